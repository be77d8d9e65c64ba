//! CoAP: parsing and encoding of a POST of 124 bytes with Uri-Path (4), Content-Format, Accept, and the options 2088 and 2089,
//! beside `coap-lite` and `minicoap`.
//!
//! `cargo bench -p thingwire --bench coap`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, with its ratio to ours. For instruction counts, with N and 2N rounds and the difference
//! taken: `COUNT=parse/thingwire/1000 valgrind --tool=callgrind target/release/deps/coap-...`.

use std::{hint::black_box, time::Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use thingwire::wire::coap::{
    Encoder, Header, Message, MessageCode, MessageType, OptionNumber, Packet, Settings,
};

const TOKEN: [u8; 4] = [1, 2, 3, 4];
const PATH: [&str; 4] = ["topic", "a1NUjcVkHZS", "device1234", "post"];
const TICKET: &[u8] = b"MZ8m37hp01w1SSqoDFzo0010500d00.0";
const SEQUENCE: [u8; 16] = [0xff; 16];
const PAYLOAD: &[u8] = b"{\"params\":{\"Power\":1}}\xff";
const LONG: OptionNumber = OptionNumber(2088);
const LONGER: OptionNumber = OptionNumber(2089);

/// One call, over the datagram and a buffer.
type Run = Box<dyn Fn(&[u8], &mut [u8])>;

struct Case {
    name: &'static str,
    candidates: Vec<(&'static str, Run)>,
}

fn message() -> Message<'static> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 2);
    message.token = TOKEN[..].into();
    PATH.iter().for_each(|level| message.options.push(OptionNumber::URI_PATH, level.as_bytes()));
    message.options.push_uint(OptionNumber::CONTENT_FORMAT, 50);
    message.options.push_uint(OptionNumber::ACCEPT, 50);
    message.options.push(LONG, TICKET);
    message.options.push(LONGER, &SEQUENCE[..]);
    message.payload = PAYLOAD.into();
    message
}

/// Written in order, into a buffer.
fn encoder(buffer: &mut [u8]) -> Result<usize, thingwire::Error> {
    let header = Header { message_type: MessageType::Confirmable, code: MessageCode::POST, message_id: 2 };
    let mut out = Encoder::new(buffer, header, &TOKEN, Settings::default())?;
    for level in black_box(PATH) {
        out.option(OptionNumber::URI_PATH, level.as_bytes())?;
    }
    out.uint(OptionNumber::CONTENT_FORMAT, black_box(50))?;
    out.uint(OptionNumber::ACCEPT, black_box(50))?;
    out.option(LONG, black_box(TICKET))?;
    out.option(LONGER, &black_box(SEQUENCE))?;
    out.finish(black_box(PAYLOAD))
}

fn minicoap(buffer: &mut [u8]) -> Result<usize, minicoap::CoapBuildError> {
    let mut out = minicoap::MessageBuilder::new(buffer)?
        .header(minicoap::MessageType::Confirmable, 2_u8)
        .message_id(2)
        .token(&TOKEN)?;
    for level in black_box(PATH) {
        out = out.option(11_u16, level.as_bytes())?;
    }
    let out = out.option_uint(12_u16, black_box(50_u64))?.option_uint(17_u16, black_box(50_u64))?;
    let out = out.option(2088_u16, black_box(TICKET))?.option(2089_u16, &black_box(SEQUENCE))?;
    Ok(out.payload(black_box(PAYLOAD))?.len())
}

fn coap_lite() -> coap_lite::Packet {
    use coap_lite::{CoapOption, MessageClass, MessageType, Packet, RequestType};
    let mut packet = Packet::new();
    packet.header.set_type(MessageType::Confirmable);
    packet.header.code = MessageClass::Request(RequestType::Post);
    packet.header.message_id = 2;
    packet.set_token(TOKEN.to_vec());
    PATH.iter().for_each(|level| packet.add_option(CoapOption::UriPath, level.as_bytes().to_vec()));
    packet.add_option(CoapOption::ContentFormat, vec![50]);
    packet.add_option(CoapOption::Accept, vec![50]);
    packet.add_option(CoapOption::Unknown(2088), TICKET.to_vec());
    packet.add_option(CoapOption::Unknown(2089), SEQUENCE.to_vec());
    packet.payload = PAYLOAD.to_vec();
    packet
}

fn cases() -> Vec<Case> {
    let (ours, theirs) = (message(), coap_lite());
    vec![
        Case {
            name: "parse",
            candidates: vec![
                (
                    "thingwire",
                    Box::new(|bytes, _| {
                        let packet = Packet::parse(black_box(bytes)).expect("right");
                        let options: usize = packet
                            .options()
                            .map(|option| option.value.len() + usize::from(option.number.0))
                            .sum();
                        black_box((packet, options));
                    }),
                ),
                (
                    "minicoap",
                    Box::new(|bytes, _| {
                        let message = minicoap::Message::parse(black_box(bytes)).expect("right");
                        let options: usize = message
                            .options
                            .into_iter()
                            .map(|option| option.value.len() + usize::from(u16::from(option.number)))
                            .sum();
                        black_box((message, options));
                    }),
                ),
                (
                    "coap-lite",
                    Box::new(|bytes, _| {
                        black_box(coap_lite::Packet::from_bytes(black_box(bytes)).expect("right"));
                    }),
                ),
            ],
        },
        Case {
            name: "encode",
            candidates: vec![
                (
                    "thingwire",
                    Box::new(move |_, buffer| {
                        black_box(black_box(&ours).encode_into(black_box(buffer)).expect("it fits"));
                    }),
                ),
                (
                    "encoder",
                    Box::new(|_, buffer| {
                        black_box(encoder(black_box(buffer)).expect("it fits"));
                    }),
                ),
                (
                    "minicoap",
                    Box::new(|_, buffer| {
                        black_box(minicoap(black_box(buffer)).expect("it fits"));
                    }),
                ),
                (
                    "coap-lite",
                    Box::new(move |_, _| {
                        black_box(black_box(&theirs).to_bytes().expect("it fits"));
                    }),
                ),
            ],
        },
    ]
}

/// The least time of many rounds in which the candidates take turns.
fn ratios(case: &Case, bytes: &[u8], buffer: &mut [u8]) {
    const CALLS: u32 = 2000;
    let mut least = vec![f64::MAX; case.candidates.len()];
    for _ in 0..300 {
        for ((_, run), least) in case.candidates.iter().zip(&mut least) {
            let start = Instant::now();
            for _ in 0..CALLS {
                run(bytes, buffer);
            }
            *least = least.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS));
        }
    }
    for ((name, _), time) in case.candidates.iter().zip(&least) {
        println!("{:<8} {name:<10} {time:>8.1} ns  ours takes {:.2} of it", case.name, least[0] / time);
    }
}

fn main() {
    let bytes = message().to_vec().expect("it fits");
    let mut buffer = [0; 256];
    assert_eq!(bytes.len(), 124);
    let length = encoder(&mut buffer).expect("it fits");
    assert_eq!(buffer[..length], bytes);
    let length = minicoap(&mut buffer).expect("it fits");
    assert_eq!(buffer[..length], bytes);
    assert_eq!(coap_lite().to_bytes().expect("it fits"), bytes);
    let cases = cases();
    if let Ok(wanted) = std::env::var("COUNT") {
        let parts: Vec<&str> = wanted.split('/').collect();
        let [case, candidate, rounds] = parts[..] else { panic!("COUNT=case/candidate/rounds") };
        let case = cases.iter().find(|known| known.name == case).expect("a case");
        let (_, run) = case.candidates.iter().find(|(name, _)| *name == candidate).expect("a candidate");
        for _ in 0..rounds.parse().expect("a number") {
            run(&bytes, &mut buffer);
        }
        return;
    }
    if std::env::var_os("RATIOS").is_some() {
        cases.iter().for_each(|case| ratios(case, &bytes, &mut buffer));
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    for case in &cases {
        let mut group = criterion.benchmark_group(format!("coap_{}", case.name));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        for (name, run) in &case.candidates {
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
                bencher.iter(|| run(&bytes, &mut buffer));
            });
        }
        group.finish();
    }
    criterion.final_summary();
}
