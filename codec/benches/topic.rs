//! Topic classification beside a nom version of the same tables, with the same answer: kind and ids, wildcards refused.
//!
//! The nom version checks the name with `take_till`, strips the prefix with `tag`, takes ids with `take_till1`, and tries the
//! rests of the family one after the other with `tag` and `eof`, as a parser written with nom would.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nom::{
    IResult, Parser,
    bytes::complete::{tag, take_till, take_till1},
    combinator::eof,
    sequence::terminated,
};
use thingwire::{
    classify,
    kind::KindInfo,
    wire::topic::{IdPlace, Table},
};

const TOPICS: [&str; 10] = [
    "/sys/a1B2c3D4e5F/dev1/thing/event/property/post",
    "/sys/a1B2c3D4e5F/dev1/thing/event/property/pack/post_reply",
    "/sys/a1B2c3D4e5F/dev1/thing/service/property/set",
    "/sys/a1B2c3D4e5F/dev1/thing/topo/add",
    "/ext/session/a1B2c3D4e5F/dev1/combine/login",
    "/ota/device/upgrade/a1B2c3D4e5F/dev1",
    "$oc/devices/5e12345_node1/sys/properties/report",
    "$oc/devices/5e12345_node1/sys/commands/request_id=42",
    "$thing/up/property/S3EUVBRJLB/test_device",
    "$shadow/operation/result/S3EUVBRJLB/test_device",
];

/// Kind and ids, as many as one topic has.
type Found<'a> = (&'static KindInfo, [&'a str; 4]);

fn nom_find(name: &str) -> Option<Found<'_>> {
    let checked: IResult<&str, &str> =
        terminated(take_till(|character| matches!(character, '\0' | '+' | '#')), eof).parse(name);
    checked.ok()?;
    let tables = [
        thingwire::alibaba::topic::TABLES,
        thingwire::huawei::topic::TABLES,
        thingwire::tencent::topic::TABLES,
    ];
    tables.into_iter().flatten().find_map(|table| nom_table(table, name))
}

fn nom_table<'a>(table: &'static Table, name: &'a str) -> Option<Found<'a>> {
    let mut found = [""; 4];
    type Read<'a> = IResult<&'a str, &'a str>;
    let stripped: Read<'_> = tag(table.prefix).parse(name);
    let (mut rest, _) = stripped.ok()?;
    match table.ids {
        IdPlace::Front(ids) => {
            for (slot, (_, follows)) in found.iter_mut().zip(ids) {
                let id: Read<'_> = take_till1(|character| character == '/').parse(rest);
                let (behind, id) = id.ok()?;
                *slot = id;
                let next: Read<'_> = tag(*follows).parse(behind);
                rest = next.ok()?.0;
            }
        }
        // From the back there is nothing for nom to do.
        IdPlace::Back(ids) => {
            let mut text = name;
            for slot in found.iter_mut().take(ids.len()).rev() {
                (text, *slot) = text.rsplit_once('/')?;
            }
            rest = text;
        }
    }
    let row = table.rows.iter().find(|row| {
        let read: IResult<&str, (&str, &str)> = (tag(row.rest), eof).parse(rest);
        read.is_ok()
    });
    if let Some(row) = row {
        return Some((&row.info, found));
    }
    table.patterns.iter().find_map(|pattern| {
        let read: Read<'_> = tag(pattern.before).parse(rest);
        // Comparing an empty text can cost 100 ns, see `wire::topic`: neither side pays it.
        let (hole, _) = read.ok()?;
        let hole = if pattern.after.is_empty() { hole } else { hole.strip_suffix(pattern.after)? };
        if hole.is_empty() || (!pattern.deep && hole.contains('/')) {
            return None;
        }
        *found.iter_mut().find(|slot| slot.is_empty())? = hole;
        Some((&pattern.info, found))
    })
}

fn topics(criterion: &mut Criterion) {
    for topic in TOPICS {
        let ours = classify::topic(topic).expect("a topic");
        let (info, ids) = nom_find(topic).expect("a topic");
        assert_eq!(info.name, ours.kind().name(), "{topic}");
        assert!(ours.ids().map(|(_, id)| id).eq(ids.into_iter().filter(|id| !id.is_empty())), "{topic}");
    }
    let mut group = criterion.benchmark_group("ten topics");
    group.throughput(Throughput::Elements(TOPICS.len() as u64));
    group.bench_function("thingwire", |bencher| {
        bencher.iter(|| {
            for topic in black_box(TOPICS) {
                let _ = black_box(classify::topic(topic));
            }
        });
    });
    group.bench_function("nom over the same tables", |bencher| {
        bencher.iter(|| {
            for topic in black_box(TOPICS) {
                let _ = black_box(nom_find(topic));
            }
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_secs(1));
    targets = topics
}
criterion_main!(benches);
