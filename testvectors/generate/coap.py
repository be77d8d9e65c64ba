#!/usr/bin/env python3
"""Writes wire/coap-*.json from a model of CoAP that shares nothing with the Rust code.

The model follows RFC 7252 (sections 3, 4.1 to 4.3, 5.4, 5.10, 6.5, 12) and RFC 7959 section 2.2. `--check` says whether the
committed files are current.
"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from output import finish  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent.parent
CON, NON, ACK, RST = range(4)
TYPES = ["con", "non", "ack", "rst"]
MOST_OPTIONS = 1024

METHODS = {1: "GET", 2: "POST", 3: "PUT", 4: "DELETE", 5: "FETCH", 6: "PATCH", 7: "iPATCH"}
RESPONSES = {
    "2.01": "Created", "2.02": "Deleted", "2.03": "Valid", "2.04": "Changed", "2.05": "Content", "2.31": "Continue",
    "4.00": "Bad Request", "4.01": "Unauthorized", "4.02": "Bad Option", "4.03": "Forbidden", "4.04": "Not Found",
    "4.05": "Method Not Allowed", "4.06": "Not Acceptable", "4.08": "Request Entity Incomplete", "4.09": "Conflict",
    "4.12": "Precondition Failed", "4.13": "Request Entity Too Large", "4.15": "Unsupported Content-Format",
    "4.22": "Unprocessable Entity", "4.29": "Too Many Requests", "5.00": "Internal Server Error", "5.01": "Not Implemented",
    "5.02": "Bad Gateway", "5.03": "Service Unavailable", "5.04": "Gateway Timeout", "5.05": "Proxying Not Supported",
    "5.08": "Hop Limit Reached",
}
SIGNALS = {1: "CSM", 2: "Ping", 3: "Pong", 4: "Release", 5: "Abort"}

# number: name, format, least and greatest length, may repeat
OPTIONS = {
    1: ("If-Match", "opaque", 0, 8, True), 3: ("Uri-Host", "string", 1, 255, False), 4: ("ETag", "opaque", 1, 8, True),
    5: ("If-None-Match", "empty", 0, 0, False), 6: ("Observe", "uint", 0, 3, False), 7: ("Uri-Port", "uint", 0, 2, False),
    8: ("Location-Path", "string", 0, 255, True), 9: ("OSCORE", "opaque", 0, 255, False),
    11: ("Uri-Path", "string", 0, 255, True), 12: ("Content-Format", "uint", 0, 2, False), 14: ("Max-Age", "uint", 0, 4, False),
    15: ("Uri-Query", "string", 0, 255, True), 16: ("Hop-Limit", "uint", 1, 1, False), 17: ("Accept", "uint", 0, 2, False),
    19: ("Q-Block1", "uint", 0, 3, False), 20: ("Location-Query", "string", 0, 255, True), 21: ("EDHOC", "empty", 0, 0, False),
    23: ("Block2", "uint", 0, 3, False), 27: ("Block1", "uint", 0, 3, False), 28: ("Size2", "uint", 0, 4, False),
    31: ("Q-Block2", "uint", 0, 3, True), 35: ("Proxy-Uri", "string", 1, 1034, False), 39: ("Proxy-Scheme", "string", 1, 255, False),
    60: ("Size1", "uint", 0, 4, False), 252: ("Echo", "opaque", 1, 40, False), 258: ("No-Response", "uint", 0, 1, False),
    292: ("Request-Tag", "opaque", 0, 8, True),
}
BLOCKS = (19, 23, 27, 31)
FORMATS = {
    0: "text/plain;charset=utf-8", 40: "application/link-format", 41: "application/xml", 42: "application/octet-stream",
    47: "application/exi", 50: "application/json", 60: "application/cbor", 110: "application/senml+json",
}


class Refused(Exception):
    def __init__(self, code, offset, layer="coap"):
        super().__init__(code)
        self.error = {"code": code, "layer": layer, "offset": offset}


def code_text(code):
    return f"{code >> 5}.{code & 31:02}"


def registered(code):
    if code == 0:
        return "Empty"
    if code >> 5 == 0:
        return METHODS.get(code)
    if code >> 5 == 7:
        return SIGNALS.get(code & 31)
    return RESPONSES.get(code_text(code))


def meaning(code):
    known = registered(code)
    if known:
        return known
    return {0: "unknown method", 2: "unknown success", 4: "unknown client error", 5: "unknown server error",
            7: "unknown signalling code"}.get(code >> 5, "reserved class")


def recognised(raw):
    if len(raw) < 2 or raw[0] >> 6 != 1 or registered(raw[1]) is None:
        return False
    return not all(0x20 <= byte <= 0x7E or byte in b"\t\r\n" for byte in raw)


def split(raw):
    """The parts of a datagram by the letter of RFC 7252 section 3, or the first thing that is wrong."""
    if raw and raw[0] >> 6 != 1:
        raise Refused("coap_version", 0)
    if len(raw) < 4:
        raise Refused("truncated", 0)
    length = raw[0] & 15
    if length > 8:
        raise Refused("coap_token_length", 0)
    if raw[1] == 0 and length:
        raise Refused("coap_empty_message", 0)
    if raw[1] == 0 and len(raw) > 4:
        raise Refused("coap_empty_message", 4)
    if len(raw) < 4 + length:
        raise Refused("truncated", 4)
    token, at, number, options = raw[4 : 4 + length], 4 + length, 0, []
    while at < len(raw):
        start = at
        if raw[at] == 0xFF:
            if at + 1 == len(raw):
                raise Refused("coap_payload_empty", at)
            return token, options, raw[at + 1 :]
        halves = [raw[at] >> 4, raw[at] & 15]
        if 15 in halves:
            raise Refused("coap_reserved_nibble", at)
        at += 1
        values = []
        for half in halves:
            size = {13: 1, 14: 2}.get(half, 0)
            if at + size > len(raw):
                raise Refused("truncated", at)
            more = int.from_bytes(raw[at : at + size], "big")
            values.append({13: 13 + more, 14: 269 + more}.get(half, half))
            at += size
        number += values[0]
        if number > 65535:
            raise Refused("coap_option_number", start)
        if at + values[1] > len(raw):
            raise Refused("truncated", at)
        options.append((number, raw[at : at + values[1]], start, at))
        at += values[1]
        if len(options) > MOST_OPTIONS:
            raise Refused("limit_exceeded", at)
    return token, options, b""


def escaped(value, query):
    plain = b"-._~!$'()*+,;=:@" + (b"/?" if query else b"&")
    return "".join(chr(b) if chr(b).isalnum() and b < 128 or b in plain else f"%{b:02X}" for b in value)


def block(value):
    packed = int.from_bytes(value, "big")
    return packed >> 4, packed >> 3 & 1, packed & 7


def read_option(number, value, notes, start, at, seen):
    """The option's row, with its notes as (code, layer, offset)."""
    row = {"number": number}
    add = lambda code, offset: notes.append((code, "coap.option", offset))
    if number not in OPTIONS:
        if number & 1 or number == 0:
            add("coap_option_unknown", start)
        row["value_hex"] = value.hex()
        return row
    name, form, least, most, repeats = OPTIONS[number]
    row["name"] = name
    if number in seen and not repeats:
        add("coap_option_repeated", start)
    if not least <= len(value) <= most:
        add("coap_option_length", at)
    if form == "opaque" or (form == "empty" and value):
        row["value_hex"] = value.hex()
    if form == "uint":
        if value[:1] == b"\0":
            add("coap_option_zeros", at)
        if value[:1] == b"\0" or len(value) > 8:
            row["value_hex"] = value.hex()
        else:
            row["value"] = int.from_bytes(value, "big")
        if number in BLOCKS and len(value) <= 3 and block(value)[2] == 7:
            add("coap_block_size", at)
    if form == "string":
        try:
            row["value"] = value.decode("utf-8")
        except UnicodeDecodeError as error:
            row["value_hex"] = value.hex()
            add("coap_option_utf8", at + error.start)
        else:
            path = number in (8, 11)
            if path and value in (b".", b".."):
                add("coap_path_level", at)
            odd = [i for i, b in enumerate(value) if b == 0 or (path and b == 0x2F)]
            if odd:
                add("coap_path_level", at + odd[0])
    return row


def blocks_of_payload(code):
    """Which block options say that the payload is a part (RFC 7959, 2.1): Block1 of a request, Block2 of a response. The other one
    says which block of the request this answers, or which block of the response is wanted."""
    return {0: (19, 27), 2: (23, 31), 4: (23, 31), 5: (23, 31)}.get(code >> 5, BLOCKS)


def model(raw, protocol=None):
    """What a decoder has to make of the bytes: (error, None) or (None, (decoded, notes))."""
    if not recognised(raw) and protocol != "coap":
        return {"code": "protocol_unrecognised", "layer": "record", "offset": 0}, None
    try:
        token, options, payload = split(raw)
    except Refused as refused:
        return refused.error, None
    code, kind, notes = raw[1], raw[0] >> 4 & 3, []
    group = code >> 5
    empty, request, response = code == 0, group == 0 and code != 0, group in (2, 4, 5)
    if not (empty or request or response):
        notes.append(("coap_code_reserved", "coap", 1))
    elif registered(code) is None:
        notes.append(("coap_code_unknown", "coap", 1))
    fits = {CON: True, NON: not empty, ACK: not request, RST: empty}[kind]
    if not fits:
        notes.append(("coap_type_code", "coap", 0))
    rows, seen = [], set()
    for number, value, start, at in options:
        rows.append(read_option(number, value, notes, start, at, seen))
        seen.add(number)
    uri = [start for number, _, start, _ in options if number in (3, 7, 11, 15)]
    if 35 in seen and uri:
        notes.append(("coap_option_conflict", "coap.option", uri[0]))
    message = {
        "version": 1, "type": TYPES[kind], "code": code_text(code), "code_meaning": meaning(code),
        "message_id": int.from_bytes(raw[2:4], "big"), "token_hex": token.hex(), "options": rows,
    }
    for number, member, separator in ((11, "uri_path", "/"), (15, "uri_query", "&")):
        values = [escaped(value, number == 15) for other, value, _, _ in options if other == number]
        if values:
            message[member] = "/" + "/".join(values) if number == 11 else "&".join(values)
    if payload:
        try:
            message["payload"] = payload.decode("utf-8")
        except UnicodeDecodeError:
            message["payload_hex"] = payload.hex()
    content = [value for number, value, _, _ in options if number == 12]
    parts = blocks_of_payload(code)
    whole = all(block(value)[:2] == (0, 0) for number, value, _, _ in options if number in parts and len(value) <= 3)
    if content and int.from_bytes(content[0], "big") == 50 and payload and whole:
        try:
            json.loads(payload)
        except ValueError:
            notes.append(("coap_payload_format", "coap", None))
    word = "empty" if empty else "request" if request else "response" if response else "unknown"
    decoded = {"vendor": None, "protocol": "coap", "kind": f"coap.{word}", "direction": None, "topic": None, "message": message}
    return None, (decoded, notes)


def option(delta, value, length=None):
    """An option's bytes; a length of one's own makes it a lie."""
    length = len(value) if length is None else length

    def nibble(number):
        if number < 13:
            return number, b""
        if number < 269:
            return 13, bytes([number - 13])
        return 14, (number - 269).to_bytes(2, "big")

    (high, first), (low, second) = nibble(delta), nibble(length)
    return bytes([high << 4 | low]) + first + second + value


def datagram(kind=CON, code=1, mid=1, token=b"", options=(), payload=b""):
    raw, previous = bytes([0x40 | kind << 4 | len(token), code]) + mid.to_bytes(2, "big") + token, 0
    for number, value in options:
        raw += option(number - previous, value)
        previous = number
    return raw + (b"\xff" + payload if payload else b"")


class File:
    """One file of cases."""

    def __init__(self, name, comment, flags):
        self.name, self.comment, self.flags, self.cases, self.seen = name, comment, flags, [], set()

    def add(self, slug, comment, raw, source, flags=(), protocol=None, strict=False):
        key = (raw, protocol, strict)
        assert key not in self.seen, f"{slug} is there already"
        assert all(flag in self.flags for flag in flags), flags
        self.seen.add(key)
        record = {"hex": raw.hex()}
        for name, value in (("protocol", protocol), ("strict", strict)):
            if value:
                record[name] = value
        case = {
            "id": f"wire/{self.name}/{len(self.cases) + 1:04}-{slug}",
            "comment": comment, "flags": sorted(flags), "source": source, "record": record,
        }
        failure, read = model(raw, protocol)
        if read and strict and read[1]:
            code, layer, offset = read[1][0]
            failure = {"code": code, "layer": layer} | ({} if offset is None else {"offset": offset})
        if failure:
            case |= {"result": "invalid", "error": failure}
        else:
            decoded, notes = read
            case |= {"result": "acceptable" if notes else "valid", "decoded": decoded, "notes": [note[0] for note in notes], "encodes_to": "same"}
        self.cases.append(case)

    def text(self):
        head = {"schema": "../schema/vectors.schema.json", "comment": self.comment, "flags": self.flags}
        cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in self.cases)
        body = ",\n".join(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
        return "{\n" + body + ',\n "cases": [\n' + cases + "\n ]\n}\n"


MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/coap.py, aiocoap 0.4.17"}
OURS = {"kind": "crosscheck", "tool": "testvectors/generate/coap.py"}


def rfc(guide, section):
    return {"kind": "official", "guide": guide, "section": section}


def nasty(number):
    return {"kind": "derived", "from": "RFC 7252 section 3", "edit": f"case {number} of the list of bad inputs"}


TEMPERATURE = (11, b"temperature")


def messages():
    out = File(
        "coap-messages",
        "CoAP messages that are right: the RFC's examples, every method, response code, option and content format, and the edges.",
        {
            "Example": "an exchange that an RFC shows", "Code": "each registered code", "Option": "each registered option",
            "Edge": "where lengths and deltas change their form", "Block": "block-wise transfer", "Uri": "path and query",
            "Payload": "what may stand behind the marker", "Unknown": "elective options that are not known",
        },
    )
    appendix = lambda figure: rfc("RFC 7252", f"appendix A, figure {figure}")
    content, reading = 0x45, b"22.3 C"
    for figure, mid, token in (("16", 0x7D34, b""), ("17", 0x7D35, b"\x20"), ("18", 0x7D36, b"\x31"), ("19", 0x7D37, b"\x42")):
        out.add(f"figure-{figure}-request", "GET /temperature", datagram(CON, 1, mid, token, [TEMPERATURE]), appendix(figure), ["Example"])
        out.add(f"figure-{figure}-response", "a response in the acknowledgement", datagram(ACK, content, mid, token, (), reading),
                appendix(figure), ["Example"])
    out.add("figure-20-request", "GET /temperature", datagram(CON, 1, 0x7D38, b"\x53", [TEMPERATURE]), appendix("20"), ["Example"])
    out.add("figure-20-acknowledgement", "an acknowledgement alone", datagram(ACK, 0, 0x7D38), appendix("20"), ["Example"])
    out.add("figure-20-response", "a response of its own", datagram(CON, content, 0xAD7B, b"\x53", (), reading), appendix("20"), ["Example"])
    out.add("figure-20-last", "the response is acknowledged", datagram(ACK, 0, 0xAD7B), appendix("20"), ["Example"])
    out.add("reset", "a reset", datagram(RST, 0, 0xBEEF), MODEL, ["Example"])
    out.add("ping", "a ping: confirmable and empty", datagram(CON, 0, 0), MODEL, ["Example"])
    block_example = lambda text: rfc("RFC 7959", text)
    for slug, kind, code, options, payload, section in (
        ("get-64", CON, 1, [(11, b"status")], b"", "3.1, figure 2"),
        ("first-of-128", ACK, content, [(23, b"\x0b")], bytes(128), "3.1, figure 2"),
        ("second-asked", CON, 1, [(11, b"status"), (23, b"\x13")], b"", "3.1, figure 2"),
        ("last-of-128", ACK, content, [(23, b"\x23")], bytes(80), "3.1, figure 2"),
        ("put-first", CON, 3, [(11, b"options"), (27, b"\x0b")], bytes(128), "3.2, figure 7"),
        ("put-continue", ACK, 0x5F, [(27, b"\x0b")], b"", "3.2, figure 7"),
        ("put-last", CON, 3, [(11, b"options"), (27, b"\x23")], bytes(16), "3.2, figure 7"),
    ):
        out.add(f"block-{slug}", "block-wise transfer", datagram(kind, code, 1234, b"", options, payload), block_example(section), ["Block"])
    for number in range(1, 8):
        out.add(f"method-{METHODS[number].lower()}", METHODS[number], datagram(NON, number, 7, b"\x01\x02"), MODEL, ["Code"])
    for text, name in RESPONSES.items():
        code = int(text[0]) << 5 | int(text[2:])
        out.add(f"response-{text}", name, datagram(ACK, code, 0xFFFF, bytes(range(8))), MODEL, ["Code"])
    values = {"opaque": b"\xde\xad", "string": "h\u00e9".encode(), "uint": b"\x2a", "empty": b""}
    for number, (name, form, least, most, repeats) in OPTIONS.items():
        value = values[form]
        out.add(f"option-{number}", f"{name}, a usual value", datagram(CON, 2, 2, b"", [(number, value)]), MODEL, ["Option"])
        shortest = b"\x01" * least if form == "uint" and least else (b"a" * least)
        if shortest != value:
            out.add(f"option-{number}-shortest", f"{name}, the shortest value", datagram(CON, 2, 3, b"", [(number, shortest)]), MODEL, ["Option"])
        longest = (b"\x11" if number in BLOCKS else b"\xff") * most if form == "uint" else b"z" * most
        if longest not in (value, shortest):
            out.add(f"option-{number}-longest", f"{name}, the longest value", datagram(CON, 2, 4, b"", [(number, longest)]), MODEL, ["Option"])
        if repeats:
            out.add(f"option-{number}-repeated", f"{name}, three times", datagram(CON, 2, 5, b"", [(number, value)] * 3), MODEL, ["Option"])
    for number in FORMATS:
        value = number.to_bytes((number.bit_length() + 7) // 8, "big")
        out.add(f"format-{number}", FORMATS[number], datagram(CON, 1, 6, b"", [(12, value), (17, value)]), MODEL, ["Option"])
    for size in (12, 13, 14, 268, 269, 270, 1034):
        out.add(f"value-{size}", f"a value of {size} bytes", datagram(CON, 2, 8, b"", [(35, b"a" * size)]), MODEL, ["Edge"])
    for number in (12, 14, 268, 270, 1000, 65534):
        value = b"\x07" if number == 14 else b""
        out.add(f"delta-{number}", f"a delta of {number}", datagram(CON, 2, 9, b"", [(number, value)]), MODEL, ["Edge"])
    out.add("longest-elective", "an elective option of 65,804 bytes", datagram(CON, 2, 10, b"", [(65000, b"q" * 65804)]), MODEL, ["Edge"])
    for slug, path, query in (
        ("none", [], []), ("empty-level", [""], []), ("levels", ["a", "b", "c"], []), ("chinese", ["\u6e29\u5ea6"], []),
        ("query", ["p"], ["a=1", "b"]), ("escapes", ["a b", "%41", "&"], ["q&r", "/?"]), ("empties", ["", "", ""], ["", ""]),
    ):
        options = [(11, level.encode()) for level in path] + [(15, part.encode()) for part in query]
        out.add(f"uri-{slug}", "path and query", datagram(CON, 1, 11, b"\x0a", options), MODEL, ["Uri"])
    for slug, payload in (
        ("marker-first", b"\xff"), ("marker-inside", b"a\xffb"), ("nul", b"\0"), ("text", "\u6e29\u5ea6 21\u00b0".encode()),
        ("bytes", bytes(range(256))), ("quotes", b'"\\\n'),
    ):
        out.add(f"payload-{slug}", "a payload as it is", datagram(NON, 2, 12, b"", [], payload), MODEL, ["Payload"])
    out.add("payload-json", "a payload that is what its content format says", datagram(CON, 2, 13, b"", [(12, b"2")], b'{"a":[1.10]}'), MODEL, ["Payload"])
    for number in (2, 10, 2088, 2090, 65000):
        out.add(f"unknown-{number}", f"elective option {number}", datagram(CON, 1, 14, b"", [(number, b"\x00\xff")]), MODEL, ["Unknown"])
    return out


def refused():
    out = File(
        "coap-broken",
        "CoAP messages that cannot be read, each with what and where; and strict records with something that breaks a rule.",
        {
            "Truncated": "the input ends too early", "Header": "version, token length, empty messages", "Option": "delta, length, number",
            "Payload": "the marker", "Flood": "more options than a message may have", "Strict": "a note, in a strict record",
            "Unrecognised": "bytes that are not taken for CoAP unless that is said",
        },
    )
    post = datagram(CON, 2, 0x1234, b"\xab\xcd", [(11, b"rd"), (12, b"2"), (17, b"<"), (2088, b"abcdefghijklmnop")], b"{}")
    for length in range(4):
        out.add(f"cut-{length}", f"{length} of 4 header bytes", post[:length], nasty(1), ["Truncated"], "coap")
    for length in range(4, len(post)):
        if model(post[:length])[0]:
            out.add(f"cut-{length}", "a message that ends too early", post[:length],
                    {"kind": "derived", "from": post.hex(), "edit": f"cut to {length} bytes"}, ["Truncated"])
    for version in (0, 2, 3):
        raw = bytes([version << 6, 1, 0, 1])
        out.add(f"version-{version}", "another version", raw, nasty(2), ["Header"], "coap")
        out.add(f"version-{version}-unsaid", "the same, protocol not given", raw, nasty(2), ["Header", "Unrecognised"])
    for length in range(9, 16):
        out.add(f"token-{length}", f"a token length of {length}", bytes([0x40 | length, 1, 0, 1]) + bytes(range(1, length + 1)), nasty(3), ["Header"])
    out.add("token-15-alone", "a token length of 15 and nothing behind", bytes.fromhex("4F010001"), nasty(3), ["Header"])
    for length in range(1, 9):
        raw = bytes([0x40 | length, 1, 0, 1]) + bytes(range(1, length))
        out.add(f"token-cut-{length}", f"{length - 1} of {length} bytes of token", raw, nasty(4), ["Truncated"])
    out.add("marker-alone", "a marker without payload", bytes.fromhex("40010001FF"), nasty(5), ["Payload"])
    out.add("marker-alone-after-token", "a marker without payload behind a token", bytes.fromhex("4245000101 02FF"), nasty(5), ["Payload"])
    out.add("marker-alone-after-option", "a marker without payload behind an option", bytes.fromhex("40010001B161FF"), nasty(5), ["Payload"])
    for byte in [0xF0 + low for low in range(15)] + [high << 4 | 15 for high in range(15)]:
        out.add(f"nibble-{byte:02x}", "half of an option's first byte is 15", bytes([0x40, 1, 0, 1, byte, 0, 0, 0]), nasty(6), ["Option"])
    for text in ("D0", "E0", "E000", "0D", "0E", "0E00", "DD", "DD00", "DE00", "DE0000", "ED0000", "EE000000", "EE00", "D1", "D100"):
        out.add(f"extension-{text.lower()}", "extension bytes are cut", bytes.fromhex("40010001" + text), nasty(7), ["Option", "Truncated"])
    out.add("value-13-cut", "13 bytes announced, none there", bytes.fromhex("40010001DD0000"), nasty(8), ["Option", "Truncated"])
    out.add("value-65804-cut", "65,804 bytes announced, none there", bytes.fromhex("400100010EFFFF"), nasty(9), ["Option", "Truncated"])
    for length in range(1, 13):
        raw = bytes([0x40, 1, 0, 1, 0xB0 | length]) + b"a" * (length - 1)
        out.add(f"value-{length}-cut", f"{length - 1} of {length} bytes of a value", raw, nasty(9), ["Option", "Truncated"])
    for text in ("E0FEF2C0", "E0FEF3", "E0FFFF", "E0FEF210", "E0FEE810B0", "E0800000E0800000", "E1FFFF00"):
        out.add(f"number-{text.lower()}", "option numbers beyond 65535", bytes.fromhex("40010001" + text), nasty(10), ["Option"])
    for text in ("400000010A", "40000001FF00", "40000001FF", "4000000100", "60000001B161", "7000BEEF00"):
        out.add(f"empty-{text.lower()}", "an empty message has four bytes", bytes.fromhex(text), nasty(15), ["Header"])
    for text in ("410000017A", "41000001", "6100000101", "480000010102030405060708"):
        out.add(f"empty-token-{text.lower()}", "an empty message has no token", bytes.fromhex(text), nasty(15), ["Header"])
    flood = bytes.fromhex("40010001")
    for slug, raw in (
        ("ones", flood + b"\x10" * 1100), ("zeros", flood + b"\0" * 1100), ("paths", flood + b"\xb0" + b"\0" * 1024),
        ("valued", flood + b"\xb1a" + b"\x01b" * 1024),
    ):
        out.add(f"flood-{slug}", "more than 1,024 options", raw, nasty(16), ["Flood"])
    for slug, raw in (
        ("code-3.00", "40600001"), ("code-0.08", "40080001"), ("code-2.00", "40400001"), ("text", b"ABCDEFGH".hex()), ("byte", "40"),
        ("code-1.01", "40210001ff00"), ("code-6.00", "60c00001"),
    ):
        out.add(f"unrecognised-{slug}", "not taken for CoAP", bytes.fromhex(raw), OURS, ["Unrecognised"])
    for slug, raw in strict_cases():
        assert len(model(raw, "coap")[1][1]) == 1, slug
        out.add(f"strict-{slug}", "a rule that is broken, in a strict record", raw, OURS, ["Strict"], "coap", strict=True)
    return out


def strict_cases():
    """Messages with one thing odd."""
    hexed = bytes.fromhex
    options = lambda *options, code=1, kind=CON, payload=b"": datagram(kind, code, 1, b"", options, payload)
    yield "reserved-class", hexed("40600001")
    yield "signalling", hexed("40E10001")
    yield "class-1", hexed("40210001")
    yield "class-6", hexed("60C00001")
    yield "method-0.31", hexed("401F0001")
    yield "response-2.00", hexed("60400001")
    yield "response-5.31", hexed("60BF0001")
    yield "non-empty-type", hexed("50000001")
    yield "ack-with-request", hexed("60020001")
    yield "reset-with-response", hexed("70450001")
    yield "reset-with-request", hexed("70010001")
    yield "critical-13", hexed("40010001D000")
    yield "critical-65535", hexed("40010001E0FEF2")
    yield "critical-2089", options((2088, b""), (2089, b""))
    yield "number-0", hexed("4001000100")
    yield "content-format-twice", options((12, b"2"), (12, b"2"))
    yield "accept-twice", options((17, b"2"), (17, b"<"))
    yield "content-format-of-three", hexed("40010001C3010000")
    yield "etag-empty", options((4, b""))
    yield "etag-of-nine", options((4, b"123456789"))
    yield "uri-host-empty", options((3, b""))
    yield "uri-path-of-256", options((11, b"a" * 256))
    yield "if-none-match-with-value", options((5, b"x"))
    yield "max-age-of-five", options((14, b"\x01\0\0\0\0"))
    yield "observe-of-four", options((6, b"\x01\0\0\0"))
    yield "path-not-utf8", hexed("40010001B2C328")
    yield "path-cut-character", options((11, b"ab\xe6\xb8"))
    yield "query-not-utf8", options((15, b"a=\xff"))
    yield "host-surrogate", options((3, b"\xed\xa0\x80"))
    yield "path-nul", hexed("40010001B100")
    yield "path-slash", hexed("40010001B12F")
    yield "path-slash-inside", options((11, b"a/b"))
    yield "path-dot", options((11, b"."))
    yield "path-dots", options((11, b"a"), (11, b".."))
    yield "location-slash", options((8, b"x/"), code=0x41, kind=ACK)
    yield "query-nul", options((15, b"a\0"))
    yield "zero-byte", options((12, b"\0"))
    yield "zeros-before", options((12, b"\x002"))
    yield "port-zeros", options((7, b"\0\x16"))
    yield "block-of-size-7", hexed("40450001D10A07FF00")
    yield "block1-of-size-7", options((27, b"\x0f"), code=2)
    yield "proxy-and-path", options((11, b"a"), (35, b"coap://x"))
    yield "not-json", options((12, b"2"), code=2, payload=b"{")


def odd():
    out = File(
        "coap-odd",
        "CoAP messages that break a rule and are read all the same; the notes say so, and nothing is lost.",
        {"Note": "each rule", "Client": "as a C client writes it"},
    )
    for slug, raw in strict_cases():
        out.add(slug, "read with a note", raw, OURS, ["Note"], "coap")
    for slug, raw, text in (
        ("many", datagram(ACK, 0x1F, 1, b"", [(0, b""), (3, b""), (11, b"\xff/"), (12, b"\0\0\0"), (12, b""), (35, b"x")]), "all at once"),
        ("block-is-no-whole", datagram(CON, 2, 1, b"", [(12, b"2"), (27, b"\x0f")], b"{"), "a block's payload is no JSON, and need not be"),
        ("long-number", datagram(CON, 2, 1, b"", [(14, b"\x01" * 9)]), "a number of nine bytes"),
        ("options-1024", bytes.fromhex("40010001B0") + b"\0" * 1023, "as many options as there may be"),
        ("critical-repeated", datagram(CON, 2, 1, b"", [(61, b"a"), (61, b"b")]), "a critical option that is not known, twice"),
    ):
        out.add(slug, text, raw, OURS, ["Note"], "coap")
    path = b"P/D/data"
    raw = datagram(CON, 2, 0xFFFA, b"\1\0\0\0", [(11, path), (61, b"YWAIGGUGUC"), (62, b"0")], b"{}")
    out.add("path-in-one-option", "the path in one option, and two options that are not registered", raw, OURS, ["Client"])
    # RFC 7959, 2.1: only Block1 is about the payload of a request, and only Block2 about that of a response.
    for slug, raw, text in (
        ("block-of-the-answer", datagram(CON, 2, 1, b"", [(12, b"2"), (23, b"\x12")], b"{"), "the wanted block of the answer: the payload is whole, and no JSON"),
        ("block-of-the-request", datagram(ACK, 0x44, 1, b"", [(12, b"2"), (27, b"\x12")], b"{"), "the block that is answered: the payload is whole, and no JSON"),
    ):
        out.add(slug, text, raw, OURS, ["Note"], "coap")
    return out


def main():
    finish((messages(), refused(), odd()), FOLDER / "wire", "coap.py")


if __name__ == "__main__":
    main()
