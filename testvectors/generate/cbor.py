#!/usr/bin/env python3
"""Writes wire/cbor.json from a model of CBOR that shares nothing with the Rust code.

The model follows RFC 8949 and the written policy for what CBOR and JSON cannot say to each other. `--check` says whether the
committed file is current.
"""
import base64
import decimal
import json
import pathlib
import struct
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent
DEPTH, BIGNUM = 128, 512
BREAK = object()


class Refused(Exception):
    def __init__(self, code, offset):
        super().__init__(code)
        self.error = {"code": code, "layer": "cbor", "offset": offset}


def head(major, number):
    """The shortest head of a number."""
    for size, most in ((0, 23), (1, 0xFF), (2, 0xFFFF), (4, 0xFFFFFFFF), (8, 0xFFFFFFFFFFFFFFFF)):
        if number <= most:
            more = {0: number, 1: 24, 2: 25, 4: 26, 8: 27}[size]
            return bytes([major << 5 | more]) + (number.to_bytes(size, "big") if size else b"")
    raise ValueError(number)


def float_bytes(value):
    """The shortest float of the same bits."""
    wide = struct.pack(">d", value)
    for form, mark in ((">e", 0xF9), (">f", 0xFA)):
        try:
            short = struct.pack(form, value)
        except OverflowError:
            continue
        if struct.pack(">d", struct.unpack(form, short)[0]) == wide:
            return bytes([mark]) + short
    return b"\xfb" + wide


def float_text(value):
    text = repr(value)
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return f"{mantissa}e{int(exponent)}"


class Number(str):
    """A JSON number as its text."""


def integer(value):
    if 0 <= value < 1 << 64:
        return head(0, value)
    if -(1 << 64) <= value < 0:
        return head(1, -1 - value)
    magnitude = value if value >= 0 else -1 - value
    raw = magnitude.to_bytes((magnitude.bit_length() + 7) // 8, "big")
    return (b"\xc2" if value >= 0 else b"\xc3") + head(2, len(raw)) + raw


def written(value):
    """JSON to CBOR: preferred serialization."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, Number):
        if value == "-0":
            return float_bytes(-0.0)
        if not set(".eE") & set(value):
            return integer(int(value))
        exact, double = decimal.Decimal(value), float(value)
        if double not in (float("inf"), float("-inf")) and decimal.Decimal(repr(double)) == exact:
            return float_bytes(double)
        mantissa, _, exponent = value.lower().partition("e")
        whole, _, part = mantissa.partition(".")
        return b"\xc4\x82" + integer(int(exponent or "0") - len(part)) + integer(int(whole + part))
    if isinstance(value, str):
        raw = value.encode()
        return head(3, len(raw)) + raw
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(written(one) for one in value)
    return head(5, len(value)) + b"".join(written(name) + written(one) for name, one in value.items())


def from_text(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


class Model:
    """CBOR to JSON text."""

    def __init__(self, raw):
        self.raw, self.at, self.notes = raw, 0, {}

    def note(self, code, offset):
        self.notes.setdefault(code, offset)

    def head(self):
        start, raw = self.at, self.raw
        if start >= len(raw):
            raise Refused("truncated", start)
        major, minor = raw[start] >> 5, raw[start] & 31
        if minor in (28, 29, 30) or (minor == 31 and major in (0, 1, 6)):
            if start + 1 <= len(raw):
                raise Refused("cbor_syntax", start)
        size = {24: 1, 25: 2, 26: 4, 27: 8}.get(minor, 0)
        if start + 1 + size > len(raw):
            raise Refused("truncated", start)
        body = raw[start + 1 : start + 1 + size]
        self.at = start + 1 + size
        number = None if minor == 31 else int.from_bytes(body, "big") if size else minor
        if major == 7:
            if minor == 31:
                return "break", None
            if size == 1 and number < 32:
                raise Refused("cbor_syntax", start)
            if size > 1:
                value = struct.unpack({2: ">e", 4: ">f", 8: ">d"}[size], body)[0]
                if value != value:
                    # A NaN is shorter where no bit of its payload is lost.
                    bits, width = number, {2: 10, 4: 23, 8: 52}[size]
                    payload = bits & ((1 << width) - 1)
                    shorter = any(width > other and payload & ((1 << (width - other)) - 1) == 0 for other in (10, 23))
                else:
                    shorter = len(float_bytes(value)) < 1 + size
                if shorter:
                    self.note("cbor_not_preferred", start)
                return "float", value
            return "simple", number
        if number is not None and len(head(major, number)) < 1 + size:
            self.note("cbor_not_preferred", start)
        return ("uint", "nint", "bytes", "text", "array", "map", "tag")[major], number

    def run(self, length, text):
        if length > len(self.raw) - self.at:
            raise Refused("truncated", self.at)
        run = self.raw[self.at : self.at + length]
        if text:
            try:
                run.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Refused("cbor_utf8", self.at + error.start) from None
        self.at += length
        return run

    def chunks(self, kind, length, start):
        if length is not None:
            return self.run(length, kind == "text")
        self.note("cbor_indefinite", start)
        joined = b""
        while True:
            at = self.at
            found, size = self.head()
            if found == "break":
                return joined
            if found != kind or size is None:
                raise Refused("cbor_syntax", at)
            joined += self.run(size, kind == "text")

    def bignum(self, tag, start):
        content = self.at
        kind, length = self.head()
        if kind != "bytes":
            raise Refused("cbor_tag", content)
        raw = self.chunks("bytes", length, content)
        short = raw.lstrip(b"\0")
        if len(short) > BIGNUM:
            raise Refused("limit_exceeded", content)
        if len(short) < len(raw) or len(short) <= 8:
            self.note("cbor_not_preferred", start)
        value = int.from_bytes(raw, "big")
        return value if tag == 2 else -1 - value

    def whole(self):
        at = self.at
        kind, number = self.head()
        if kind == "uint":
            return number
        if kind == "nint":
            return -1 - number
        raise Refused("cbor_tag", at)

    def fraction(self, start):
        at = self.at
        kind, length = self.head()
        if kind != "array" or length not in (2, None):
            raise Refused("cbor_tag", at)
        if length is None:
            self.note("cbor_indefinite", at)
        exponent = self.whole()
        at = self.at
        kind, number = self.head()
        if kind == "tag" and number in (2, 3):
            mantissa = self.bignum(number, at)
        elif kind in ("uint", "nint"):
            mantissa = number if kind == "uint" else -1 - number
        else:
            raise Refused("cbor_tag", at)
        if length is None:
            at = self.at
            if self.head()[0] != "break":
                raise Refused("cbor_tag", at)
        self.note("cbor_decimal_fraction", start)
        sign, digits = ("-", str(-mantissa)) if mantissa < 0 else ("", str(mantissa))
        if -40 <= exponent < 0:
            digits = digits.rjust(1 - exponent, "0")
            return f"{sign}{digits[:exponent]}.{digits[exponent:]}"
        return f"{sign}{digits}e{exponent}"

    def item(self, depth=0, form="url", breaks=False):
        start, tags = self.at, 0
        kind, value = self.head()
        while kind == "tag":
            if depth + tags >= DEPTH:
                raise Refused("limit_exceeded", start)
            tags += 1
            if value in (2, 3):
                return str(self.bignum(value, start))
            if value == 4:
                return self.fraction(start)
            form = {21: "url", 22: "base64", 23: "hex"}.get(value, form)
            self.note("cbor_tag_dropped", start)
            start = self.at
            kind, value = self.head()
        if kind == "break":
            if breaks and not tags:
                return BREAK
            raise Refused("cbor_syntax", start)
        if kind == "uint":
            return str(value)
        if kind == "nint":
            return str(-1 - value)
        if kind == "float":
            if value != value or value in (float("inf"), float("-inf")):
                self.note("cbor_not_finite", start)
                return "null"
            return float_text(value)
        if kind == "simple":
            if value in (20, 21, 22):
                return {20: "false", 21: "true", 22: "null"}[value]
            self.note("cbor_simple", start)
            return "null"
        if kind == "text":
            return json.dumps(self.chunks("text", value, start).decode(), ensure_ascii=False)
        if kind == "bytes":
            raw = self.chunks("bytes", value, start)
            self.note("cbor_bytes", start)
            plain = {"url": base64.urlsafe_b64encode(raw).rstrip(b"="), "base64": base64.b64encode(raw), "hex": raw.hex().encode()}
            return '"' + plain[form].decode() + '"'
        if depth + tags >= DEPTH:
            raise Refused("limit_exceeded", start)
        if value is None:
            self.note("cbor_indefinite", start)
        elif value * (2 if kind == "map" else 1) > len(self.raw) - self.at:
            raise Refused("truncated", self.at)
        parts, keys, twice = [], set(), None
        while value is None or len(parts) < value:
            if kind == "array":
                part = self.item(depth + 1, form, value is None)
                if part is BREAK:
                    break
                parts.append(part)
                continue
            at = self.at
            found, number = self.head()
            if found == "break" and value is None:
                break
            if found == "break":
                raise Refused("cbor_syntax", at)
            if found == "text":
                key = json.dumps(self.chunks("text", number, at).decode(), ensure_ascii=False)
            elif found in ("uint", "nint"):
                self.note("cbor_key_not_text", at)
                key = f'"{number if found == "uint" else -1 - number}"'
            else:
                raise Refused("cbor_key", at)
            if key in keys and twice is None:
                twice = at
            keys.add(key)
            parts.append(f"{key}:{self.item(depth + 1, form)}")
        if twice is not None:
            raise Refused("cbor_duplicate_key", twice)
        return ("[%s]" if kind == "array" else "{%s}") % ",".join(parts)


def model(raw):
    reader = Model(raw)
    try:
        text = reader.item()
        if reader.at < len(raw):
            raise Refused("trailing_bytes", reader.at)
    except Refused as refused:
        return refused.error, None
    message = {"payload": {"$text": text}}
    try:
        same = written(from_text(text)) == raw
    except decimal.InvalidOperation:
        # An exponent of more than 64 bits is not written.
        same = False
    if not same:
        message["payload_hex"] = raw.hex()
    return None, (message, reader.notes)


class File:
    """One file of cases."""

    def __init__(self, name, comment, flags):
        self.name, self.comment, self.flags, self.cases, self.seen = name, comment, flags, [], set()

    def add(self, slug, comment, raw, source, flags=(), strict=False):
        if (raw, strict) in self.seen:
            # The lists overlap: the first one that has it counts.
            return
        assert all(flag in self.flags for flag in flags), flags
        self.seen.add((raw, strict))
        record = {"hex": raw.hex(), "protocol": "cbor"} | ({"strict": True} if strict else {})
        case = {
            "id": f"wire/{self.name}/{len(self.cases) + 1:04}-{slug}",
            "comment": comment, "flags": sorted(flags), "source": source, "record": record,
        }
        failure, read = model(raw)
        if read and strict and read[1]:
            code, offset = next(iter(read[1].items()))
            failure = {"code": code, "layer": "cbor", "offset": offset}
        if failure:
            case |= {"result": "invalid", "error": failure}
        else:
            message, notes = read
            decoded = {"vendor": None, "protocol": "cbor", "kind": "cbor.item", "direction": None, "topic": None, "message": message}
            case |= {"result": "acceptable" if notes else "valid", "decoded": decoded, "notes": list(notes), "encodes_to": "same"}
        self.cases.append(case)

    def text(self):
        out = {"schema": "../schema/vectors.schema.json", "comment": self.comment, "flags": self.flags}
        cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in self.cases)
        body = ",\n".join(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in out.items())
        return "{\n" + body + ',\n "cases": [\n' + cases + "\n ]\n}\n"


APPENDIX = {"kind": "official", "guide": "RFC 8949", "section": "appendix A"}
MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/cbor.py, cbor2 6.2.1"}
OURS = {"kind": "crosscheck", "tool": "testvectors/generate/cbor.py"}

# RFC 8949 appendix A, in its order.
EXAMPLES = """
00 01 0a 17 1818 1819 1864 1903e8 1a000f4240 1b000000e8d4a51000 1bffffffffffffffff c249010000000000000000 3bffffffffffffffff
c349010000000000000000 20 29 3863 3903e7 f90000 f98000 f93c00 fb3ff199999999999a f93e00 f97bff fa47c35000 fa7f7fffff
fb7e37e43c8800759c f90001 f90400 f9c400 fbc010666666666666 f97c00 f97e00 f9fc00 fa7f800000 fa7fc00000 faff800000
fb7ff0000000000000 fb7ff8000000000000 fbfff0000000000000 f4 f5 f6 f7 f0 f8ff
c074323031332d30332d32315432303a30343a30305a c11a514b67b0 c1fb41d452d9ec200000 d74401020304 d818456449455446
d82076687474703a2f2f7777772e6578616d706c652e636f6d 40 4401020304 60 6161 6449455446 62225c 62c3bc 63e6b0b4 64f0908591 80
83010203 8301820203820405 98190102030405060708090a0b0c0d0e0f101112131415161718181819 a0 a201020304 a26161016162820203
826161a161626163 a56161614161626142616361436164614461656145 5f42010243030405ff 7f657374726561646d696e67ff 9fff
9f018202039f0405ffff 9f01820203820405ff 83018202039f0405ff 83019f0203ff820405
9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff bf61610161629f0203ffff 826161bf61626163ff bf6346756ef563416d7421ff
""".split()


def cbor():
    out = File(
        "cbor",
        "CBOR items and the JSON text that each is: the RFC's examples, what either side cannot say, and what is broken.",
        {
            "Example": "RFC 8949 appendix A", "Number": "integers, floats and decimals of any size", "Head": "longer heads than needed",
            "Bytes": "byte strings and tags about them", "Tag": "tags", "Key": "keys of maps", "Length": "indefinite lengths and long counts",
            "Broken": "no CBOR", "Limit": "depth and size", "Strict": "a note, in a strict record",
        },
    )
    for number, text in enumerate(EXAMPLES, 1):
        out.add(f"example-{number}", "as the RFC prints it", bytes.fromhex(text), APPENDIX, ["Example"])
    for text in (
        "-18446744073709551617", "9007199254740993", "123456789012345678901234567890", "0.1", "1.10", "23.6", "1e2", "-0", "1e-7", "1e16",
        "123456789.123456789", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308", "0.30000000000000004", "4294967295", "4294967296",
        '"\\u0000\\u001f\\"\\\\"', '"\\ud83d\\ude00"', '{"":0}', '{"id":"1","version":"1.0","params":{"Power":{"value":"on","time":1524448722000}}}',
        "[[[[]]]]", '[{"a":[{}]},null,true,false]', "[-1,-24,-25,-256,-257,-65536,-65537]",
    ):
        raw = written(from_text(text))
        out.add(f"json-{len(out.cases) + 1}", f"as {text[:40]} is written", raw, MODEL, ["Number" if text[0] in "-0123456789" else "Length"])
    for text in ("1e400", "-1e400", "1e-400", "0.1234567890123456789", "9007199254740993.0", "3.14159265358979323846264338327950288"):
        out.add(f"fraction-{len(out.cases) + 1}", f"{text}, which a double does not hold", written(from_text(text)), OURS, ["Number"])
    for slug, text in (
        ("273.15", "c48221196ab3"), ("1.10", "c48221186e"), ("small", "c4822105"), ("negative", "c4822125"), ("tens", "c4820119ffff"),
        ("zero", "c4822000"), ("big-mantissa", "c48221c249010000000000000000"), ("negative-big-mantissa", "c48221c349010000000000000000"),
        ("indefinite", "c49f2105ff"), ("forty-places", "c482382705"), ("forty-one-places", "c482382805"), ("big-exponent", "c4821bffffffffffffffff01"),
    ):
        out.add(f"decimal-{slug}", "a decimal fraction", bytes.fromhex(text), MODEL, ["Number", "Tag"])
    for slug, text in (
        ("int", "1800"), ("int-of-eight", "1b0000000000000001"), ("int-of-two", "190017"), ("negative", "3800"), ("text", "780161"), ("array", "980101"),
        ("map", "b8016161f5"), ("tag", "d80100"), ("half-in-single", "fa3fc00000"), ("half-in-double", "fb3ff8000000000000"),
        ("single-in-double", "fb40f86a0000000000"), ("short-bignum", "c24101"), ("bignum-zeros", "c24a00010000000000000000"), ("zero-bignum", "c240"),
        ("minus-one-bignum", "c340"),
    ):
        out.add(f"head-{slug}", "more bytes than needed", bytes.fromhex(text), MODEL, ["Head"])
    for slug, text in (
        ("base64url", "d543fbefbe"), ("base64", "d643fbefbe"), ("base16", "d743fbefbe"), ("plain", "43fbefbe"), ("inside-array", "d78241aa81420102"),
        ("inner-wins", "d782d641ff41ff"), ("back-outside", "82d741ff41ff"), ("chunks", "5f41fb42efbeff"), ("empty-chunks", "5fff"),
        ("in-map", "d7a1616141ab"),
    ):
        out.add(f"bytes-{slug}", "byte strings become text", bytes.fromhex(text), OURS, ["Bytes"])
    for slug, text in (
        ("self-described", "d9d9f700"), ("two", "c1c100"), ("uri", "d8206161"), ("bigfloat", "c5822003"), ("unknown", "da0001000000"),
        ("longest", "dbffffffffffffffff00"), ("around-map", "d9d9f7a0"),
    ):
        out.add(f"tag-{slug}", "a tag is dropped", bytes.fromhex(text), OURS, ["Tag"])
    for slug, text in (
        ("ints", "a3000120026161f5"), ("ints-longest", "a11bffffffffffffffff00"), ("negative-longest", "a13bffffffffffffffff00"), ("empty", "a16000"),
        ("chunked", "a17f61616162ff01"), ("escaped", "a162220a01"),
    ):
        out.add(f"key-{slug}", "a key becomes a name", bytes.fromhex(text), OURS, ["Key"])
    for count in (23, 24, 255, 256):
        out.add(f"length-{count}", f"an array of {count}", head(4, count) + b"\0" * count, MODEL, ["Length"])
        out.add(f"text-{count}", f"a text of {count} bytes", head(3, count) + b"a" * count, MODEL, ["Length"])
    for slug, text in (
        ("map-in-array", "9fbf6161f5ffff"), ("empty-map", "bfff"), ("empty-text", "7fff"), ("text-of-empties", "7f6060ff"), ("nested", "9f9f9fffffff"),
    ):
        out.add(f"indefinite-{slug}", "indefinite lengths", bytes.fromhex(text), MODEL, ["Length"])
    deepest = b"\x81" * DEPTH + b"\0"
    out.add("deepest", "as many levels as there may be", deepest, OURS, ["Limit"])
    out.add("deepest-tags", "as many tags as there may be", b"\xc1" * DEPTH + b"\0", OURS, ["Limit"])
    nasty = lambda number: {"kind": "derived", "from": "RFC 8949", "edit": f"case {number} of the list of bad inputs"}
    for number, text in (
        (31, "9bffffffffffffffff"), (31, "bbffffffffffffffff"), (31, "5bffffffffffffffff"), (31, "7b7fffffffffffffff"), (31, "9a40000000"),
        (33, "ff"), (33, "bf6161ff"), (33, "5f6161ff"), (33, "1c"), (33, "f814"), (33, "f818"), (34, "a2616101616102"), (34, "0000"), (35, "61ff"),
    ):
        out.add(f"nasty-{number}-{text}", "exact bytes of the list of bad inputs", bytes.fromhex(text), nasty(number), ["Broken"])
    for unit in ("81", "c1", "a100", "9f", "d9d9f7", "a16161", "bf6161", "81c1"):
        out.add(f"deep-{unit}", "one level too many", bytes.fromhex(unit) * 200 + b"\0", nasty(32), ["Limit"])
    out.add("bignum-too-long", "a number of 513 bytes", b"\xc2\x59\x02\x01" + b"\x01" * 513, OURS, ["Limit"])
    out.add("bignum-longest", "a number of 512 bytes", b"\xc2\x59\x02\x00" + b"\x01" * 512, OURS, ["Limit"])
    for text in """
        18 19 1900 1a000000 1b00000000000000 38 58 59 78 98 b8 d8 f8 f9 f900 fa000000 fb00000000000000 41 4301 61 6361 81 8201 a1 a16161 a2616101
        9f 9f01 bf bf6161 bf616101 5f 5f41 5f4101 7f 7f6161 c1 c2 c4 c482 c48220 c49f2001 d818 d9d9f7
        1d 1e 1f 3c 3d 3e 3f 5c 5d 5e 7c 7d 7e 9c 9d 9e bc bd be dc dd de df fc fd fe 81fe
        f800 f813 f81f 81ff a1ff00 a16161ff c1ff 9fc1ff bf616161ff bf00ff 7f4161ff 7f7f6161ffff 5f5f4101ffff 7f00ff 5f00ff 7fc16161ff
        62c328 64f8808080 63eda080 61c3 7f61c361bcff a162c32800 a1f500 a1f600 a14100f5 a18000f5 a1a000f5 a1f9000000 a1c1616100 a1f700
        a201006131f6 a3616101616202616103 bf616101616101ff a27f6161ff01616102 81a2000000 c201 c26101 c2f6 c301 c400 c48101 c4830102 c48301020300
        c482616101 c48201f5 c482f501 c48201c101 c49f010203ff c482c24101 00ff f6f6 8000 a000 60ff c100c1
    """.split():
        out.add(f"broken-{text}", "no CBOR, or no JSON", bytes.fromhex(text), OURS, ["Broken"])
    for slug, text in (
        ("key-not-text", "a10102"), ("not-finite", "f97e00"), ("simple", "f7"), ("bytes", "4101"), ("tag", "c100"), ("decimal", "c48221196ab3"),
        ("indefinite", "9fff"), ("not-preferred", "1800"),
    ):
        out.add(f"strict-{slug}", "something odd, in a strict record", bytes.fromhex(text), OURS, ["Strict"], strict=True)
    return out


def main():
    made = cbor()
    path = FOLDER / "wire" / f"{made.name}.json"
    if "--check" in sys.argv[1:]:
        if not path.exists() or path.read_text(encoding="utf-8") != made.text():
            sys.exit(f"not current: {path.name}; run testvectors/generate/cbor.py")
    else:
        path.write_text(made.text(), encoding="utf-8")
        counts = {result: sum(case["result"] == result for case in made.cases) for result in ("valid", "acceptable", "invalid")}
        print(f"{path.name}: {counts}")


if __name__ == "__main__":
    main()
