"""Decoding one record: arguments, values, errors, and what becomes of a `Decoded`."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import sys
from types import MappingProxyType
from typing import Any

import pytest

import thingwire

from .conftest import POST, POST_TOPIC, QUERY, REPLY, REPLY_TOPIC, cases


def test_a_report() -> None:
    decoded = thingwire.decode(POST_TOPIC, POST)
    assert (decoded.vendor, decoded.protocol, decoded.kind) == ("alibaba", "alink", "thing.event.property.post")
    assert decoded.direction == "up"
    assert decoded.topic == {"name": POST_TOPIC, "product_key": "a1B2c3D4e5F", "device_name": "dev1"}
    assert decoded.message == json.loads(POST)
    assert decoded.notes == []
    assert decoded.replies_to is None
    assert decoded.payload is POST, "bytes are held, not copied"
    assert "a1B2c3D4e5F" in repr(decoded)
    assert decoded.message is decoded.message
    match decoded:
        case thingwire.Decoded("alibaba", "thing.event.property.post", {"params": {"WF": value}}):
            assert value == 23.6
        case _:
            pytest.fail("no match")


def test_a_reply_says_what_its_code_means() -> None:
    decoded = thingwire.decode(REPLY_TOPIC, REPLY)
    assert decoded.replies_to == "thing.event.property.post"
    assert [row["code"] for row in decoded.meaning] == ["200"]
    assert list(decoded.to_dict()) == list(json.loads(decoded.to_json()))


def test_a_frame() -> None:
    decoded = thingwire.decode_bytes(QUERY)
    assert (decoded.vendor, decoded.kind, decoded.topic) == ("huawei", "pcp.query_version.request", None)
    assert decoded.message["check_hex"] == "4c9a"
    assert thingwire.decode(None, QUERY) == decoded == thingwire.decode({"hex": QUERY.hex()})


@pytest.mark.parametrize("convert", [bytes, bytearray, memoryview, lambda data: data.decode()])
def test_payloads_of_all_types(convert: Any) -> None:
    expected = thingwire.decode(POST_TOPIC, POST)
    decoded = thingwire.decode(POST_TOPIC, convert(POST))
    assert decoded == expected
    assert decoded.to_json() == expected.to_json()
    assert decoded.payload == POST


def test_what_changes_later_is_copied() -> None:
    payload = bytearray(POST)
    decoded = thingwire.decode(POST_TOPIC, payload)
    payload[:] = b"x" * len(payload)
    assert decoded.message == json.loads(POST)
    spread = memoryview(bytes(byte for pair in zip(QUERY, QUERY) for byte in pair))[::2]
    assert thingwire.decode_bytes(spread).payload == QUERY


@pytest.mark.parametrize(
    "record",
    [
        {"topic": POST_TOPIC, "payload": POST},
        {"topic": POST_TOPIC, "payload": bytearray(POST)},
        {"topic": POST_TOPIC, "payload": POST.decode()},
        {"topic": POST_TOPIC, "payload_hex": POST.hex()},
    ],
)
def test_records(record: dict[str, Any]) -> None:
    assert thingwire.decode(record) == thingwire.decode(POST_TOPIC, POST)


def test_integers_are_exact() -> None:
    big = 10**60 + 1
    payload = f'{{"id":"1","version":"1.0","params":{{"a":9007199254740993,"b":{big},"c":-{big},"d":1.10,"e":1e400}}}}'
    decoded = thingwire.decode(POST_TOPIC, payload)
    params = decoded.message["params"]
    assert params == {"a": 9007199254740993, "b": big, "c": -big, "d": 1.1, "e": float("inf")}
    assert '"d":1.10,"e":1e400' in decoded.to_json()
    again = thingwire.decode({"topic": POST_TOPIC, "payload": {"id": "1", "version": "1.0", "params": {"a": big}}})
    assert again.message["params"]["a"] == big
    digits = "7" * 5000
    decoded = thingwire.decode(POST_TOPIC, f'{{"id":"1","version":"1.0","params":{{"a":{digits}}}}}')
    assert digits in decoded.to_json()
    for ask in (lambda: decoded.message, decoded.to_dict):
        with pytest.raises(thingwire.DecodeError) as caught:
            ask()
        assert caught.value.code == "limit_exceeded"


def test_hints_and_strictness() -> None:
    frame = bytes.fromhex("FFFE0116850E000100")
    assert thingwire.decode_bytes(frame).kind == "pcp.ambiguous"
    assert thingwire.decode_bytes(frame, direction="up").kind == "pcp.download_report.request"
    assert thingwire.decode(None, frame, direction="down").kind == "pcp.download_report.response"
    with pytest.raises(thingwire.DecodeError):
        thingwire.decode_bytes(b"\x01\x02")
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode_bytes(b"\x01\x02", "pcp")
    assert caught.value.layer == "pcp.frame"
    odd = b'{"version":"1.0","params":{}}'
    assert [note["code"] for note in thingwire.decode(POST_TOPIC, odd).notes] == ["alink_member_missing"]
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(POST_TOPIC, odd, strict=True)
    assert caught.value.code == "alink_member_missing"
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode({"topic": POST_TOPIC, "payload": odd, "strict": True})
    assert caught.value.code == "alink_member_missing"


def test_errors_say_where() -> None:
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(POST_TOPIC, '{"id":"1","params":{"a":1,"a":2}}')
    error = caught.value
    assert (error.code, error.layer, error.pointer) == ("json_duplicate_member", "json", "/params/a")
    assert error.offset is not None and error.end is not None and error.offset < error.end
    assert isinstance(error, ValueError) and isinstance(error, thingwire.Error)
    assert "member occurs twice" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is thingwire.DecodeError
    assert again.to_dict() == error.to_dict() and str(again) == str(error)
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode("a/+", b"{}")
    assert (caught.value.code, caught.value.layer, caught.value.level) == ("topic_wildcard", "topic", 1)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("a/\ud800", b"{}"), "topic_utf8"),
        ((b"a/\xff", b"{}"), "topic_utf8"),
        (("", b"{}"), "topic_empty"),
        (("a\0", b"{}"), "topic_nul"),
        ((POST_TOPIC, "\ud800"), "json_utf8"),
        ((POST_TOPIC, b'{"a":"\xff"}'), "json_utf8"),
        ((POST_TOPIC, b'{"id":"1","params":{"a":' + b"[" * 100_000), "limit_exceeded"),
        (({"payload": "\ud800"},), "json_string"),
        (({"topic": POST_TOPIC},), "record_payload_missing"),
        (({"\ud800": 1},), "json_string"),
        (({"payload": float("nan")},), "json_syntax"),
        (({"payload": 10**5000},), "limit_exceeded"),
        ((None, b""), "protocol_unrecognised"),
    ],
)
def test_what_cannot_be_read_is_one_kind_of_error(arguments: tuple[Any, ...], code: str) -> None:
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(*arguments)
    assert caught.value.code == code


def test_values_that_hold_themselves() -> None:
    loop: dict[str, Any] = {"topic": POST_TOPIC}
    loop["payload"] = loop
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(loop)
    assert caught.value.code == "limit_exceeded"
    with pytest.raises(thingwire.EncodeError) as encoding:
        thingwire.encode(loop)
    assert encoding.value.code == "limit_exceeded"


@pytest.mark.parametrize(
    "arguments",
    [(), (1,), (POST_TOPIC,), (POST_TOPIC, 1), (POST_TOPIC, None), (1, b""), ([], b""), ({"payload": {1: 2}},),
     ({"payload": object()},), ({"payload": ""}, b"")],
)
def test_wrong_types_are_type_errors(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        thingwire.decode(*arguments)


@pytest.mark.parametrize("hint", ["vendor", "protocol", "direction"])
def test_hints_of_no_such_value(hint: str) -> None:
    arguments: dict[str, Any] = {hint: "x" * 1000}
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(POST_TOPIC, POST, **arguments)
    assert (caught.value.code, caught.value.pointer) == ("record_hint", f"/{hint}")
    assert len(str(caught.value)) < 400


def test_secrets_stay_unsaid() -> None:
    record = {"hex": "FFFE01134C9B0000", "keys": {"device_secret": "ZQX"}}
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(record)
    assert "ZQX" not in str(caught.value) + repr(caught.value) + str(caught.value.to_dict())
    record["hex"] = QUERY.hex()
    decoded = thingwire.decode(record)
    assert b"ZQX" not in pickle.dumps(decoded)
    assert "ZQX" not in repr(decoded) + decoded.to_json() + str(decoded.record)


def test_decoded_is_a_value() -> None:
    ran = 0
    for case in cases():
        if case["result"] == "invalid":
            continue
        ran += 1
        models = [thingwire.Model(json.dumps(case["model"], separators=(",", ":")))] if "model" in case else None
        decoded = thingwire.decode(case["record"], models=models)
        others = [copy.copy(decoded), copy.deepcopy(decoded)]
        # What a client connects with has a password; what was decrypted has keys.
        if decoded.protocol != "connect" and not (decoded.coap and "keys" in case["record"]):
            others.append(pickle.loads(pickle.dumps(decoded)))
        for other in others:
            assert other == decoded and hash(other) == hash(decoded)
            assert other.to_json() == decoded.to_json(), case["id"]
            assert other.notes == decoded.notes
        assert decoded != thingwire.decode_bytes(QUERY) or case["record"].get("hex", "").lower().startswith("fffe0113")
    assert ran > 500
    with pytest.raises(AttributeError):
        thingwire.decode(POST_TOPIC, POST).kind = "x"  # type: ignore[misc, assignment]


def test_encoding_goes_back() -> None:
    decoded = thingwire.decode_bytes(QUERY)
    assert thingwire.encode_payload(decoded) == QUERY
    assert thingwire.encode(decoded)["hex"] == QUERY.hex()
    changed = thingwire.decode(POST_TOPIC, POST).to_dict()
    assert changed["kind"] == "thing.event.property.post"
    changed["message"]["params"] = {"Power": 2**70}
    assert f'"Power":{2**70}'.encode() in thingwire.encode_payload(changed)
    assert thingwire.encode_payload(MappingProxyType(dict(changed))) == thingwire.encode_payload(changed)
    for broken in ({}, {"kind": "x", "message": {}}, "nonsense", b"\xff", {"kind": 1, "message": {}}):
        with pytest.raises(thingwire.EncodeError) as caught:
            thingwire.encode(broken)
        assert caught.value.code
    with pytest.raises(TypeError):
        thingwire.encode(3)  # type: ignore[arg-type]
    for use in (thingwire.encode, thingwire.encode_payload, thingwire.sign, thingwire.verify):
        with pytest.raises(TypeError, match="a dict.*JSON text.*, not NoneType"):
            use(None)  # type: ignore[arg-type]


def test_numbers_that_json_has_not_say_where() -> None:
    for value in (float("nan"), float("inf"), float("-inf")):
        record = {"topic": POST_TOPIC, "payload": {"id": "1", "params": [{"a/b": value}]}}
        with pytest.raises(thingwire.DecodeError) as caught:
            thingwire.decode(record)
        assert (caught.value.code, caught.value.pointer) == ("json_syntax", "/payload/params/0/a~1b")
        assert caught.value.offset is None
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode({"topic": POST_TOPIC, "payload": ({"a": "\ud800"},)})
    assert caught.value.pointer == "/payload/0/a"
    itself: dict[str, object] = {"topic": POST_TOPIC}
    itself["payload"] = itself
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(itself)
    assert caught.value.code == "limit_exceeded" and len(str(caught.value)) < 400


def test_what_a_buffer_says_comes_through() -> None:
    view = memoryview(b"{}")
    view.release()
    for call in (
        lambda: thingwire.decode(POST_TOPIC, view),
        lambda: thingwire.decode(view, b"{}"),  # type: ignore[call-overload]
        lambda: thingwire.decode({"topic": POST_TOPIC, "payload": view}),
        lambda: thingwire.decode_bytes(view),
        lambda: thingwire.decode_batch([view]),
        lambda: thingwire.Model(view),
        lambda: thingwire.Shadow().apply(view),
    ):
        with pytest.raises(ValueError, match="released") as caught:
            call()
        assert not isinstance(caught.value, thingwire.Error)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 688")
def test_what_a_buffer_of_a_class_raises_comes_through() -> None:
    class Buffer:
        def __buffer__(self, flags: int) -> memoryview:
            raise KeyboardInterrupt

    for arguments in ((POST_TOPIC, Buffer()), (Buffer(), b""), ({"topic": POST_TOPIC, "payload": Buffer()},)):
        with pytest.raises(KeyboardInterrupt):
            thingwire.decode(*arguments)


def test_a_record_that_changes_while_it_is_read() -> None:
    record: dict[str, object] = {"topic": POST_TOPIC}

    def change(*_: object) -> None:
        record.update({str(more): more for more in range(len(record), len(record) + 50)})

    class Buffer:
        def __buffer__(self, flags: int) -> memoryview:
            change()
            return memoryview(POST)

    if sys.version_info >= (3, 12):
        record["payload"] = Buffer()
        assert thingwire.decode(record).payload == POST
    else:
        # There only what the collector calls runs in between.
        record["payload"] = memoryview(POST)
        threshold = gc.get_threshold()
        gc.callbacks.append(change)
        gc.set_threshold(1)
        try:
            decoded = thingwire.decode(record)
        finally:
            gc.set_threshold(*threshold)
            gc.callbacks.remove(change)
        assert decoded.payload == POST
    assert len(record) > 50
