//! An upgrade from end to end: the guide's dialogue frame by frame, and two sides over a line that loses and repeats.

use std::{borrow::Cow, collections::VecDeque};

use proptest::prelude::*;
use serde_json::Value;
use thingwire::{
    Direction,
    huawei::pcp::{
        self, Body, Frame, Message, ResultCode, Version,
        upgrade::{Action, Device, Doing, Fragments, Ignored, Notice, Outcome, Platform, Stage},
    },
    wire::hex,
};

fn version(text: &str) -> Version {
    Version::new(text).expect("a version")
}

fn frame(body: &Body<'_>) -> Vec<u8> {
    Message { reserved: 0, body: body.clone() }.to_vec().expect("a frame")
}

/// What is sent among some actions.
fn sent<'a>(actions: &[Action<'a>]) -> Vec<Body<'a>> {
    let sends = actions.iter().filter_map(|action| match action {
        Action::Send(body) => Some(body.clone()),
        _ => None,
    });
    sends.collect()
}

fn outcome(actions: &[Action<'_>]) -> Option<Outcome> {
    actions.iter().find_map(|action| match action {
        Action::Ended(outcome) => Some(*outcome),
        _ => None,
    })
}

fn ignored(actions: &[Action<'_>]) -> Option<Ignored> {
    actions.iter().find_map(|action| match action {
        Action::Ignored(why) => Some(*why),
        _ => None,
    })
}

/// The frames of the guide's sections 3.8.2, in their order: each side makes its own out of the other's.
#[test]
fn the_guides_dialogue_is_made_byte_for_byte() {
    let recording = include_str!("../../testvectors/captures/pcp-upgrade.jsonl");
    let frames: Vec<(Direction, Vec<u8>)> = recording
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).expect("JSON");
            let text = |name: &str| line[name].as_str().expect("a text").to_owned();
            let direction = Direction::from_name(&text("direction")).expect("a direction");
            (direction, hex::decode(&text("hex")).expect("hex"))
        })
        .collect();
    assert_eq!(frames.len(), 12);

    let mut platform = Platform::new(version("V1.0"), b"HELLO, IoT SOTA!", 500).expect("a package");
    let mut device = Device::new(version("V0.9"));
    let (mut up, mut down) = (VecDeque::new(), VecDeque::from(sent(&platform.start())));
    let mut stored = Vec::new();
    for (direction, expected) in &frames {
        let next = if *direction == Direction::Up { up.pop_front() } else { down.pop_front() };
        let body = next.expect("something to send");
        assert_eq!(hex::encode(&frame(&body)), hex::encode(expected), "{body:?}");
        let view = Frame::parse(expected).expect("a frame");
        let message = pcp::read(&view, Some(*direction), &mut Vec::new()).expect("a message");
        if *direction == Direction::Up {
            down.extend(sent(&platform.receive(&message.body)));
            continue;
        }
        let mut actions = VecDeque::from(device.receive(&message.body));
        while let Some(action) = actions.pop_front() {
            match action {
                Action::Send(body) => up.push_back(body.into_owned()),
                Action::Decide(notice) => {
                    assert_eq!(notice, platform.notice());
                    actions.extend(device.decide(ResultCode::SUCCESS));
                }
                Action::Store { data, .. } => stored.extend_from_slice(&data),
                Action::Check => actions.extend(device.checked(ResultCode::SUCCESS)),
                Action::Install => actions.extend(device.installed(ResultCode::SUCCESS, version("V1.0"))),
                Action::Ended(outcome) => assert_eq!(outcome, Outcome::Upgraded),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(stored, b"HELLO, IoT SOTA!");
    assert_eq!((device.running(), device.doing()), (version("V1.0"), Doing::Nothing));
    assert_eq!(platform.stage(), Stage::Over(Outcome::Upgraded));
    assert!(up.is_empty() && down.is_empty());
}

/// The guide's refusals and failures: what the device reports, and how the task ends.
#[test]
fn every_refusal_ends_the_task() {
    let package = [7; 100];
    let start = || {
        let mut platform = Platform::new(version("V2"), &package, 50).expect("a package");
        let _ = platform.start();
        platform
    };
    let up = |platform: &mut Platform<'_>, body: Body<'_>| outcome(&platform.receive(&body));
    let version_answer =
        |text: &str| Body::QueryVersionResponse { result: ResultCode::SUCCESS, version: version(text) };

    assert_eq!(up(&mut start(), version_answer("V2")), Some(Outcome::AlreadyLatest));
    for code in [1, 2, 3, 4, 5, 9, 0x7f, 0x55] {
        let result = ResultCode(code);
        let mut platform = start();
        assert_eq!(up(&mut platform, version_answer("V1")), None);
        let refusal = Body::NewVersionResponse { result };
        assert_eq!(up(&mut platform, refusal.clone()), Some(Outcome::Refused(result)));
        assert_eq!(ignored(&platform.receive(&refusal)), Some(Ignored::NotExpected), "it is over");
        // Once it is over there is no such task.
        let late = platform.receive(&Body::FragmentRequest { version: version("V2"), fragment_index: 0 });
        assert_eq!(sent(&late).first().and_then(Body::result), Some(ResultCode::NO_TASK));
    }
    for code in [5, 6, 7, 8] {
        let mut platform = start();
        let _ = up(&mut platform, version_answer("V1"));
        let _ = up(&mut platform, Body::NewVersionResponse { result: ResultCode::SUCCESS });
        let status = ResultCode(code);
        let actions = platform.receive(&Body::DownloadReportRequest { status });
        assert_eq!(sent(&actions), [Body::DownloadReportResponse { result: ResultCode::SUCCESS }]);
        assert_eq!(outcome(&actions), Some(Outcome::NotDownloaded(status)));
    }
    let execution = || {
        let mut platform = start();
        let _ = up(&mut platform, version_answer("V1"));
        let _ = up(&mut platform, Body::NewVersionResponse { result: ResultCode::SUCCESS });
        let _ = up(&mut platform, Body::DownloadReportRequest { status: ResultCode::SUCCESS });
        platform
    };
    for code in [1, 4, 5, 9] {
        let result = ResultCode(code);
        assert_eq!(
            up(&mut execution(), Body::ExecuteResponse { result }),
            Some(Outcome::NotExecuted(result))
        );
    }
    for code in [1, 4, 5, 9, 10, 0x7f] {
        let mut platform = execution();
        let result = ResultCode(code);
        assert_eq!(up(&mut platform, Body::ExecuteResponse { result: ResultCode::SUCCESS }), None);
        let report = Body::ResultRequest { result, version: version("V1") };
        assert_eq!(up(&mut platform, report), Some(Outcome::Failed(result)));
    }
    let report = Body::ResultRequest { result: ResultCode::SUCCESS, version: version("V1") };
    assert_eq!(up(&mut execution(), report), Some(Outcome::OtherVersion(version("V1"))));
}

#[test]
fn a_platform_answers_what_is_out_of_place_with_the_guides_codes() {
    let package = [1; 100];
    let mut platform = Platform::new(version("V2"), &package, 64).expect("a package");
    let asks = |text: &str, fragment_index| Body::FragmentRequest { version: version(text), fragment_index };
    let code = |actions: &[Action<'_>]| sent(actions).first().and_then(Body::result);
    assert_eq!(code(&platform.receive(&asks("V2", 0))), Some(ResultCode::NO_TASK), "nothing was announced");
    let _ = platform.start();
    let _ =
        platform.receive(&Body::QueryVersionResponse { result: ResultCode::SUCCESS, version: version("V1") });
    assert_eq!(code(&platform.receive(&asks("V3", 0))), Some(ResultCode::NO_TASK));
    assert_eq!(code(&platform.receive(&asks("V2", 2))), Some(ResultCode::NO_FRAGMENT));
    assert_eq!(code(&platform.receive(&asks("V2", u16::MAX))), Some(ResultCode::NO_FRAGMENT));
    // The request says that the notice was taken, though its answer is lost; the last fragment is short.
    let actions = platform.receive(&asks("V2", 1));
    assert_eq!(
        sent(&actions),
        [Body::FragmentResponse {
            result: ResultCode::SUCCESS,
            fragment_index: Some(1),
            data: Cow::Borrowed(&package[64..])
        }]
    );
    assert_eq!(platform.stage(), Stage::Download);
    let result = Body::ResultRequest { result: ResultCode::SUCCESS, version: version("V2") };
    assert_eq!(code(&platform.receive(&result)), Some(ResultCode::NO_TASK), "nothing was installed");
    for not_ours in [Body::QueryVersionRequest, Body::ExecuteRequest, platform.notice().body()] {
        assert_eq!(ignored(&platform.receive(&not_ours)), Some(Ignored::NotForThisSide));
    }
    assert_eq!(outcome(&platform.timeout()), Some(Outcome::TimedOut));
    assert_eq!(platform.timeout(), [], "only once");
    assert_eq!(platform.time_limit(), None);
}

#[test]
fn packages_that_cannot_be_announced_are_refused() {
    let long = vec![0; 32 * 65_536];
    for (package, size) in
        [(&b""[..], 500), (&b"x"[..], 31), (&b"x"[..], 501), (&b"x"[..], 0), (long.as_slice(), 32)]
    {
        assert_eq!(Platform::new(version("V2"), package, size), None, "{} bytes by {size}", package.len());
    }
    // The guide's count: size by fragment size, rounded up.
    for (length, size, count) in [(500, 500, 1), (501, 500, 2), (32 * 65_535, 32, 65_535), (1, 32, 1)] {
        let platform = Platform::new(version("V2"), &long[..length], size).expect("a package");
        assert_eq!(platform.notice().fragment_count, count);
    }
}

#[test]
fn a_device_takes_only_the_fragment_that_it_asked_for() {
    let notice =
        Notice { version: version("V2"), fragment_size: 32, fragment_count: 3, package_check: 0x3132 };
    let mut device = Device::new(version("V1"));
    let answer = |index: u16, length: usize| Body::FragmentResponse {
        result: ResultCode::SUCCESS,
        fragment_index: Some(index),
        data: Cow::Owned(vec![0; length]),
    };
    assert_eq!(ignored(&device.receive(&answer(0, 32))), Some(Ignored::NotExpected));
    assert_eq!(device.receive(&notice.body()), [Action::Decide(notice)]);
    assert_eq!(device.checked(ResultCode::SUCCESS), [], "there is nothing to check yet");
    assert_eq!(device.installed(ResultCode::SUCCESS, version("V2")), [], "nor to install");
    assert_eq!(sent(&device.decide(ResultCode::SUCCESS)).len(), 2);
    for (index, length, why) in [
        (1, 32, Ignored::OtherFragment),
        (9, 32, Ignored::OtherFragment),
        (0, 31, Ignored::FragmentSize { expected: 32, found: 31 }),
        (0, 33, Ignored::FragmentSize { expected: 32, found: 33 }),
        (0, 0, Ignored::FragmentSize { expected: 32, found: 0 }),
    ] {
        assert_eq!(ignored(&device.receive(&answer(index, length))), Some(why), "{index} {length}");
    }
    let _ = device.receive(&answer(0, 32));
    assert_eq!(ignored(&device.receive(&answer(0, 32))), Some(Ignored::OtherFragment), "repeated");
    let _ = device.receive(&answer(1, 32));
    for (length, found) in [(0, 0), (33, 33)] {
        let why = Ignored::FragmentSize { expected: 32, found };
        assert_eq!(ignored(&device.receive(&answer(2, length))), Some(why));
    }
    assert_eq!(device.receive(&answer(2, 1)).last(), Some(&Action::Check));
    assert_eq!(ignored(&device.receive(&Body::ExecuteRequest)), Some(Ignored::NotExpected), "not checked");
    for empty in [Notice { fragment_size: 0, ..notice }, Notice { fragment_count: 0, ..notice }] {
        assert_eq!(ignored(&device.receive(&empty.body())), Some(Ignored::EmptyPackage));
    }
    // No task, no fragment: it is over.
    for code in [ResultCode::NO_TASK, ResultCode::NO_FRAGMENT] {
        let mut device = Device::new(version("V1"));
        let _ = device.receive(&notice.body());
        let _ = device.decide(ResultCode::SUCCESS);
        let refusal = Body::FragmentResponse { result: code, fragment_index: None, data: Cow::Borrowed(&[]) };
        assert_eq!(outcome(&device.receive(&refusal)), Some(Outcome::NoTask(code)));
    }
}

#[test]
fn a_silent_platform_is_asked_three_times() {
    let notice = Notice { version: version("V2"), fragment_size: 32, fragment_count: 1, package_check: 0 };
    let mut device = Device::new(version("V1"));
    assert_eq!(device.timeout(), [], "nothing is awaited");
    let _ = device.receive(&notice.body());
    let asked = sent(&device.decide(ResultCode::SUCCESS));
    let request = Body::FragmentRequest { version: version("V2"), fragment_index: 0 };
    assert_eq!(asked.last(), Some(&request));
    for _ in 0..2 {
        assert_eq!(sent(&device.timeout()), std::slice::from_ref(&request));
    }
    let report = Body::DownloadReportRequest { status: ResultCode(6) };
    for _ in 0..3 {
        assert_eq!(sent(&device.timeout()), std::slice::from_ref(&report), "download timed out");
    }
    assert_eq!(outcome(&device.timeout()), Some(Outcome::TimedOut));
    // The same package again: what has come is still there.
    assert_eq!(device.receive(&notice.body()), [Action::Decide(notice)]);
}

/// Else the same wrong bytes would be checked at each new attempt of the platform's.
#[test]
fn a_package_that_is_not_right_is_fetched_again() {
    let notice = Notice { version: version("V2"), fragment_size: 32, fragment_count: 1, package_check: 0 };
    let mut device = Device::new(version("V1"));
    let request = Body::FragmentRequest { version: version("V2"), fragment_index: 0 };
    let damaged = ResultCode(7);
    for _ in 0..2 {
        assert_eq!(device.receive(&notice.body()), [Action::Decide(notice)]);
        assert_eq!(sent(&device.decide(ResultCode::SUCCESS)).last(), Some(&request));
        let data = Cow::Borrowed(&b"damaged"[..]);
        let fragment = Body::FragmentResponse { result: ResultCode::SUCCESS, fragment_index: Some(0), data };
        assert_eq!(device.receive(&fragment).last(), Some(&Action::Check));
        let report = device.checked(damaged);
        assert_eq!(sent(&report), [Body::DownloadReportRequest { status: damaged }]);
        assert_eq!(sent(&device.timeout()), sent(&report), "it is said again where no note is taken");
        let noted = Body::DownloadReportResponse { result: ResultCode::SUCCESS };
        assert_eq!(outcome(&device.receive(&noted)), Some(Outcome::NotDownloaded(damaged)));
    }
}

/// Its answer may be lost: the device says it again, and has the same answer.
#[test]
fn a_report_that_is_repeated_is_answered_as_before() {
    let mut platform = Platform::new(version("V2"), b"package", 32).expect("a package");
    let _ = platform.start();
    let _ =
        platform.receive(&Body::QueryVersionResponse { result: ResultCode::SUCCESS, version: version("V1") });
    let _ = platform.receive(&Body::NewVersionResponse { result: ResultCode::SUCCESS });
    let report = Body::DownloadReportRequest { status: ResultCode(7) };
    let noted = Body::DownloadReportResponse { result: ResultCode::SUCCESS };
    for _ in 0..2 {
        assert_eq!(sent(&platform.receive(&report)), std::slice::from_ref(&noted));
    }
    assert_eq!(platform.stage(), Stage::Over(Outcome::NotDownloaded(ResultCode(7))));
}

#[test]
fn a_download_goes_on_after_a_restart() {
    let package: Vec<u8> = (0..100).collect();
    let mut platform = Platform::new(version("V2"), &package, 32).expect("a package");
    let _ = platform.start();
    let _ =
        platform.receive(&Body::QueryVersionResponse { result: ResultCode::SUCCESS, version: version("V1") });
    let mut stored = Fragments::none_of(4);
    assert!(stored.insert(0) && stored.insert(2) && !stored.insert(2) && !stored.insert(4));
    assert_eq!((stored.missing(), stored.first_missing()), (2, Some(1)));
    let mut device = Device::resumed(version("V1"), platform.notice(), stored);
    let mut asked = Vec::new();
    let mut down = VecDeque::from([platform.notice().body()]);
    while let Some(body) = down.pop_front() {
        for action in device.receive(&body) {
            match action {
                Action::Send(body) => {
                    if let Body::FragmentRequest { fragment_index, .. } = body {
                        asked.push(fragment_index);
                    }
                    down.extend(sent(&platform.receive(&body)));
                }
                Action::Store { index, offset, data } => {
                    assert_eq!(*data, package[offset..offset + data.len()]);
                    assert_eq!(offset, usize::from(index) * 32);
                }
                Action::Check => {}
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(asked, [1, 3], "only what is missing");
    assert_eq!(device.doing(), Doing::Checking);
    // Another package in its place: from the start.
    let other = Notice { package_check: 1, ..platform.notice() };
    let mut device = Device::resumed(version("V1"), platform.notice(), Fragments::none_of(4));
    assert_eq!(device.receive(&other.body()), [Action::Decide(other)]);
}

/// What a line does with each message: passes it, loses it, or delivers it twice.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Pass,
    Lose,
    Twice,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![6 => Just(Fate::Pass), 2 => Just(Fate::Lose), 1 => Just(Fate::Twice)]
}

proptest! {
    /// Over any line the two sides come to an end; what the device checks is the package; and when both say that it is
    /// upgraded, it is.
    #[test]
    fn a_bad_line_never_damages_a_package(
        package in proptest::collection::vec(any::<u8>(), 1..400),
        size in 32..=64_u16,
        fates in proptest::collection::vec(fate(), 0..200),
    ) {
        let clean = !fates.iter().any(|fate| matches!(fate, Fate::Lose));
        let mut fates = fates.into_iter().chain(std::iter::repeat(Fate::Pass));
        let mut pass = |bodies: Vec<Body<'static>>| -> Vec<Body<'static>> {
            let mut out = Vec::new();
            for body in bodies {
                match fates.next().unwrap_or(Fate::Pass) {
                    Fate::Pass => out.push(body),
                    Fate::Lose => {}
                    Fate::Twice => out.extend([body.clone(), body]),
                }
            }
            out
        };
        let mut platform = Platform::new(version("V2"), &package, size).expect("a package");
        let mut device = Device::new(version("V1"));
        let mut stored = vec![None; package.len()];
        let owned = |bodies: Vec<Body<'_>>| bodies.into_iter().map(Body::into_owned).collect::<Vec<_>>();
        let mut down = pass(owned(sent(&platform.start())));
        let mut silences = 0;
        let mut device_says = None;
        for _ in 0..10_000 {
            let mut up = Vec::new();
            for body in std::mem::take(&mut down) {
                let mut actions = VecDeque::from(device.receive(&body));
                while let Some(action) = actions.pop_front() {
                    match action {
                        Action::Send(body) => up.push(body.into_owned()),
                        Action::Decide(_) => actions.extend(device.decide(ResultCode::SUCCESS)),
                        Action::Store { offset, data, .. } => {
                            for (at, byte) in data.iter().enumerate() {
                                prop_assert_eq!(stored[offset + at].replace(*byte), None, "stored once");
                            }
                        }
                        Action::Check => {
                            let whole: Option<Vec<u8>> = stored.iter().copied().collect();
                            prop_assert_eq!(whole.as_ref(), Some(&package));
                            actions.extend(device.checked(ResultCode::SUCCESS));
                        }
                        Action::Install => {
                            actions.extend(device.installed(ResultCode::SUCCESS, version("V2")));
                        }
                        Action::Ended(outcome) => device_says = Some(outcome),
                        Action::Ignored(_) => {}
                        _ => prop_assert!(false, "an action that is not known here"),
                    }
                }
            }
            if up.is_empty() {
                // Nobody speaks: the device's time is up, and at last the platform's.
                up = owned(sent(&device.timeout()));
                if up.is_empty() {
                    silences += 1;
                    let _ = platform.timeout();
                }
            }
            if silences > 1 {
                break;
            }
            for body in pass(up) {
                down.extend(owned(sent(&platform.receive(&body))));
            }
            down = pass(down);
        }
        prop_assert!(silences > 1, "it does not end");
        let Stage::Over(outcome) = platform.stage() else {
            prop_assert!(false, "{:?}", platform.stage());
            return Ok(());
        };
        if clean {
            prop_assert_eq!(outcome, Outcome::Upgraded, "nothing was lost");
        }
        if outcome == Outcome::Upgraded {
            prop_assert_eq!(device.running(), version("V2"));
        }
        if device_says == Some(Outcome::Upgraded) {
            prop_assert_eq!(outcome, Outcome::Upgraded);
        }
    }
}
