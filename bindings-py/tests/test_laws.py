"""What holds for any input."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import thingwire

from .conftest import POST_TOPIC, cases

RECORDS = [case["record"] for case in cases()]
TOPICS = sorted({record["topic"] for record in RECORDS if isinstance(record.get("topic"), str)})
LAW = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
python_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=20,
)


def holds(decoded: thingwire.Decoded) -> None:
    """The laws of anything that was read."""
    text = decoded.to_json()
    assert json.loads(text, parse_constant=str) == decoded.to_dict()
    back = thingwire.encode_payload(decoded)
    try:
        same = back == decoded.payload or json.loads(back) == json.loads(decoded.payload)
    except (ValueError, RecursionError):
        same = False
    assert same
    assert thingwire.decode(dict(thingwire.encode(text))).kind == decoded.kind


@LAW
@given(st.sampled_from(TOPICS) | st.text(st.characters(codec=None)), st.binary() | st.text(st.characters(codec=None)))
@example("\ud800", b"")
def test_any_payload_is_read_or_refused(topic: str, payload: bytes | str) -> None:
    try:
        decoded = thingwire.decode(topic, payload)
    except thingwire.DecodeError as error:
        assert error.code and error.layer and str(error)
    else:
        holds(decoded)
    if any(0xD800 <= ord(character) < 0xE000 for character in topic):
        # Half a character: no topic that a record could have, so that there is nothing to explain.
        with pytest.raises(thingwire.DecodeError) as caught:
            thingwire.explain(topic, payload)
        assert caught.value.layer == "topic"
        return
    assert str(thingwire.explain(topic, payload)) is not None


@LAW
@given(st.sampled_from(TOPICS), st.dictionaries(st.sampled_from(["id", "version", "params", "code", "data", "x"]), json_values))
def test_any_message_is_read_or_refused(topic: str, message: dict[str, Any]) -> None:
    try:
        decoded = thingwire.decode(topic, json.dumps(message))
    except thingwire.DecodeError:
        return
    holds(decoded)


@LAW
@given(st.dictionaries(st.sampled_from(["topic", "path", "status", "payload", "hex", "base64", "keys", "strict", "direction"]), python_values))
def test_any_record_is_read_or_refused(record: dict[str, Any]) -> None:
    for use in (thingwire.decode, thingwire.explain, thingwire.encode):
        try:
            use(record)
        except (thingwire.DecodeError, thingwire.EncodeError) as error:
            assert error.code
        except TypeError:
            # Bytes where no payload is.
            pass


@LAW
@given(st.binary(max_size=80), st.sampled_from([None, "pcp", "alink", "shadow"]), st.sampled_from([None, "up", "down"]))
def test_any_bytes_are_read_or_refused(data: bytes, protocol: str | None, direction: str | None) -> None:
    for prefix in (b"", b"\xff\xfe\x01"):
        try:
            decoded = thingwire.decode_bytes(prefix + data, protocol, direction=direction)
        except thingwire.DecodeError as error:
            assert error.code
        else:
            assert thingwire.encode_payload(decoded) == prefix + data or decoded.message


@LAW
@given(json_values, st.text(), st.integers(min_value=0, max_value=2**64 - 1))
def test_any_shadow_request_is_answered(request: Any, text: str, now: int) -> None:
    shadow = thingwire.Shadow()
    for payload in (json.dumps(request), text):
        outcome = shadow.apply(payload, now=now)
        assert outcome["reply"]
    assert thingwire.Shadow(shadow.to_json() or None) == shadow


@LAW
@given(python_values)
def test_any_model_is_read_or_refused(value: Any) -> None:
    for document in (value, {"properties": value}):
        try:
            model = thingwire.Model(document)
        except (thingwire.ModelError, TypeError):
            continue
        assert thingwire.Model(model.to_json()) == model


@LAW
@given(st.lists(st.tuples(st.sampled_from([*TOPICS, None, POST_TOPIC]), st.binary(max_size=60)), max_size=20))
def test_a_batch_is_its_records(records: list[tuple[str | None, bytes]]) -> None:
    batch = thingwire.decode_batch(records)
    assert len(batch) == len(records)
    for (topic, payload), found in zip(records, batch):
        try:
            assert thingwire.decode(topic, payload) == found
        except thingwire.DecodeError as error:
            assert isinstance(found, thingwire.DecodeError) and found.to_dict() == error.to_dict()
