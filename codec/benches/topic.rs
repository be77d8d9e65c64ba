//! Topic classification beside a nom version of the same tables.
//!
//! The nom version strips the prefix with `tag`, takes ids with `take_till1`, and tries the rests of the family one after
//! the other with `tag` and `eof`, as a parser written with nom would. It does less: it finds the kind, but neither checks the
//! name nor keeps the ids.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nom::{
    IResult, Parser,
    bytes::complete::{tag, take_till1},
    combinator::eof,
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

fn nom_find(name: &str) -> Option<&'static KindInfo> {
    let tables = [
        thingwire::alibaba::topic::TABLES,
        thingwire::huawei::topic::TABLES,
        thingwire::tencent::topic::TABLES,
    ];
    tables.into_iter().flatten().find_map(|table| nom_table(table, name))
}

fn nom_table(table: &'static Table, name: &str) -> Option<&'static KindInfo> {
    type Read<'a> = IResult<&'a str, &'a str>;
    let stripped: Read<'_> = tag(table.prefix).parse(name);
    let (mut rest, _) = stripped.ok()?;
    match table.ids {
        IdPlace::Front(ids) => {
            for (_, follows) in ids {
                let id: Read<'_> = take_till1(|character| character == '/').parse(rest);
                let next: Read<'_> = tag(*follows).parse(id.ok()?.0);
                rest = next.ok()?.0;
            }
        }
        // From the back there is nothing for nom to do.
        IdPlace::Back(ids) => {
            let mut text = name;
            for _ in ids {
                text = text.rsplit_once('/')?.0;
            }
            rest = text;
        }
    }
    let row = table.rows.iter().find(|row| {
        let read: IResult<&str, (&str, &str)> = (tag(row.rest), eof).parse(rest);
        read.is_ok()
    });
    if let Some(row) = row {
        return Some(&row.info);
    }
    table
        .patterns
        .iter()
        .find(|pattern| {
            let read: Read<'_> = tag(pattern.before).parse(rest);
            read.is_ok_and(|(hole, _)| {
                // Comparing an empty text can cost 100 ns, see `wire::topic`: neither side pays it.
                let hole =
                    if pattern.after.is_empty() { Some(hole) } else { hole.strip_suffix(pattern.after) };
                hole.is_some_and(|hole| !hole.is_empty() && (pattern.deep || !hole.contains('/')))
            })
        })
        .map(|pattern| &pattern.info)
}

fn topics(criterion: &mut Criterion) {
    for topic in TOPICS {
        let ours = classify::topic(topic).expect("a topic").kind();
        assert_eq!(nom_find(topic).map(|info| info.name), Some(ours.name()), "{topic}");
    }
    let mut group = criterion.benchmark_group("ten topics");
    group.throughput(Throughput::Elements(TOPICS.len() as u64));
    group.bench_function("thingwire", |bencher| {
        bencher.iter(|| {
            for topic in black_box(TOPICS) {
                black_box(classify::topic(topic).is_ok());
            }
        });
    });
    group.bench_function("nom over the same tables", |bencher| {
        bencher.iter(|| {
            for topic in black_box(TOPICS) {
                black_box(nom_find(topic).is_some());
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
