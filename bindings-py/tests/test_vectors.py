"""The test vectors, every one, with the counts of the manifest."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

import pytest

import thingwire

from .conftest import VECTORS, all_cases, cases

GZIP = b"\x1f\x8b"
_NUMBER = re.compile(r"-?[0-9.eE+-]+")


@dataclass(frozen=True)
class Located:
    """A JSON value with its text: no number type holds all numbers."""

    value: Any
    text: str


def locate(text: str, at: int = 0) -> tuple[Located, int]:
    """The value that starts at a place of a text without white space between its tokens, and where it ends."""
    start, first = at, text[at]
    while first in " \t\r\n":
        start += 1
        first = text[start]
    at = start
    value: Any
    if first == "{":
        value, at = {}, at + 1
        while True:
            at = _space(text, at)
            if text[at] == "}":
                break
            if text[at] == ",":
                at = _space(text, at + 1)
            name, at = scanstring(text, at + 1)
            value[name], at = locate(text, _space(text, at) + 1)
        at += 1
    elif first == "[":
        value, at = [], at + 1
        while True:
            at = _space(text, at)
            if text[at] == "]":
                break
            element, at = locate(text, at + 1 if text[at] == "," else at)
            value.append(element)
        at += 1
    elif first == '"':
        value, at = scanstring(text, at + 1)
    elif match := _NUMBER.match(text, at):
        at = match.end()
        value = json.loads(match.group()) if len(match.group()) < 1000 else match.group()
    else:
        word = {"t": "true", "f": "false", "n": "null"}[first]
        value, at = {"t": True, "f": False, "n": None}[first], at + len(word)
    return Located(value, text[start:at]), at


def _space(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def agrees(expected: Any, found: Located) -> bool:
    """Whether all that is expected is found. Meanings, and the `summary` of an event, may come on top."""
    if isinstance(expected, dict) and list(expected) == ["$text"]:
        return bool(found.text == expected["$text"])
    if isinstance(expected, dict):
        return (
            isinstance(found.value, dict)
            and all(name in found.value and agrees(value, found.value[name]) for name, value in expected.items())
            and all(
                name in expected or name in ("meaning", "summary") or name.endswith("_meaning") for name in found.value
            )
        )
    if isinstance(expected, list):
        return (
            isinstance(found.value, list)
            and len(expected) == len(found.value)
            and all(map(agrees, expected, found.value))
        )
    return type(expected) is type(found.value) and bool(expected == found.value)


def same_record(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a record was written back: the same bytes, or equal JSON, compressed by another compressor or not."""

    def payload(record: dict[str, Any]) -> bytes:
        for name in ("payload_hex", "hex"):
            if name in record:
                return bytes.fromhex(re.sub(r"0[xX]|\\x|[^0-9a-fA-F]", "", record[name]))
        value = record["payload"]
        return value.encode() if isinstance(value, str) else json.dumps(value).encode()

    address = ("topic", "path", "status", "client_id", "username")
    if [expected.get(name) for name in address] != [found.get(name) for name in address]:
        return False
    if "payload" not in found and "payload_hex" not in found and "hex" not in found:
        # What a client connects with; nothing writes the password.
        return "client_id" in found or "username" in found
    before, after = thingwire.decode(expected).payload, payload(found)
    if before == after:
        return True
    if before.startswith(GZIP) and after.startswith(GZIP):
        before, after = gzip.decompress(before), gzip.decompress(after)
        if before == after:
            return True
    try:
        left, right = json.loads(before, parse_float=str), json.loads(after, parse_float=str)
    except (ValueError, RecursionError):
        return False
    return bool(left == right)


def check(case: dict[str, Any]) -> str | None:
    """What is wrong with a case."""
    if "record" not in case:
        return check_credentials(case)
    if case["result"] == "invalid":
        try:
            models = [thingwire.Model(json.dumps(case["model"], separators=(",", ":")))] if "model" in case else None
            found = thingwire.decode(case["record"], models=models)
        except (thingwire.DecodeError, thingwire.ModelError) as error:
            wanted = case["error"]
            got = {name: getattr(error, name) for name in wanted}
            return None if got == wanted else f"{got}, expected {wanted}"
        return f"it was read: {found}"
    models = [thingwire.Model(json.dumps(case["model"], separators=(",", ":")))] if "model" in case else None
    decoded = thingwire.decode(case["record"], models=models)
    text = decoded.to_json()
    located, _ = locate(text)
    notes = located.value.pop("notes")
    if not agrees(case["decoded"], located):
        return f"{text}, expected {case['decoded']}"
    wanted_notes = case.get("notes", [])
    if wanted_notes and isinstance(wanted_notes[0], dict):
        got_notes = sorted((note["code"], note["place"].get("pointer", "")) for note in decoded.notes)
        expected_notes = sorted((note["code"], note.get("pointer", "")) for note in wanted_notes)
    else:
        got_notes = sorted((note["code"], "") for note in decoded.notes)
        expected_notes = sorted((note, "") for note in wanted_notes)
    if got_notes != expected_notes or len(notes.value) != len(decoded.notes):
        return f"notes {got_notes}, expected {expected_notes}"
    if "keys" in case["record"] or decoded.coap:
        return check_carried(case, decoded)
    if case.get("encodes_to") == "same":
        for source in (decoded, text):
            record = thingwire.encode(source)
            if not same_record(case["record"], dict(record)):
                return f"encoded to {record}"
    return None


def check_carried(case: dict[str, Any], decoded: thingwire.Decoded) -> str | None:
    """What is wrong with the way back of a message in a CoAP datagram: the very bytes, and from JSON what reads the same."""
    if thingwire.encode_payload(decoded) != decoded.payload:
        return f"encodes to {thingwire.encode_payload(decoded).hex()}"
    keys = {"keys": case["record"]["keys"]} if "keys" in case["record"] else {}
    record = thingwire.encode({**decoded.to_dict(), **keys})
    # Not by their types: mypy would hold each shape to each.
    back: Any = thingwire.decode({**record, **keys}).to_dict()
    wanted: Any = decoded.to_dict()
    back["notes"] = wanted["notes"]
    return None if back == wanted else f"reads back as {back}, expected {wanted}"


def check_credentials(case: dict[str, Any]) -> str | None:
    """What is wrong with a case of credentials that are made or checked."""
    found: dict[str, Any]
    try:
        if "sign" in case:
            found, expected = dict(thingwire.sign(case["sign"])), case.get("signed")
        else:
            found, expected = dict(thingwire.verify(case["verify"])), case.get("verdict")
            found["cause"] = found["cause"] and found["cause"]["code"]
    except thingwire.SignError as error:
        wanted = case.get("error", {})
        got = {name: getattr(error, name) for name in wanted}
        return None if wanted and got == wanted else f"{error}, expected {wanted}"
    notes = sorted(note["code"] for note in found.pop("notes"))
    found.pop("scheme")
    right = "error" not in case and found == expected and notes == sorted(case.get("notes", []))
    return None if right else f"{found} and {notes}, expected {expected}"


def test_every_vector() -> None:
    total = json.loads((VECTORS / "manifest.json").read_text(encoding="utf-8"))["total"]
    ran, bad = 0, []
    for case in all_cases():
        complaint = check(case)
        ran += 1
        if complaint is not None:
            bad.append(f"{case['id']}: {complaint[:2000]}")
    print(f"vectors: {ran - len(bad)} passed, {len(bad)} failed")
    assert not bad, "\n".join(bad[:10])
    assert ran == total


def test_counts_of_each_file() -> None:
    manifest = json.loads((VECTORS / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"]
    for name, counts in manifest["files"].items():
        found = json.loads((VECTORS / name).read_text(encoding="utf-8"))["cases"]
        for result in ("valid", "acceptable", "invalid"):
            assert sum(case["result"] == result for case in found) == counts[result], (name, result)


def test_every_prefix_and_bit_of_a_frame_is_refused_or_kept() -> None:
    frames = 0
    for case in cases():
        if case["result"] != "valid" or not case["id"].startswith("huawei/pcp") or "hex" not in case["record"]:
            continue
        frames += 1
        frame = thingwire.decode(case["record"]).payload
        for length in range(len(frame)):
            with pytest.raises(thingwire.DecodeError):
                thingwire.decode_bytes(frame[:length], "pcp")
        for bit in range(len(frame) * 8):
            changed = bytearray(frame)
            changed[bit // 8] ^= 1 << bit % 8
            try:
                decoded = thingwire.decode_bytes(changed, "pcp")
            except thingwire.DecodeError:
                continue
            assert thingwire.encode_payload(decoded) == changed
    assert frames > 0
