"""Many records in one call: lists, and Arrow data of the libraries that people have."""

from __future__ import annotations

import json
import threading
from typing import Any

import duckdb
import pandas
import polars
import pyarrow as pa
import pytest

import thingwire

from .conftest import POST, POST_TOPIC, QUERY, REPLY, REPLY_TOPIC, cases

ROWS: list[tuple[str | None, bytes | None]] = [
    (POST_TOPIC, POST),
    (None, QUERY),
    (REPLY_TOPIC, REPLY),
    (POST_TOPIC, b'{"id":"1","params":{"a":1,"a":2}}'),
    (POST_TOPIC, None),
    (POST_TOPIC, b'{"id":"1","params":{}}'),
    ("a/+", b"{}"),
]


def expected() -> list[dict[str, Any]]:
    """The rows by way of `decode`."""
    rows = []
    for topic, payload in ROWS:
        row: dict[str, Any] = dict.fromkeys(COLUMNS)
        try:
            if payload is None:
                raise LookupError
            decoded = thingwire.decode(topic, payload)
        except LookupError:
            row |= {"error_code": "record_payload_missing", "error_layer": "record"}
            row |= {"error_message": "record has no payload: expected a payload that is not null"}
        except thingwire.DecodeError as error:
            row |= {f"error_{name}": getattr(error, name) for name in ("code", "layer", "pointer", "message", "offset", "spec")}
        else:
            row |= {name: getattr(decoded, name) for name in ("vendor", "protocol", "kind", "direction")}
            row |= {name: value for name, value in (decoded.topic or {}).items() if name in COLUMNS}
            row["message"] = json.dumps(json.loads(decoded.to_json())["message"], separators=(",", ":"))
            row["notes"] = [note["code"] for note in decoded.notes]
        rows.append(row)
    return rows


COLUMNS = [
    "vendor", "protocol", "kind", "direction", "product_key", "product_id", "device_name", "device_id", "message", "notes",
    "error_code", "error_layer", "error_pointer", "error_message", "error_offset", "error_spec",
]  # fmt: skip


def found(columns: thingwire.Columns) -> list[dict[str, Any]]:
    table = pa.table(columns)
    table.validate(full=True)
    assert table.schema.metadata == {b"thingwire.schema": b"1"}
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def table(topic: Any = pa.string(), payload: Any = pa.binary()) -> pa.Table:
    return pa.table(
        {"topic": pa.array([row[0] for row in ROWS], topic), "payload": pa.array([row[1] for row in ROWS], payload)}
    )


@pytest.mark.parametrize("topic", [pa.string(), pa.large_string(), pa.string_view(), pa.binary()])
@pytest.mark.parametrize("payload", [pa.binary(), pa.large_binary(), pa.binary_view()])
def test_layouts_of_arrow(topic: pa.DataType, payload: pa.DataType) -> None:
    columns = thingwire.decode_batch(table(topic, payload))
    assert found(columns) == expected()
    assert columns.column_names == COLUMNS
    assert (len(columns), columns.errors, columns.schema_version) == (len(ROWS), 3, "1")


def test_text_dictionaries_slices_and_chunks() -> None:
    rows = table()
    text = rows.set_column(1, "payload", pa.array([None if row[1] is None else "{}" for row in ROWS]))
    assert [row["error_code"] for row in found(thingwire.decode_batch(text))][4] == "record_payload_missing"
    encoded = rows.set_column(0, "topic", rows["topic"].dictionary_encode())
    assert found(thingwire.decode_batch(encoded)) == expected()
    chunked = pa.concat_tables([rows.slice(0, 3), rows.slice(3, 1), rows.slice(4)])
    assert chunked["payload"].num_chunks == 3
    assert found(thingwire.decode_batch(chunked)) == expected()
    assert found(thingwire.decode_batch(rows.slice(2, 3))) == expected()[2:5]
    batch = rows.combine_chunks().to_batches()[0]
    assert found(thingwire.decode_batch(batch)) == expected()
    assert found(thingwire.decode_batch(batch.slice(3))) == expected()[3:]
    assert found(thingwire.decode_batch(rows.slice(0, 0))) == []
    reader = pa.RecordBatchReader.from_batches(rows.schema, chunked.to_batches())
    assert found(thingwire.decode_batch(reader)) == expected()


def test_columns_that_are_asked_for() -> None:
    chosen = thingwire.decode_batch(table(), columns=["error_offset", "kind", "notes"])
    assert chosen.column_names == ["error_offset", "kind", "notes"]
    assert found(chosen) == [{name: row[name] for name in chosen.column_names} for row in expected()]
    for name in COLUMNS:
        (alone,) = pa.table(thingwire.decode_batch(table(), columns=[name])).columns
        assert alone.to_pylist() == [row[name] for row in expected()]
    given: list[Any] = [row for row in ROWS if row[1] is not None]
    batch = thingwire.decode_batch(given, columns=("error_code", "kind"))
    assert batch[0] == thingwire.decode(*given[0]) and pa.schema(batch).names == ["error_code", "kind"]
    wanted = [{name: row[name] for name in ("error_code", "kind")} for row in expected()]
    assert pa.table(batch).to_pylist() == [row for row, (_, payload) in zip(wanted, ROWS) if payload is not None]
    assert thingwire.spark_schema(["kind", "notes", "error_offset"]) == "kind string, notes array<string>, error_offset bigint"


@pytest.mark.parametrize(
    ("columns", "message"),
    [(["kinds"], "there is no \"kinds\", only vendor"), (["kind", "kind"], "\"kind\" comes twice"), ([], "at least one")],
)
def test_columns_that_are_not_there(columns: Any, message: str) -> None:
    for call in (lambda: thingwire.decode_batch(table(), columns=columns), lambda: thingwire.spark_schema(columns)):
        with pytest.raises(ValueError, match=message):
            call()
    with pytest.raises(TypeError):
        thingwire.decode_batch(table(), columns="kind")


def test_payloads_alone() -> None:
    frames = [QUERY, None, bytes(8)]
    for column in (
        pa.array(frames, pa.binary(8)),
        pa.chunked_array([frames[:1], frames[1:]], pa.binary()),
        polars.Series("payload", frames),
    ):
        kinds = [row["kind"] for row in found(thingwire.decode_batch(column))]
        assert kinds == ["pcp.query_version.request", None, None]


def test_hints_as_columns() -> None:
    frame = bytes.fromhex("FFFE0116850E000100")
    rows = pa.table({"payload": [frame] * 4, "direction": ["up", "down", None, "sideways"]})
    assert [row["kind"] or row["error_code"] for row in found(thingwire.decode_batch(rows))] == [
        "pcp.download_report.request", "pcp.download_report.response", "pcp.ambiguous", "record_hint",
    ]  # fmt: skip


def test_other_libraries() -> None:
    rows = table()
    frame = polars.from_arrow(rows)
    assert isinstance(frame, polars.DataFrame)
    back = polars.DataFrame(thingwire.decode_batch(frame))
    assert back["kind"].to_list() == [row["kind"] for row in expected()]
    assert back["notes"].to_list() == [row["notes"] for row in expected()]
    from_pandas = pandas.DataFrame({"topic": [row[0] for row in ROWS[:4]], "payload": [row[1] for row in ROWS[:4]]})
    assert found(thingwire.decode_batch(from_pandas)) == expected()[:4]
    lake = duckdb.connect()
    relation = lake.sql("select topic, payload from rows")
    decoded = thingwire.decode_batch(relation.to_arrow_table() if hasattr(relation, "to_arrow_table") else relation)
    query = "select kind, count(*) from decoded_rows group by kind order by all"
    decoded_rows = pa.table(decoded)
    assert decoded_rows.num_rows == len(ROWS)
    assert lake.sql(query).fetchall()


@pytest.mark.parametrize(
    "data",
    [
        pa.table({"x": [1]}), pa.table({"payload": [1]}), pa.array([1]), pa.table({"payload": [b""], "topic": [1]}),
        pa.table({"payload": pa.array([1]).dictionary_encode()}),
        # Nothing in them, and so no chunk either.
        pa.schema([("x", pa.binary())]).empty_table(), pa.schema([("payload", pa.int64())]).empty_table(),
        pa.schema([("payload", pa.binary()), ("direction", pa.bool_())]).empty_table(),
        pa.schema([("payload", pa.dictionary(pa.int8(), pa.float32()))]).empty_table(),
        pa.RecordBatchReader.from_batches(pa.schema([("x", pa.binary())]), []), pa.chunked_array([], pa.int64()),
        pa.RecordBatchReader.from_batches(pa.schema([("payload", pa.run_end_encoded(pa.int32(), pa.binary()))]), []),
    ],
)  # fmt: skip
def test_data_without_payloads(data: Any) -> None:
    with pytest.raises(ValueError):
        thingwire.decode_batch(data)


def test_no_rows_of_the_right_form() -> None:
    encoded = pa.dictionary(pa.int8(), pa.string())
    for type in (pa.binary(), pa.large_string(), pa.binary_view(), pa.binary(3), encoded, pa.null()):
        empty = pa.RecordBatchReader.from_batches(pa.schema([("payload", type), ("x", pa.int64())]), [])
        assert found(thingwire.decode_batch(empty)) == []
        assert found(thingwire.decode_batch(pa.chunked_array([], type))) == []


def test_what_was_taken_before_is_told() -> None:
    class Taken:
        def __init__(self) -> None:
            self.capsule = table().__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    taken = Taken()
    thingwire.decode_batch(taken)
    with pytest.raises(ValueError):
        thingwire.decode_batch(taken)

    class Wrong:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.schema([]).__arrow_c_schema__()

    with pytest.raises(ValueError):
        thingwire.decode_batch(Wrong())


def test_a_list() -> None:
    given: list[Any] = [(topic, payload) for topic, payload in ROWS if payload is not None]
    batch = thingwire.decode_batch([*given, {"hex": QUERY.hex()}, QUERY, {"topic": 1}])
    assert batch.kinds == [
        "thing.event.property.post", "pcp.query_version.request", "thing.event.property.post_reply", None,
        "thing.event.property.post", None, "pcp.query_version.request", "pcp.query_version.request", None,
    ]  # fmt: skip
    assert {index: error.code for index, error in batch.errors.items()} == {
        3: "json_duplicate_member", 5: "topic_wildcard", 8: "json_type",
    }  # fmt: skip
    first = batch[0]
    assert isinstance(first, thingwire.Decoded) and first == thingwire.decode(*given[0])
    assert isinstance(batch[-1], thingwire.DecodeError)
    assert [type(item).__name__ for item in batch[2:4]] == ["Decoded", "DecodeError"]
    assert len(list(batch)) == len(batch) == 9
    with pytest.raises(IndexError):
        batch[9]
    assert [row["kind"] for row in pa.table(batch).to_pylist()] == batch.kinds
    for wrong in ([1], [(1, b"")], [("a",)], 3):
        with pytest.raises(TypeError):
            thingwire.decode_batch(wrong)  # type: ignore[arg-type]


def test_all_vectors_by_columns() -> None:
    records = [case["record"] for case in cases() if "model" not in case]
    batch = thingwire.decode_batch(records)
    rows = pa.table(batch).to_pylist()
    assert len(rows) == len(records) > 1000
    for record, row in zip(records, rows):
        try:
            decoded = thingwire.decode(record)
        except thingwire.DecodeError as error:
            assert (row["error_code"], row["error_offset"]) == (error.code, error.offset)
        else:
            assert row["kind"] == decoded.kind
            assert f'"message":{row["message"]}' in decoded.to_json()


def test_threads_get_the_same() -> None:
    rows = [(POST_TOPIC, POST), (REPLY_TOPIC, REPLY), (None, QUERY), ("a/+", b"")] * 500
    wanted = [found if isinstance(found, thingwire.Decoded) else found.code for found in thingwire.decode_batch(rows)]
    shared = thingwire.decode(POST_TOPIC, POST)
    seen: list[Any] = []

    def work() -> None:
        batch = thingwire.decode_batch(rows)
        ours = [found if isinstance(found, thingwire.Decoded) else found.code for found in batch]
        seen.append((ours, shared.message, shared.topic))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert all(ours == wanted and message is shared.message for ours, message, _ in seen)


def test_the_schema_for_spark() -> None:
    names = [column.split()[0] for column in thingwire.spark_schema().split(", ")]
    assert names == COLUMNS
    assert pa.schema(thingwire.decode_batch([])).names == COLUMNS


@pytest.mark.parametrize("records", [{"hex": QUERY.hex()}, {}, "ab", "", b"ab", b"", bytearray(b"ab"), memoryview(b"ab")])
def test_one_record_is_not_several(records: Any) -> None:
    with pytest.raises(TypeError, match="several"):
        thingwire.decode_batch(records)


def test_an_index_of_any_size() -> None:
    for index in (10**30, -(10**30), 0):
        with pytest.raises(IndexError):
            thingwire.decode_batch([])[index]
    assert thingwire.decode_batch([QUERY])[-(10**30) : 10**30] == [thingwire.decode_bytes(QUERY)]


def test_notes_about_a_record_s_form_are_in_its_row() -> None:
    odd = {"hex": QUERY.hex(), "other": 1}
    for models in (None, thingwire.Model({"properties": []})):
        batch = thingwire.decode_batch([QUERY, odd, {"topic": 1}, odd | {"more": 2}, QUERY], models=models)
        codes = [None if isinstance(one, thingwire.DecodeError) else [note["code"] for note in one.notes] for one in batch]
        assert [row["notes"] for row in pa.table(batch).to_pylist()] == codes
        assert codes[1] and codes[1].count("record_member_unknown") == 1
        assert codes[3] and codes[3].count("record_member_unknown") == 2
        assert codes[0] == codes[4] == [note["code"] for note in thingwire.decode_bytes(QUERY).notes]
