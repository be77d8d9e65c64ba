//! thingwire on the command line, as a library: the program `thingwire` and `python -m thingwire` are the same code.

mod commands;
mod input;
mod model;
mod output;
mod progress;
mod shadow;
mod sign;
mod tree;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use thingwire::{Direction, Protocol, Vendor};
use thingwire_capture::Format;

/// Every record was read.
const ALL_READ: u8 = 0;
/// Some record failed.
const SOME_FAILED: u8 = 1;
/// Wrong usage, or input that cannot be read.
const UNUSABLE: u8 = 2;

/// The tree of an explanation with the bytes beside it, as `thingwire explain` prints it, without colours.
pub fn annotated_text(whole: &thingwire::explain::Node, payload: &[u8]) -> String {
    let mut out = anstream::StripStream::new(Vec::new());
    for node in commands::below(whole) {
        // Memory takes all that is written.
        let _ = tree::annotated(&mut out, &node, payload, 0);
    }
    String::from_utf8_lossy(&out.into_inner()).into_owned()
}

/// Runs the command of these arguments, the first of which is the program's name, over the process's own standard streams.
///
/// Gives the exit status: 0 when every record was read, 1 when some record failed, 2 for wrong usage or unreadable input. What
/// went wrong has been said on standard error.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    let done = match Cli::try_parse_from(arguments) {
        Ok(Cli { command }) => command.run(),
        Err(answer) => {
            // Help and version come this way too. There is nobody to tell that nobody reads.
            let _ = answer.print();
            let _ = io::stdout().flush();
            return u8::try_from(answer.exit_code()).unwrap_or(UNUSABLE);
        }
    };
    match done {
        Ok(status) => status,
        // Whoever reads us has seen enough.
        Err(input::Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ALL_READ,
        Err(failure) => {
            output::say(failure);
            UNUSABLE
        }
    }
}

/// Decode, encode and explain the device messages of Alibaba Cloud IoT, Huawei Cloud IoTDA (with PCP) and Tencent Cloud
/// IoT Hub.
///
/// Exit status: 0 when every record was read, 1 when some record failed, 2 for wrong usage or unreadable input. One bad
/// record never stops the rest.
#[derive(Parser, Debug)]
#[command(name = "thingwire", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Read records and print what they mean
    Decode {
        #[command(flatten)]
        records: Records,
        /// Print one JSON object a line, in input order
        #[arg(long, conflicts_with = "tree")]
        json: bool,
        /// Print a tree a record (the default)
        #[arg(long)]
        tree: bool,
        /// Hold records to this model (Alibaba's TSL, Huawei's product model); may be given more than once
        ///
        /// The file has the TSL document or the product with its service capabilities, or the platform's reply that brings it;
        /// devicetype-capability.json and the files of its service types, each with its own --model, are one. A model applies
        /// to its vendor's records of its product, and to sub-devices of that product in a gateway's report; to all of its
        /// vendor's records where it names no product.
        #[arg(long = "model", value_name = "FILE")]
        models: Vec<PathBuf>,
    },
    /// Make messages that keep to a model (Alibaba's TSL, Huawei's product model), as records, one a line
    ///
    /// Each round has a report of properties, setting, asking for and answering them, each event, and each service's or
    /// command's call and answer. The same seed gives the same records. `thingwire decode -` reads them.
    Example {
        #[command(flatten)]
        wanted: model::Wanted,
    },
    /// Turn decoded objects, one a line, back into records, one a line
    Encode {
        /// The file to read; `-` or nothing for standard input
        file: Option<PathBuf>,
        /// A file with the keys of what was encrypted: one JSON object, as for `decode`
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
    },
    /// Read records and print every byte with its field, value, meaning and place in the specification
    Explain {
        #[command(flatten)]
        records: Records,
        /// Print one JSON tree a line, in input order
        #[arg(long)]
        json: bool,
    },
    /// Take an Alibaba device shadow through requests, and print what the platform stores and answers
    ///
    /// Prints one JSON object a line: `document` afterwards, `reply`, `control` (what the device is told, or null) and
    /// `notes`. Exit status 1 when some request was refused.
    Shadow {
        /// Payloads of requests, one a line; `-` or nothing for standard input
        file: Option<PathBuf>,
        /// The stored document; without one the device has not reported yet
        #[arg(long, value_name = "FILE")]
        document: Option<PathBuf>,
        /// The time of the requests, in seconds since 1970; without it the clock's
        #[arg(long, value_name = "SECONDS")]
        now: Option<u64>,
    },
    /// Make credentials: one JSON request a line, its credentials a line
    ///
    /// A request names a scheme and what it signs: {"scheme":"alibaba.mqtt","product_key":..,"device_name":..,"device_secret":..}.
    /// Secrets come from the input only. Exit status 1 when some request was refused.
    Sign {
        /// The file to read; `-` or nothing for standard input
        file: Option<PathBuf>,
        /// JSON is all there is; taken so that every command has it
        #[arg(long, hide = true)]
        json: bool,
    },
    /// Hold credentials to what they should be, and say which mistake explains them: one JSON request a line, a verdict a line
    ///
    /// A request of `sign` with `given`, an object of what was sent: client_id, username, password, sign, ..., or the request's body,
    /// params, form or headers. What it leaves out is taken from there, and so is the scheme. With `now` and `skew`, in seconds,
    /// times are held to a window. Exit status 1 when some are not valid.
    Verify {
        /// The file to read; `-` or nothing for standard input
        file: Option<PathBuf>,
        /// JSON is all there is; taken so that every command has it
        #[arg(long, hide = true)]
        json: bool,
    },
    /// Say what an error or result code means, or list a vendor's codes
    Codes {
        /// alibaba, huawei or tencent; or `thingwire` for this program's own complaints
        vendor: String,
        /// The code, as the device or platform prints it: 6, 0x06, 4.01, -2
        #[arg(allow_negative_numbers = true)]
        code: Option<String>,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// List the kinds of message, with vendor, direction and topic template
    Kinds {
        /// This vendor's only
        #[arg(long, value_parser = named(Vendor::from_name, "alibaba, huawei or tencent"))]
        vendor: Option<Vendor>,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
}

/// Where records come from, and what is known about them.
#[derive(Args, Debug)]
struct Records {
    /// The file to read; `-` or nothing for standard input
    file: Option<PathBuf>,
    /// How the records are written
    #[arg(long, value_enum, default_value = "auto")]
    format: FormatName,
    /// Refuse records that break a documented rule
    #[arg(long)]
    strict: bool,
    /// Whose records these are, where they do not say
    #[arg(long, value_parser = named(Vendor::from_name, "alibaba, huawei or tencent"))]
    vendor: Option<Vendor>,
    /// Which protocol the records are in, where they do not say
    #[arg(long, value_parser = named(Protocol::from_name, "a protocol, as `thingwire kinds` lists them"))]
    protocol: Option<Protocol>,
    /// Which way the records go, where they do not say
    #[arg(long, value_parser = named(Direction::from_name, "up or down"))]
    direction: Option<Direction>,
    /// A file with the keys of the records that have none of their own
    ///
    /// One JSON object: {"device_secret":..,"random":..} decrypts Alibaba's CoAP payloads.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum FormatName {
    /// Tell it from the first lines, and say why
    Auto,
    /// JSON objects, one a line; also what `mosquitto_sub -F '%j'` prints
    Jsonl,
    /// Hex, one frame a line, in any usual spelling
    Hex,
    /// xxd, hexdump -C, od -A x -t x1z, Wireshark
    Hexdump,
    /// Base64 or base64url, one frame a line
    Base64,
    /// Log of AT commands of a radio module
    At,
}

impl FormatName {
    fn format(self) -> Option<Format> {
        match self {
            FormatName::Auto => None,
            FormatName::Jsonl => Some(Format::JsonLines),
            FormatName::Hex => Some(Format::Hex),
            FormatName::Hexdump => Some(Format::HexDump),
            FormatName::Base64 => Some(Format::Base64),
            FormatName::At => Some(Format::At),
        }
    }
}

/// A value of a closed list.
fn named<T: Clone + Send + Sync + 'static>(
    from_name: fn(&str) -> Option<T>,
    expected: &'static str,
) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |name| from_name(name).ok_or_else(|| format!("expected {expected}"))
}

impl Command {
    fn run(self) -> Result<u8, input::Failure> {
        match self {
            Command::Decode { records, json, tree: _, models } => commands::decode(&records, json, &models),
            Command::Example { wanted } => model::example(&wanted),
            Command::Encode { file, keys } => commands::encode(file.as_deref(), keys.as_deref()),
            Command::Explain { records, json } => commands::explain(&records, json),
            Command::Shadow { file, document, now } => {
                shadow::shadow(file.as_deref(), document.as_deref(), now)
            }
            Command::Sign { file, json: _ } => sign::sign(file.as_deref()),
            Command::Verify { file, json: _ } => sign::verify(file.as_deref()),
            Command::Codes { vendor, code, json } => commands::codes(&vendor, code.as_deref(), json),
            Command::Kinds { vendor, json } => commands::kinds(vendor, json),
        }
    }
}
