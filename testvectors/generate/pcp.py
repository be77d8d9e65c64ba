#!/usr/bin/env python3
"""Writes huawei/pcp-*.json from a model of PCP that shares nothing with the Rust code.

The model follows the IoTDA guide (3.8.2 and 3.8.3): the check is worked out bit by bit from the guide's sample code, the
fields from its tables. `--check` says whether the committed files are current.
"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from output import finish  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent.parent
GUIDE = "IoTDA user guide 1.47"
DOWN, UP = "down", "up"


def check(data, misprints=None):
    """The guide's sample: table of 0x1021, most significant bit first, driven by the right-shifting update.

    `misprints` replaces table entries: what a device gives whose table was copied from a listing with those errors.
    """
    state = 0
    for byte in data:
        index = (state ^ byte) & 0xFF
        entry = index << 8
        for _ in range(8):
            entry = (entry << 1) ^ 0x1021 if entry & 0x8000 else entry << 1
            entry &= 0xFFFF
        state = (state >> 8) ^ (misprints or {}).get(index, entry)
    return state


# The entries that the guide's two listings print wrong and that stay within 16 bits.
C_LISTING = {89: 0xCDBC}
JAVA_LISTING = {64: 0xA8C4, 65: 0x98E5, 89: 0xCBBC}


def possible_checks():
    """A basis of the checks that frames can have: the check is linear, so every one is a sum of some of these."""
    basis = {}
    for place in range(24):
        for bit in range(8):
            value = check(bytes([1 << bit]) + bytes(place))
            while value and value.bit_length() in basis:
                value ^= basis[value.bit_length()]
            if value:
                basis[value.bit_length()] = value
    return basis


def frame(code, data, version=1, length=None, carried=None, mark=b"\xff\xfe", misprints=None):
    length = len(data) if length is None else length
    head = mark + bytes([version, code])
    rest = length.to_bytes(2, "big") + data
    value = check(head + b"\0\0" + rest, misprints) if carried is None else carried
    return head + value.to_bytes(2, "big") + rest


def text(version):
    return version.encode("ascii").ljust(16, b"\0")


# name, code, which way the request goes, size of request and of response (None: at least 3)
FAMILIES = {
    19: ("query_version", DOWN, 0, 17),
    20: ("new_version", DOWN, 22, 1),
    21: ("fragment", UP, 18, None),
    22: ("download_report", UP, 1, 1),
    23: ("execute", DOWN, 0, 1),
    24: ("result", UP, 17, 1),
}
# The guide's tables: the codes that each message lists.
LISTED = {
    (19, "response"): {0},
    (20, "response"): {0, 1, 2, 3, 4, 5, 9, 0x7F},
    (21, "response"): {0, 0x80, 0x81},
    (22, "request"): {0, 5, 6, 7, 8},
    (22, "response"): {0, 0x80},
    (23, "response"): {0, 1, 4, 5, 9},
    (24, "request"): {0, 1, 4, 5, 9, 0x0A, 0x7F},
    (24, "response"): {0, 0x80},
}
DEFINED = set(range(0x0B)) | {0x7F, 0x80, 0x81}


def fits(code, role, data):
    _, _, request, response = FAMILIES[code]
    size = request if role == "request" else response
    if size is None:
        return len(data) >= 3 or (len(data) == 1 and data[0] != 0)
    return len(data) == size


def plain(field):
    front = field.split(b"\0")[0]
    return all(byte < 0x80 for byte in front) and not any(field[len(front):])


def error(code, layer, offset):
    return {"code": code, "layer": layer, "offset": offset}


def model(raw, direction=None, protocol=None):
    """What a decoder has to make of the bytes: (error, None) or (None, decoded)."""
    if raw[:2] != b"\xff\xfe" and protocol != "pcp":
        return error("protocol_unrecognised", "record", 0), None
    for end, start in ((2, 0), (3, 2), (4, 3), (6, 4), (8, 6)):
        if len(raw) < end:
            return error("truncated", "pcp.frame", start), None
    if raw[:2] != b"\xff\xfe":
        return error("pcp_start_mark", "pcp.frame", 0), None
    if raw[2] & 15 != 1:
        return error("pcp_protocol_version", "pcp.frame", 2), None
    declared, data = int.from_bytes(raw[6:8], "big"), raw[8:]
    if len(data) < declared:
        return error("truncated", "pcp.frame", 8), None
    if len(data) > declared:
        return error("trailing_bytes", "pcp.frame", 8 + declared), None
    if int.from_bytes(raw[4:6], "big") != check(raw[:4] + b"\0\0" + raw[6:]):
        return error("pcp_check_mismatch", "pcp.frame", 4), None
    code, notes, role = raw[3], [], None
    if code in FAMILIES:
        name, first, _, _ = FAMILIES[code]
        way = {"request": first, "response": UP if first == DOWN else DOWN}
        if direction:
            role = "request" if direction == first else "response"
            if not fits(code, role, data):
                return error("pcp_data_length", "pcp.message", 6), None
        else:
            roles = [role for role in ("request", "response") if fits(code, role, data)]
            if not roles:
                return error("pcp_data_length", "pcp.message", 6), None
            if len(roles) == 1:
                role = roles[0]
                notes.append("pcp_direction_inferred")
            elif code == 22 and data[0] in (5, 6, 7, 8):
                role = "request"
                notes.append("pcp_direction_inferred")
            elif code == 22 and data[0] == 0x80:
                role = "response"
                notes.append("pcp_direction_inferred")
            else:
                notes.append("pcp_direction_ambiguous")
                if code == 21 and data[0] in (0, 0x80, 0x81):
                    role = "response"
                elif code == 21 and 0x20 <= data[0] <= 0x7E and plain(data[:16]):
                    role = "request"
    message = {
        "protocol_version": 1,
        "reserved": raw[2] >> 4,
        "message_code": code,
        "check_hex": raw[4:6].hex(),
        "data_length": declared,
    }
    if raw[2] >> 4:
        notes.append("pcp_reserved_bits")
    if code not in FAMILIES:
        notes.append("pcp_message_code_unknown")
        kind = "pcp.unknown"
        message["data_hex"] = data.hex()
    elif role is None:
        kind, direction = "pcp.ambiguous", direction
        message["candidates"] = [f"pcp.{name}.request", f"pcp.{name}.response"]
        message["data_hex"] = data.hex()
    else:
        kind, direction = f"pcp.{name}.{role}", way[role]
        fields(code, role, data, message, notes)
    decoded = {
        "vendor": "huawei",
        "protocol": "pcp",
        "kind": kind,
        "direction": direction,
        "topic": None,
        "message": message,
    }
    return None, (decoded, notes)


def fields(code, role, data, message, notes):
    if (code, role) in LISTED:
        result, data = data[0], data[1:]
        message["download_status" if (code, role) == (22, "request") else "result_code"] = result
        if result not in LISTED[(code, role)]:
            notes.append("pcp_result_code_undocumented" if result in DEFINED else "pcp_result_code_unknown")
    else:
        result = None
    if (code, role) in ((19, "response"), (20, "request"), (21, "request"), (24, "request")):
        field, data = data[:16], data[16:]
        front = field.split(b"\0")[0]
        message["version"] = front.decode("utf-8", "replace")
        if not front:
            notes.append("pcp_version_empty")
        if any(byte >= 0x80 for byte in front):
            notes.append("pcp_version_not_ascii")
        if any(field[len(front):]):
            notes.append("pcp_version_after_nul")
        if not plain(field):
            message["version_hex"] = field.hex()
    if (code, role) == (20, "request"):
        size, count = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big")
        message.update(fragment_size=size, fragment_count=count, package_check_hex=data[4:6].hex())
        if not 32 <= size <= 500:
            notes.append("pcp_fragment_size")
        if count == 0:
            notes.append("pcp_fragment_count_zero")
        if any(data[4:6]):
            notes.append("pcp_package_check_set")
    if (code, role) == (21, "request"):
        message["fragment_index"] = int.from_bytes(data, "big")
    if (code, role) == (21, "response"):
        if data:
            message["fragment_index"], data = int.from_bytes(data[:2], "big"), data[2:]
            if result == 0 and not data:
                notes.append("pcp_fragment_data_missing")
            if result != 0 and data:
                notes.append("pcp_fragment_data_with_error")
        else:
            notes.append("pcp_fragment_index_missing")
        message["fragment_data_hex"] = data.hex()
        if len(data) > 500:
            notes.append("pcp_fragment_size")


def place_of(note, code, role):
    """Layer and offset of a note, where the guide's tables say which field it is about."""
    if note in ("pcp_reserved_bits", "pcp_message_code_unknown"):
        return {"layer": "pcp.frame", "offset": 2 if note == "pcp_reserved_bits" else 3}
    version = 9 if (code, role) in ((19, "response"), (24, "request")) else 8
    offset = {
        "pcp_direction_inferred": 8, "pcp_direction_ambiguous": 8,
        "pcp_result_code_undocumented": 8, "pcp_result_code_unknown": 8,
        "pcp_version_empty": version, "pcp_version_not_ascii": version, "pcp_version_after_nul": version,
        "pcp_fragment_count_zero": 26, "pcp_package_check_set": 28, "pcp_fragment_data_with_error": 11,
    }.get(note, 24 if (note, code) == ("pcp_fragment_size", 20) else None)
    return {"layer": "pcp.message"} | ({} if offset is None else {"offset": offset})


class File:
    """One file of cases."""

    def __init__(self, name, comment, flags):
        self.name, self.comment, self.flags, self.cases, self.seen = name, comment, flags, [], set()

    def add(self, slug, comment, raw, source, direction=None, flags=(), protocol=None, strict=False):
        key = (raw, direction, protocol, strict)
        assert key not in self.seen, f"{slug} is there already"
        assert all(flag in self.flags for flag in flags), flags
        self.seen.add(key)
        record = {"hex": raw.hex()}
        for name, value in (("direction", direction), ("protocol", protocol), ("strict", strict)):
            if value:
                record[name] = value
        case = {
            "id": f"huawei/{self.name}/{len(self.cases) + 1:04}-{slug}",
            "comment": comment,
            "flags": sorted(flags),
            "source": source,
            "record": record,
        }
        failure, read = model(raw, direction, protocol)
        if read and strict and read[1]:
            role = read[0]["kind"].rsplit(".", 1)[-1]
            failure = {"code": read[1][0]} | place_of(read[1][0], raw[3], role)
            read = None
        if failure:
            case |= {"result": "invalid", "error": failure}
        else:
            decoded, notes = read
            odd = [note for note in notes if not note.startswith("pcp_direction")]
            case |= {"result": "acceptable" if odd else "valid", "decoded": decoded, "notes": notes, "encodes_to": "same"}
        self.cases.append(case)
        return case

    def text(self):
        head = {"schema": "../schema/vectors.schema.json", "comment": self.comment, "flags": self.flags}
        cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in self.cases)
        body = ",\n".join(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
        return "{\n" + body + ',\n "cases": [\n' + cases + "\n ]\n}\n"


def official(section, **more):
    return {"kind": "official", "guide": GUIDE, "section": section, **more}


MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/pcp.py"}


def derived(source, edit):
    return {"kind": "derived", "from": source, "edit": edit}


def recorded(what):
    return {"kind": "recorded", "by": what}


def guide():
    out = File(
        "pcp-guide",
        "Every PCP frame that the IoTDA guide prints, as printed and with its errata repaired.",
        {
            "Surplus": "the guide prints zero bytes after the end that the length field names",
            "Erratum": "the guide prints something that its own rules contradict",
            "SameBytes": "request and response are the same bytes",
        },
    )
    v09, v10 = text("V0.9"), text("V1.0")
    hello = b"HELLO, IoT SOTA!"
    frames = [
        ("query-version-request", 19, DOWN, b"", 0x4C9A, "query version", 0, ""),
        ("query-version-response", 19, UP, b"\0" + v09, 0x8DE3, "query version", 3, ""),
        ("new-version-response", 20, UP, b"\0", 0xD768, "new version notice", 0, ""),
        ("fragment-request", 21, UP, v10 + b"\0\0", 0x5618, "package fragment", 8,
         "only table entry 89 = 0xcbdc gives this check; the C listing prints 0xcdbc there, the Java listing 0xcbbc"),
        ("fragment-response", 21, DOWN, b"\0\0\0" + hello, 0xE107, "package fragment", 0, ""),
        ("download-report-request", 22, UP, b"\0", 0x850E, "download report", 0, ""),
        ("download-report-response", 22, DOWN, b"\0", 0x850E, "download report", 0, ""),
        ("execute-request", 23, DOWN, b"", 0xCF90, "execute upgrade", 0, ""),
        ("execute-response", 23, UP, b"\0", 0xB725, "execute upgrade", 0, ""),
        ("result-request", 24, UP, b"\0" + v10, 0xC7D2, "upgrade result", 2, ""),
        ("result-response", 24, DOWN, b"\0", 0xAFA1, "upgrade result", 0, ""),
    ]
    for slug, code, way, data, printed, section, surplus, erratum in frames:
        raw = frame(code, data, carried=printed)
        assert frame(code, data) == raw, f"the model does not reproduce {slug}"
        comment = "the frame as the guide prints it" if not surplus else "the printed frame without its surplus zero bytes"
        flags = ["SameBytes"] if code == 22 else []
        source = official(f"3.8.2, {section}", **({"erratum": erratum} if erratum else {}))
        out.add(slug, comment, raw, source, way, flags + (["Erratum"] if erratum else []))
        if surplus:
            out.add(f"{slug}-as-printed", f"with the {surplus} surplus zero bytes that the guide prints",
                    raw + bytes(surplus), official(f"3.8.2, {section}", erratum="surplus zero bytes"), way, ["Surplus"])
        if code != 22 or way == UP:
            out.add(f"{slug}-alone", "the same frame, direction not given", raw, source, None, flags)
    notice = v10 + bytes.fromhex("01F400010000")
    stale = official("3.8.2, new version notice",
                     erratum="the printed check 02F7 is that of package check code 1234; with the printed 0000 it is 3AE6")
    assert frame(20, notice) == bytes.fromhex("FFFE01143AE60016") + notice
    assert frame(20, notice[:-2] + b"\x12\x34")[4:6] == b"\x02\xf7"
    out.add("new-version-request-as-printed", "the printed check with the printed data, surplus zero bytes left out",
            frame(20, notice, carried=0x02F7), stale, DOWN, ["Erratum"])
    out.add("new-version-request-as-printed-surplus", "letter for letter, with the 3 surplus zero bytes",
            frame(20, notice[:16] + bytes(3) + notice[16:], length=22, carried=0x02F7), stale, DOWN, ["Erratum", "Surplus"])
    out.add("new-version-request", "the printed data with its right check", frame(20, notice), stale, DOWN, ["Erratum"])
    out.add("new-version-request-1234", "the data that the printed check belongs to",
            frame(20, notice[:-2] + b"\x12\x34"), stale, DOWN, ["Erratum"])
    out.add("new-version-request-alone", "direction not given", frame(20, notice), stale, None, ["Erratum"])
    ask = v10 + b"\0\0"
    for slug, entries, words in (("c", C_LISTING, "0xcdbc in the C listing"), ("java", JAVA_LISTING, "0xcbbc in the Java listing")):
        assert check(frame(21, ask, carried=0), entries) != 0x5618, "the printed entry 89 does not give the printed check"
        out.add(f"fragment-request-table-of-{slug}-listing", "the check that a device makes with the table as it is printed",
                frame(21, ask, misprints=entries),
                official("CRC16 algorithm code samples", erratum=f"table entry 89 is printed as {words}; 0xcbdc is right"),
                UP, ["Erratum"])
    # The Java listing has entries 64 and 65 wrong too; the first printable version that meets one of them, and not entry 89.
    for entry in (64, 65):
        alone = {entry: JAVA_LISTING[entry]}
        met = next(version for number in range(1000) for version in [b"\0" + text(f"V{number // 10}.{number % 10}")]
                   if check(frame(19, version, carried=0), alone) != check(frame(19, version, carried=0))
                   and check(frame(19, version, carried=0), {89: 0}) == check(frame(19, version, carried=0)))
        out.add(f"version-table-entry-{entry}", "the check that a device makes with the table as it is printed",
                frame(19, met, misprints=alone),
                official("CRC16 algorithm code samples",
                         erratum=f"table entry {entry} is printed as 0x{JAVA_LISTING[entry]:04x} in the Java listing"),
                UP, ["Erratum"])
        out.add(f"version-table-entry-{entry}-right", "the same data with the check of the right table", frame(19, met),
                MODEL, UP, ["Erratum"])
    return out


def messages():
    out = File(
        "pcp-messages",
        "Every message both ways with every result code, versions, fragments, sizes, and data areas that do not fit.",
        {
            "ResultCode": "a result code or download status",
            "Version": "a version field",
            "Fragment": "fragment sizes, counts, indexes and data",
            "Size": "a data area that does not fit its message",
            "Direction": "direction not given",
            "Unknown": "a message code that is not defined",
            "Strict": "a note that a strict decoder turns into an error",
        },
    )
    v = text("V2.10")
    for (code, role), listed in LISTED.items():
        name, first, _, _ = FAMILIES[code]
        way = first if role == "request" else (UP if first == DOWN else DOWN)
        for result in sorted(listed | {1, 6, 0x0B, 0xFF} | ({0x0A} if code == 23 else set())):
            data = bytes([result])
            if code in (19, 24) and role != "response" or code == 19:
                data += v
            if code == 21:
                data += b"\0\x07" + (b"fragment" if result == 0 else b"")
            said = "listed for this message" if result in listed else "not listed for this message"
            out.add(f"{name.replace('_', '-')}-{role}-{result:02x}", f"result 0x{result:02x}, {said}", frame(code, data),
                    MODEL, way, ["ResultCode"])
    for slug, field in (
        ("full", b"0123456789ABCDEF"), ("one", b"1".ljust(16, b"\0")), ("empty", bytes(16)),
        ("after-nul", b"V1\0evil".ljust(16, b"\0")), ("last-byte", b"V1".ljust(15, b"\0") + b"x"),
        ("high", b"\xff" * 16), ("chinese", "版本1".encode().ljust(16, b"\0")), ("nul-first", b"\0V1".ljust(16, b"\0")),
    ):
        out.add(f"version-{slug}", "the device's version", frame(19, b"\0" + field), MODEL, UP, ["Version"])
        out.add(f"fragment-request-version-{slug}", "the version of a fragment request", frame(21, field + b"\0\x01"),
                MODEL, UP, ["Version"])
        out.add(f"fragment-request-version-{slug}-alone", "the same, direction not given: it is as long as a response with 15 bytes",
                frame(21, field + b"\0\x01"), MODEL, None, ["Version", "Direction"])
    for size, count, package in ((32, 1, 0), (500, 65535, 0), (31, 1, 0), (501, 1, 0), (0, 65535, 0x1234), (500, 0, 0),
                                 (0, 0, 0xFFFF), (65535, 65535, 0), (128, 7, 0x3836)):
        data = v + size.to_bytes(2, "big") + count.to_bytes(2, "big") + package.to_bytes(2, "big")
        out.add(f"notice-{size}-{count}-{package:04x}", "fragment size, fragment count, package check code", frame(20, data),
                MODEL, DOWN, ["Fragment"])
    for slug, data in (
        ("one-byte", b"\0\0\0x"), ("fifteen", b"\0\0\x09" + b"fifteen bytes!!"), ("full", b"\0\x01\x02" + bytes(range(250)) * 2),
        ("too-large", b"\0\x01\x02" + bytes(501)), ("last-index", b"\0\xff\xffx"), ("none", b"\0\0\0"),
        ("error-with-data", b"\x81\0\x01xx"), ("error-without-index", b"\x80"), ("mark-inside", bytes.fromhex("000000FFFE011300")),
    ):
        out.add(f"fragment-{slug}", "a fragment response", frame(21, data), MODEL, DOWN, ["Fragment"])
        out.add(f"fragment-{slug}-alone", "the same, direction not given", frame(21, data), MODEL, None, ["Fragment", "Direction"])
    for status in (0, 1, 5, 6, 7, 8, 9, 0x7F, 0x80, 0xFF):
        out.add(f"download-report-{status:02x}-alone", "request and response have the same size", frame(22, bytes([status])),
                MODEL, None, ["Direction"])
    out.add("fragment-eighteen-unknown", "neither a version nor a result code in front", frame(21, b"\x05" + bytes(17)), MODEL,
            None, ["Direction"])
    for code, (name, first, request, response) in FAMILIES.items():
        for way in (DOWN, UP):
            size = request if way == first else response
            wrong = (2,) if size is None else sorted({0, 1, 16, 18, 21, 23} - {size})
            for length in wrong:
                if size is None or length != size:
                    out.add(f"{name.replace('_', '-')}-{way}-{length}-bytes", "the data area does not fit the message",
                            frame(code, bytes(length)), MODEL, way, ["Size"])
        fitting = {request, response}
        for length in (2, 5, 40):
            if length not in fitting and not (response is None and length >= 3):
                out.add(f"{name.replace('_', '-')}-{length}-bytes-alone", "the data area fits neither direction",
                        frame(code, bytes(length)), MODEL, None, ["Size", "Direction"])
    for code in (0, 18, 25, 127, 128, 255):
        out.add(f"code-{code}", "a reserved or unmentioned message code", frame(code, b""), MODEL, None, ["Unknown"])
        out.add(f"code-{code}-with-data", "the same with data, direction given", frame(code, b"\x01\x02"), MODEL, UP, ["Unknown"])
    for slug, raw, way in (
        ("no-direction", frame(19, b""), None), ("reserved-bits", frame(19, b"", version=0x81), DOWN),
        ("unknown-code", frame(255, b""), DOWN), ("unlisted-result", frame(23, b"\x0a"), UP),
        ("unknown-result", frame(20, b"\x33"), UP), ("version-after-nul", frame(19, b"\0" + b"V1\0x".ljust(16, b"\0")), UP),
        ("ambiguous", frame(22, b"\0"), None),
    ):
        out.add(f"strict-{slug}", "the note of the same code, as an error", raw, MODEL, way, ["Strict"], strict=True)
    out.add("strict-right", "nothing to note", frame(19, b""), MODEL, DOWN, ["Strict"], strict=True)
    notice = lambda size, count, package: v + b"".join(n.to_bytes(2, "big") for n in (size, count, package))
    for slug, raw, way in (
        ("version-empty", frame(24, b"\0" + bytes(16)), UP), ("version-not-ascii", frame(21, b"V\xe9".ljust(16, b"\0") + b"\0\0"), UP),
        ("fragment-size", frame(20, notice(31, 1, 0)), DOWN), ("fragment-count-zero", frame(20, notice(500, 0, 0)), DOWN),
        ("package-check", frame(20, notice(500, 1, 0x3132)), DOWN), ("fragment-index-missing", frame(21, b"\x80"), DOWN),
        ("fragment-data-with-error", frame(21, b"\x81\0\x01x"), DOWN), ("fragment-data-missing", frame(21, b"\0\0\x01"), DOWN),
        ("fragment-too-large", frame(21, b"\0\0\x01" + bytes(501)), DOWN), ("unknown-status", frame(22, b"\x33"), UP),
        ("eighteen-bytes", frame(21, text("V1.0") + b"\0\0"), None), ("status-only-upward", frame(22, b"\x07"), None),
    ):
        out.add(f"strict-{slug}", "the note of the same code, as an error", raw, MODEL, way, ["Strict"], strict=True)
    for slug, raw, way in (
        ("check-wrong", frame(19, b"", carried=0), DOWN), ("size-wrong", frame(19, b"\0"), DOWN),
    ):
        out.add(f"strict-{slug}", "an error stays the error that it is", raw, MODEL, way, ["Strict"], strict=True)
    out.add("strict-whole-upgrade-answer", "a full answer with nothing to note", frame(21, b"\0\0\0" + bytes(500)), MODEL, DOWN,
            ["Strict"], strict=True)
    for slug, field in (("delete", b"\x7fabc"), ("controls", bytes(range(1, 17))), ("line-end", b"V1.0\r\n"), ("quotes", b'"\\/\'<&>')):
        out.add(f"version-{slug}", "ASCII is more than letters: every character has to come back", frame(19, b"\0" + field.ljust(16, b"\0")),
                MODEL, UP, ["Version"])
    for slug, first in (("delete", 0x7F), ("space", 0x20), ("tilde", 0x7E), ("below-space", 0x1F), ("task-gone", 0x80), ("no-fragment", 0x81), ("beyond", 0x82)):
        out.add(f"eighteen-bytes-{slug}", "18 bytes read both ways: a version starts with a printable character, a response with its code",
                frame(21, bytes([first]) + text("abc")[:15] + b"\0\x01"), MODEL, None, ["Direction"])
    return out


# Two full answers out of the +NNMI lines of LiteOS' own tests: an image's fragments 0 and 2.
DEVICE_FRAGMENTS = (
    (
        "FFFE01156A5D01F7000000000000000000013B000007D00004000400000001006400154C6974654F5356315232433531305350433030"
        "FFEE00650006649C123456780003010045581107531F1F7C7FDD6EADE2E1D925F3748D7D9E8D463ABD4E2476EB376E949F8E3ACEA3A4"
        "4EA224A3CFE00079830CD1644196EB7442CD30F27363F1F70D8AF1F116BFEB3CE234D10222CB292376BE272C972DFAD7CD434DDF81E5"
        "16F1B688C189BB25484FC62AA443EFE5686F240F1F47F925402ACBA7293CA7C12FD49FC400D15DF3FA2FF9F1DFAFF4D9B7DBDEDC5375"
        "B1272D05BA7958BE5F27B885E5BB78891E6FD7CD448627685F68CC0FC0355596E85BFC96213217AF36D3A5AA67730FBE8EEEDE1A4D16"
        "D5AA21A5FB1C75037593A07D84F5B67A1CB5BAE3B97EA3F3E82368F0869D6660F91E993CED1BAC2FB34105E05A1CEDE8BCE97E79C1F0"
        "73A2001000000010000024B900004CB900000B100000250100000C000B00DC5087DDF9C086030A00FDE2C8C8F5435B80090086B662BC"
        "C420EF1B0800B1B0AC647715BADA0700A9EACECB210F8A200600744360CCC61D63140500E0A04998F375F8E10400359A8EAA9F4FF39D"
        "0300E5A42356CF347C6802000E227EE99A59AE1F01002E0C3AF91C21D5630000A224AE100325DB080000080000000200550939005A00"
        "00000400000AD56D7795A1907C3AFA69B8E06854264844D8C5"
    ),
    (
        "FFFE0115A7DB01F70000029A413195CEB68D17380ABDEEC6D5573F31BD3B3135D699F4355ADC2BF839B31033575A474F7B2D4B33D00E"
        "2D81CD63FAE8B776940E16EE81E15C5C6B8B3942AF476C17BC583657FCF4056CA5D67E4B813F63D73C030B2EA591D498537602000910"
        "AD005A0000000400000AD56D7407EDBF729C91E7CD14210505D79887DCD144768F94D0298B2AF82036D7493EFD417EF2279252D669F9"
        "39860F4289315A54A16F22AEA80E75D12B0305D67248B4A6DC6393C18C84FE64102C193B3B0B61E8C230648C3C4655798719EA903FC6"
        "C7363B403C5F7D369F9335DB35FFC827BC754E22FF1B26C379F2C60C11549B974ABABC120F71476BD6B057DD695CBBC221AFB16E1FDD"
        "B27D220CDBFE7A70E63F709A4103000B1025015A00000004001035D01EF34514B375020AD3999B3E976C43ED0995E4ED55A2835721E6"
        "443A3E6AF9BE8FAD523DF3EE64C812F20F0D8393FF49D587EBA732DD8A3E16623E53E8049060DFC97807DB61C09EDE0A05A02A14239C"
        "39BB975D6413B02F8403190DBF6C7B38BC3C2CBD9396089A40B22EE14FFCF8A5120DE7BDD5BE295A2B74DA843466B97DCA5204FCF55A"
        "35D3434533D9F0245606F3EA785848072A3FC46BC100182B50285947C7C98D62BA84B34A590A4DB89973869D00D7001A18DDC7CAA156"
        "4D640A40A27A32CE77FC6A57340515FEAC08FC398F5417574D"
    ),
)
BLIND = {
    "blind-two-bits-a": "differs from the next case in two bits and has the same check: both are read",
    "blind-two-bits-b": "differs from the case before in two bits and has the same check: a change of bit 3 is, three bytes "
                        "on, the very change of bit 5, so the two cancel. A true CRC of 0x1021 keeps such errors apart",
    "blind-burst-a": "differs from the next case in three neighbouring bytes and has the same check; what is refused is the "
                     "size, not the damage",
    "blind-burst-b": "differs from the case before by 01 21 10, the polynomial 1021 low byte first, which leaves nothing "
                     "behind in the check; what is refused is the size, not the damage",
}


def frames():
    out = File(
        "pcp-frames",
        "The frame layer: marks, versions, lengths, checks, and frames that devices and platforms sent.",
        {
            "Truncated": "the input ends too early", "Length": "the length field does not fit", "Check": "the check",
            "Textbook": "made with a textbook CRC, the usual mistake", "Mark": "the start mark", "Header": "version byte and code",
            "Blind": "damage that the check cannot see: it says so little",
            "Device": "sent by device software or a platform",
        },
    )
    nasty = lambda number: {"kind": "derived", "from": "list of bad inputs", "edit": f"case {number}"}
    good = frame(19, b"")
    for length in range(8):
        out.add(f"cut-{length}", f"{length} of 8 header bytes", good[:length], derived("FFFE01134C9A0000", "cut"), None,
                ["Truncated"], protocol="pcp")
    out.add("nothing", "no bytes at all, nothing said of the protocol", b"", nasty(19), None, ["Truncated"])
    whole = frame(21, b"\0\0\0HELLO")
    for length in range(8, len(whole)):
        out.add(f"data-cut-{length}", "the header is whole, the data is not", whole[:length],
                derived("a fragment response of 5 bytes", "cut"), DOWN, ["Truncated"])
    for slug, raw, number, flags in (
        ("check-off-by-one", "FFFE01134C9B0000", 20, "Check"), ("length-five", "FFFE01131C3F0005", 21, "Length"),
        ("three-trailing", "FFFE0113B1310000616263", 22, "Length"), ("length-65535", "FFFE0115666DFFFF000000", 23, "Length"),
        ("fragment-body-one", "FFFE0115E543000100", 24, "Length"), ("fragment-body-two", "FFFE0115C7A400020000", 24, "Length"),
        ("version-two", "FFFE02132CD70000", 25, "Header"), ("code-255", "FFFE01FF78ED0000", 25, "Header"),
        ("no-fragment-size", "FFFE0114B7AE001656312E300000000000000000000000000000FFFF1234", 26, "Header"),
        ("text-after-nul", "FFFE01141A2300165631006576696C000000000000000000000000001234", 27, "Header"),
        ("mark-in-data", "FFFE01151C2D0008000000FFFE011300", 28, "Mark"),
        ("blind-two-bits-a", "FFFE0115069F00080000001122334455", 29, "Blind"),
        ("blind-two-bits-b", "FFFE0115069F0008000000112A334475", 29, "Blind"),
        ("blind-burst-a", "FFFE0114DFDD0003123456", 29, "Blind"), ("blind-burst-b", "FFFE0114DFDD0003131546", 29, "Blind"),
    ):
        out.add(slug, BLIND.get(slug, "exact bytes of the list of bad inputs"), bytes.fromhex(raw), nasty(number), None, [flags])
    for slug, mark in (("swapped", b"\xfe\xff"), ("zero", b"\0\0"), ("text", b"+N"), ("half", b"\xff\xff")):
        raw = frame(19, b"", mark=mark)
        out.add(f"mark-{slug}", "another start mark, protocol given", raw, MODEL, None, ["Mark"], protocol="pcp")
        out.add(f"mark-{slug}-unsaid", "the same, protocol not given", raw, MODEL, None, ["Mark"])
    for version in (0x00, 0x02, 0x0F, 0x10, 0x12, 0xF0):
        out.add(f"version-{version:02x}", "the low half is not 1", frame(19, b"", version=version), MODEL, DOWN, ["Header"])
    for version in (0x11, 0x81, 0xF1):
        out.add(f"version-{version:02x}", "reserved bits set, the low half is 1", frame(19, b"", version=version), MODEL, DOWN, ["Header"])
    for slug, value in (("kermit", 0x4EFE), ("x25", 0xCD8D), ("xmodem", 0x2677), ("swapped", 0x9A4C), ("zero", 0), ("ones", 0xFFFF)):
        out.add(f"check-{slug}", "the check of another construction", frame(19, b"", carried=value), MODEL, DOWN, ["Check", "Textbook"])
    for bit in range(16):
        out.add(f"check-bit-{bit}", "one bit of the check turned over", frame(23, b"\0", carried=check(frame(23, b"\0", carried=0)) ^ 1 << bit),
                MODEL, UP, ["Check"])
    for length in (0, 2, 255, 256, 65535):
        out.add(f"length-{length}", "one byte of data, another length, check right over what is there",
                frame(20, b"\0", length=length), MODEL, UP, ["Length"])
    out.add("two-frames", "two frames in one datagram", good + good, MODEL, DOWN, ["Length"])
    out.add("longest", "65,535 bytes of data", frame(21, b"\0\0\x01" + bytes(65532)), MODEL, DOWN, ["Length"])
    liteos = recorded("LiteOS SOTA tests")
    for slug, raw, way, source in (
        ("code-18", "FFFE0112B5010000", None, liteos), ("code-25", "FFFE0119D34E0000", None, liteos),
        ("notice-without-data", "FFFE0114E51F0000", DOWN, liteos), ("query-with-a-stray-byte", "FFFE011316EC000100", DOWN, liteos),
        ("version-two-check-of-one", "FFFE02134C9A0000", DOWN, liteos), ("mark-without-version", "FFFE134C9A0000", None, liteos),
        ("version-v2.10", "FFFE0113164700110056322E31300000000000000000000000", UP, recorded("field firmware")),
        ("notice-nb-app", "FFFE01145A5A00164E425F4150505F56312E31000000000001F400320000", DOWN, recorded("field firmware")),
        ("fragment-one", "FFFE01154639001256312E300000000000000000000000000001", UP, recorded("LiteOS_Lab pcp.c")),
        ("result-weak-signal", "FFFE0118CF4700110256312E30000000000000000000000000", UP, recorded("LiteOS_Lab pcp.c")),
        ("notice-refused", "FFFE0114E70B000103", UP, recorded("LiteOS_Lab pcp.c")),
    ):
        out.add(f"device-{slug}", "as it was sent", bytes.fromhex(raw), source, way, ["Device"])
    burst = bytes.fromhex("FFFE0114DFDD0003123456"), bytes.fromhex("FFFE0114DFDD0003131546")
    assert check(burst[0][8:]) ^ check(burst[1][8:]) == 0
    for slug, number, data in (("a", 31, burst[0][8:]), ("b", 32, burst[1][8:])):
        out.add(f"blind-burst-read-{slug}", "the damage of that burst in a fragment, where the size fits: both are read",
                frame(21, b"\0\0\x01" + data), derived(f"huawei/pcp-frames/{number:04}-blind-burst-{slug}", "its data as a fragment"),
                DOWN, ["Blind"])
    basis = possible_checks()
    assert len(basis) == 14, "16,384 checks are possible"

    def possible(value):
        while value and value.bit_length() in basis:
            value ^= basis[value.bit_length()]
        return value == 0

    for value in [value for value in range(0x10000) if not possible(value)][::12288]:
        out.add(f"check-impossible-{value:04x}", "a check that no frame at all has: three of four values never occur",
                frame(22, b"\0", carried=value), MODEL, UP, ["Check"])
    lab, ran = recorded("LiteOS_Lab pcp.c"), {"kind": "crosscheck", "tool": "LiteOS_Lab crc16.c, compiled and run"}
    for slug, raw, way, source in (
        ("fragment-of-500-first", DEVICE_FRAGMENTS[0], DOWN, liteos), ("fragment-of-500-third", DEVICE_FRAGMENTS[1], DOWN, liteos),
        ("last-fragment", "FFFE01150AC500140000020E0F101112131415161718191A1B1C1D1E", DOWN, ran),
        ("result-no-space", "FFFE0118400900110556312E30000000000000000000000000", UP, lab),
        ("result-check-failed", "FFFE0118489C00110756312E30000000000000000000000000", UP, lab),
        ("result-type", "FFFE0118E3B000110856312E30000000000000000000000000", UP, lab),
        ("result-installation", "FFFE0118EB2500110A56312E30000000000000000000000000", UP, lab),
    ):
        out.add(f"device-{slug}", "as it was sent", bytes.fromhex(raw), source, way, ["Device"])
    return out


def main():
    finish((guide(), messages(), frames()), FOLDER / "huawei", "pcp.py")


main()
