#!/usr/bin/env python3
"""Writes huawei/pcp-*.json from a model of PCP that shares nothing with the Rust code.

The model follows the IoTDA guide (3.8.2 and 3.8.3): the check is worked out bit by bit from the guide's sample code, the
fields from its tables. `--check` says whether the committed files are current.
"""
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent
GUIDE = "IoTDA user guide 1.47"
DOWN, UP = "down", "up"


def check(data):
    """The guide's sample: table of 0x1021, most significant bit first, driven by the right-shifting update."""
    state = 0
    for byte in data:
        entry = ((state ^ byte) & 0xFF) << 8
        for _ in range(8):
            entry = (entry << 1) ^ 0x1021 if entry & 0x8000 else entry << 1
            entry &= 0xFFFF
        state = (state >> 8) ^ entry
    return state


def frame(code, data, version=1, length=None, carried=None, mark=b"\xff\xfe"):
    length = len(data) if length is None else length
    head = mark + bytes([version, code])
    rest = length.to_bytes(2, "big") + data
    value = check(head + b"\0\0" + rest) if carried is None else carried
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
                elif code == 21 and data[0] >= 0x20 and plain(data[:16]):
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
            failure, read = {"code": read[1][0]}, None
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
    return out


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
        out.add(slug, "exact bytes of the list of bad inputs", bytes.fromhex(raw), nasty(number), None, [flags])
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
    return out


def main():
    stale = []
    for made in (guide(), messages(), frames()):
        path = FOLDER / "huawei" / f"{made.name}.json"
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != made.text():
                stale.append(path.name)
        else:
            path.write_text(made.text(), encoding="utf-8")
            print(f"{path.name}: {len(made.cases)} cases")
    if stale:
        sys.exit(f"not current: {', '.join(stale)}; run testvectors/generate/pcp.py")


main()
