#!/usr/bin/env python3
"""Writes alibaba/coap.json and tencent/coap.json: what the two clouds put into CoAP datagrams.

The cipher is AES-128 by FIPS 197 in CBC mode (NIST SP 800-38A), written here from those texts and checked against their
examples; what it is used for, and how, is from the guides and from datagrams that the vendors' SDKs sent (coap-recorded.json).
`--check` says whether the committed files are current.
"""
import hashlib
import json
import pathlib
import sys

sys.dont_write_bytecode = True
import coap  # noqa: E402
from coap import ACK, CON, NON, Refused, datagram, escaped, meaning, read_option, split  # noqa: E402
from output import finish  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
POST = 2


# AES-128, encryption only.

def boxes():
    """The S-box: the inverse in GF(2^8), and an affine map over it (FIPS 197, 5.1.1)."""
    box, p, q = [0x63] * 256, 1, 1
    while True:
        p = p ^ (p << 1) & 0xFF ^ (0x1B if p & 0x80 else 0)
        for shift in (1, 2, 4):
            q ^= q << shift & 0xFF
        if q & 0x80:
            q ^= 0x09
        rotated = [(q << n | q >> 8 - n) & 0xFF for n in range(5)]
        box[p] = rotated[0] ^ rotated[1] ^ rotated[2] ^ rotated[3] ^ rotated[4] ^ 0x63
        if p == 1:
            return box


BOX = boxes()


def expand(key):
    words, rcon = [list(key[i : i + 4]) for i in range(0, 16, 4)], 1
    for i in range(4, 44):
        word = list(words[i - 1])
        if i % 4 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= rcon
            rcon = rcon << 1 ^ (0x11B if rcon & 0x80 else 0)
        words.append([a ^ b for a, b in zip(words[i - 4], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 44, 4)]


def double(b):
    return b << 1 & 0xFF ^ (0x1B if b & 0x80 else 0)


def encrypt_block(keys, block):
    state = [a ^ b for a, b in zip(block, keys[0])]
    for turn in range(1, 11):
        state = [BOX[b] for b in state]
        state = [state[(i + 4 * (i % 4)) % 16] for i in range(16)]
        if turn < 10:
            mixed = []
            for column in range(0, 16, 4):
                a = state[column : column + 4]
                mixed += [double(a[i]) ^ double(a[(i + 1) % 4]) ^ a[(i + 1) % 4] ^ a[(i + 2) % 4] ^ a[(i + 3) % 4] for i in range(4)]
            state = mixed
        state = [a ^ b for a, b in zip(state, keys[turn])]
    return bytes(state)


def cbc(key, vector, text):
    keys, out = expand(key), b""
    for i in range(0, len(text), 16):
        vector = encrypt_block(keys, bytes(a ^ b for a, b in zip(text[i : i + 16], vector)))
        out += vector
    return out


# FIPS 197 appendix B; SP 800-38A F.2.1, first two blocks.
assert encrypt_block(expand(bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")), bytes.fromhex("3243f6a8885a308d313198a2e0370734")).hex() == "3925841d02dc09fbdc118597196a0b32"
assert cbc(bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c"), bytes(range(16)), bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")).hex() == "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"


# Alibaba's symmetric security.

SECRET, RANDOM, TOKEN = "mRPVdzSMu2nVBxzK77ERPIMxSYIvABCD", "ad2b3a5eb51d64f7", b"MZ8m37hp01w1SSqoDFzo0010500d00.ad2b"
KEYS = {"device_secret": SECRET, "random": RANDOM}


def seal(text, secret=SECRET, random=RANDOM, filling=None):
    key = hashlib.sha256(f"{secret},{random}".encode()).digest()[8:24]
    filling = bytes([16 - len(text) % 16]) * (16 - len(text) % 16) if filling is None else filling
    return cbc(key, b"543yhjy97ae7fyfg", text + filling)


assert seal(b"1").hex() == "8eb93b4afc1e3b59e39b60dcae40c2c5"

EXTRA = {
    "alibaba": {
        61: ("Token-61", "string", 1, 192, False), 2088: ("Token", "string", 1, 192, False),
        2089: ("Seq", "opaque", 16, 32, False), 2090: ("Message-Id", "opaque", 0, 255, False),
    },
    "tencent": {61: ("Auth-Token", "string", 1, 255, False), 62: ("Need-Response", "string", 1, 1, False)},
}
KINDS = {
    "thing/event/property/post": ("alink", "thing.event.property.post"),
    "thing/event/property/history/post": ("alink", "thing.event.property.history.post"),
    "thing/deviceinfo/update": ("alink", "thing.deviceinfo.update"),
    "thing/model/up_raw": ("alink", "thing.model.up_raw"),
    "thing/dsltemplate/get": ("alink", "thing.dsltemplate.get"),
}


def cbor(value):
    """RFC 8949 in its preferred form, for what the cases have."""

    def head(major, number):
        for low, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
            if number < 24:
                return bytes([major << 5 | number])
            if number < 1 << 8 * size:
                return bytes([major << 5 | low]) + number.to_bytes(size, "big")
        raise ValueError(number)

    if value is None or isinstance(value, bool):
        return {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value.items())


def head(raw, vendor, notes):
    """The member `coap`, but for what the vendor adds."""
    token, options, payload = split(raw)
    saved = dict(coap.OPTIONS)
    coap.OPTIONS.update(EXTRA[vendor])
    rows, seen = [], set()
    for number, value, start, at in options:
        rows.append(read_option(number, value, notes, start, at, seen))
        seen.add(number)
    coap.OPTIONS.clear()
    coap.OPTIONS.update(saved)
    code, kind = raw[1], raw[0] >> 4 & 3
    if code >> 5 == 0 and kind == ACK:
        notes.append(("coap_type_code", "coap", 0))
    if code >> 5 == 6:
        notes.append(("coap_code_reserved", "coap", 1))
    out = {
        "version": 1, "type": coap.TYPES[kind], "code": coap.code_text(code), "code_meaning": meaning(code),
        "message_id": int.from_bytes(raw[2:4], "big"), "token_hex": token.hex(), "options": rows,
    }
    for number, member in ((11, "uri_path"), (15, "uri_query")):
        values = [escaped(value, number == 15) for other, value, _, _ in options if other == number]
        if values:
            out[member] = "/" + "/".join(values) if number == 11 else "&".join(values)
    return out, options, payload


def kept(text):
    try:
        return {"payload": json.loads(text)}
    except ValueError:
        return {"payload_hex": text.hex()}


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def is_utf8(value):
    try:
        value.decode()
        return True
    except UnicodeDecodeError:
        return False


def fits_format(options, text, notes, as_json=None):
    content = [int.from_bytes(value, "big") for number, value, _, _ in options if number == 12]
    wrong = (content[:1] == [50] and not is_json(text)) or (content[:1] == [60] and as_json is None)
    if text and wrong:
        notes.append(("coap_payload_format", "coap", None))
    return content[:1] == [60] and not wrong


def alibaba(raw, plain, sequence, as_json=None, keys=None):
    """What is in a datagram whose payload, decrypted, is `plain`; the text that CBOR stands for in `as_json`."""
    notes = []
    out, options, payload = head(raw, "alibaba", notes)
    first = lambda wanted: next((value for number, value, _, _ in options if number == wanted), None)
    response = raw[1] >> 5 in (2, 4, 5)
    levels = [value.decode() for number, value, _, _ in options if number == 11]
    path, _, inner_query = ("/" + "/".join(levels)).partition("?")
    query = dict(part.split("=", 1) for part in ((out.get("uri_query") or inner_query) or "").split("&") if "=" in part)
    token, place = next(((first(n).decode(), n) for n in (2088, 61) if first(n) is not None), (query.get("token"), None))
    if token is not None:
        out["auth_token"] = token
        if place:
            out["auth_token_option"] = place
    ciphertext = first(2089) if first(2089) is not None else bytes.fromhex(query.get("seq", ""))
    if ciphertext:
        if keys and sequence is not None:
            out["sequence"] = sequence
        out["sequence_hex"] = ciphertext.hex()
    if first(2090) is not None:
        digits = first(2090).isdigit()
        out["platform_message_id" if digits else "platform_message_id_hex"] = first(2090).decode() if digits else first(2090).hex()
    sealed = plain is None
    opened = not sealed and plain != payload
    out["security"] = "symmetric" if sealed or opened else "none"
    if sealed or opened:
        out["decrypted"] = opened
    text = payload if sealed else plain
    parts = coap.blocks_of_payload(raw[1])
    block = [coap.block(value) for number, value, _, _ in options if number in parts]
    part = any((number, more) != (0, 0) for number, more, _ in block)
    if inner_query:
        notes.append(("alibaba_query", "alink", None))
    if len(payload) >= 1024 and not response:
        notes.append(("alibaba_size", "alink", None))
    if response:
        if sealed or part:
            notes.append(("coap_block_part", "coap", None) if part else ("payload_encrypted", "alibaba.coap", None))
            kind, protocol, message = "coap.reply", "coap", {"payload_hex": text.hex()}
        else:
            is_cbor = fits_format(options, text, notes, as_json)
            value = as_json if is_cbor else json.loads(text) if is_json(text) else None
            if isinstance(value, dict) and "token" in value:
                kind, protocol, message = "http.auth", "coap", value
            elif isinstance(value, dict) and value.get("method") in {name for _, name in KINDS.values()}:
                kind, protocol, message = value["method"] + "_reply", "alink", value
            else:
                kind, protocol, message = "coap.reply", "coap", {"payload": value} if value is not None else kept(text)
        decoded = {"vendor": "alibaba", "protocol": protocol, "kind": kind, "direction": "down", "topic": None, "message": message}
        if kind.endswith("_reply"):
            decoded["replies_to"] = kind[: -len("_reply")]
        return decoded | {"coap": out}, notes
    if path == "/auth":
        is_cbor = fits_format(options, text, notes, as_json)
        message = as_json if is_cbor else json.loads(text)
        for member, least, most in (("deviceName", 4, 32),):
            if not least <= len(message[member]) <= most:
                notes.append(("alibaba_length", "alink", None))
        kind, protocol, topic = "http.auth", "coap", {"path": path}
    else:
        if token is None:
            notes.append(("alibaba_token_missing", "alibaba.coap", None))
        if first(61) is not None:
            notes.append(("alibaba_token_option", "alibaba.coap", None))
        if (sealed or opened) and not ciphertext:
            notes.append(("alibaba_sequence_missing", "alibaba.coap", None))
        if not sealed and not opened and ciphertext and payload:
            notes.append(("alibaba_publish_plain", "alibaba.coap", None))
        name = path[len("/topic") :]
        ids = name.split("/")
        topic = {"path": path + ("?" + inner_query if inner_query else "")}
        if ids[1] == "sys":
            protocol, kind = KINDS["/".join(ids[4:])]
            topic |= {"product_key": ids[2], "device_name": ids[3]}
            if not 4 <= len(ids[3]) <= 32:
                notes.append(("alibaba_length", "alink", None))
        else:
            protocol, kind = "custom", "custom.user"
            topic |= {"product_key": ids[1], "device_name": ids[2], "suffix": "/".join(ids[4:])}
        if inner_query:
            topic["query"] = inner_query
        if sealed or part:
            # One block is decrypted by nobody: what stands in front of it is not there.
            notes.append(("coap_block_part", "coap", None) if part else ("payload_encrypted", "alibaba.coap", None))
            message = {"payload_hex": text.hex()}
        else:
            is_cbor = fits_format(options, text, notes, as_json)
            value = as_json if is_cbor else json.loads(text) if is_json(text) else None
            if protocol == "custom" or kind == "thing.model.up_raw":
                message = {"payload": value} if protocol == "custom" and value is not None else {"payload_hex": text.hex()}
            elif isinstance(value, dict) and "params" in value:
                message = value
            else:
                # Not what the topic takes: the note says why, and nothing else is said.
                notes[:] = [note for note in notes if note[0] != "coap_payload_format"] + [("coap_carried_unread", "coap", None)]
                message = {"payload": value} if value is not None and not is_cbor else {"payload_hex": text.hex()}
    decoded = {"vendor": "alibaba", "protocol": protocol, "kind": kind, "direction": "up", "topic": topic, "message": message}
    return decoded | {"coap": out}, notes


ANSWERS = {(ACK, 0x43): "acknowledged", (ACK, 0x02): "taken"}
TENCENT = {
    "data": ("custom", "custom.data"), "txauth9w0BAQsFA": ("coap", "coap.auth"), "$shadow/operation": ("shadow", "shadow.operation"),
    "$ota/report": ("ota", "ota.report"),
}


def tencent(raw, hinted):
    notes = []
    out, options, payload = head(raw, "tencent", notes)
    first = lambda wanted: next((value for number, value, _, _ in options if number == wanted), None)
    kind_of, code = raw[0] >> 4 & 3, raw[1]
    if first(61) is not None:
        out["auth_token"] = first(61).decode()
    if first(62) is not None:
        if first(62) in (b"0", b"1"):
            out["need_response"] = first(62) == b"1"
    answer = ANSWERS.get((kind_of, code)) or {0x45: "response", 0x81: "token_expired", 0x83: "forbidden", 0xC0: "timed_out"}.get(code)
    answer = answer or ("failed" if code >> 5 in (4, 5) else None)
    out["security"] = "none"
    if answer and hinted:
        out["answer"] = answer
        if answer == "acknowledged":
            notes.append(("tencent_ack_code", "tencent", 0))
        direction = "up" if answer == "taken" else "down"
        fits_format(options, payload, notes)
        decoded = {"vendor": "tencent", "protocol": "coap", "kind": "coap.reply", "direction": direction, "topic": None, "message": kept(payload)}
        return decoded | {"coap": out}, notes
    for number in (61, 62):
        if first(number) is not None:
            notes.append(("coap_option_unregistered", "tencent", None))
    topic = "/".join(value.decode() for number, value, _, _ in options if number == 11)
    parts = topic.split("/")
    if topic.startswith("$"):
        (protocol, kind), ids = TENCENT["/".join(parts[:2])], parts[2:]
    else:
        (protocol, kind), ids = TENCENT[parts[2]], parts[:2]
    if kind == "coap.auth":
        app, _, rest = payload.partition(b";")
        end = next((i for i, b in enumerate(rest) if not chr(b).isalnum()), len(rest))
        message = {"sdk_app_id": app.decode(), "conn_id": rest[:end].decode()}
        if rest[end:]:
            notes.append(("tencent_stray_bytes", "tencent", None))
            message["stray_hex"] = rest[end:].hex()
    else:
        notes.append(("payload_unread", "record", None))
        message = kept(payload)
    decoded = {
        "vendor": "tencent", "protocol": protocol, "kind": kind, "direction": "up",
        "topic": {"name": topic, "product_id": ids[0], "device_name": ids[1]}, "message": message,
    }
    return decoded | {"coap": out}, notes


HARMLESS = {"payload_unread", "payload_encrypted", "coap_block_part"}
RESULT = ["valid", "acceptable"]


def breaking(notes):
    return [note for note in notes if note[0] not in HARMLESS]


class File(coap.File):
    def put(self, slug, comment, raw, source, flags, *, vendor=None, keys=None, strict=False, expected=None, error=None):
        record = {"hex": raw.hex()}
        for name, value in (("vendor", vendor), ("keys", keys), ("strict", strict)):
            if value:
                record[name] = value
        key = json.dumps(record)
        assert key not in self.seen, f"{slug} is there already"
        assert all(flag in self.flags for flag in flags), flags
        self.seen.add(key)
        case = {
            "id": f"{self.name}/{len(self.cases) + 1:04}-{slug}", "comment": comment, "flags": sorted(flags), "source": source,
            "record": record,
        }
        if error:
            case |= {"result": "invalid", "error": error}
        else:
            decoded, notes = expected
            case |= {"result": RESULT[bool(breaking(notes))], "decoded": decoded, "notes": [note[0] for note in notes], "encodes_to": "same"}
        self.cases.append(case)


OURS = {"kind": "crosscheck", "tool": "testvectors/generate/coap_vendors.py"}


def guide(section):
    return {"kind": "official", "guide": "Alibaba Cloud IoT Platform, devices guide 2019", "section": section}


def recorded(vendor):
    cases = json.loads((HERE / "coap-recorded.json").read_text(encoding="utf-8"))
    return [case for case in cases if case["vendor"] == vendor]


def path(text):
    return [(11, level.encode()) for level in text.split("/")]


def publish(topic, text, *, number=2088, token=TOKEN, form=50, sequence=1, keys=KEYS, kind=CON, mid=7, more=(), filling=None):
    """A publish as the SDKs send it; sealed with keys."""
    options = path("topic" + topic) + [(12, bytes([form])), (17, b"\x2a")] + list(more)
    if token is not None:
        options.append((number, token))
    payload = text
    if keys:
        payload = seal(text, keys["device_secret"], keys["random"], filling)
        if sequence is not None:
            options.append((2089, seal(str(sequence).encode(), keys["device_secret"], keys["random"])))
    return datagram(kind, POST, mid, b"\x07\x03\x02\x01", sorted(options, key=lambda option: option[0]), payload)


def reply(code, text, *, sealed=False, form=None, mid=9, platform_id=None, kind=ACK):
    options = ([(12, bytes([form]))] if form else []) + ([(2090, platform_id)] if platform_id is not None else [])
    return datagram(kind, code, mid, b"\x07\x03\x02\x01", options, seal(text) if sealed else text)


def option_at(raw, wanted):
    """First byte and end of an option's value."""
    _, options, _ = split(raw)
    return next((at, at + len(value)) for number, value, _, at in options if number == wanted)


def payload_at(raw):
    return len(raw) - len(split(raw)[2])


def alibaba_file():
    out = File(
        "alibaba/coap",
        "Alibaba's messages in CoAP datagrams: authentication, publishes and answers, as they are and with symmetric security.",
        {
            "Device": "sent by the vendor's own software, or accepted by it", "Auth": "the request for a token, and the answer",
            "Publish": "a message of a device", "Reply": "an answer of the platform", "Sealed": "encrypted, and no keys are given",
            "Opened": "encrypted, with the keys", "Plain": "without the symmetric layer, as inside DTLS", "Cbor": "in CBOR",
            "Token": "where the token is", "Sequence": "the number in option 2089", "Key": "another key", "Padding": "a wrong filling",
            "Length": "not whole blocks", "Bug": "a fault of the vendor's software", "Block": "one block of a larger body",
            "Inside": "the message inside is not what its topic takes", "Strict": "a note that a strict decoder refuses",
            "Coap": "the datagram itself is broken", "Record": "the record's keys are not as they have to be",
        },
    )
    for case in recorded("alibaba"):
        raw = bytes.fromhex(case["hex"])
        keys = {name: case[name] for name in ("device_secret", "random")} if "random" in case else None
        vendor = "alibaba" if case["down"] else None
        plain = bytes.fromhex(case["plain_hex"])
        source = {"kind": "recorded", "by": case["source"]}
        expected = alibaba(raw, plain, case.get("sequence"), keys=keys)
        slug = expected[0]["kind"].lower()
        flags = ["Device"] + (["Bug"] if "BUG" in case.get("note", "") else [])
        out.put(f"device-{slug}", "as it was sent or accepted", raw, source, flags, vendor=vendor, keys=keys, expected=expected)
        if keys and split(raw)[2] and plain != split(raw)[2]:
            out.put(f"device-{slug}-sealed", "the same without keys", raw, source, flags + ["Sealed"], vendor=vendor,
                    expected=sealed_as(raw, expected))
    keys = KEYS
    post, short = "/sys/a1B2c3D4e5F/device/thing/event/property/post", "/a1B2c3D4e5F/device/user/update"
    body = {"id": "123", "version": "1.0", "params": {"Temperature": 23}, "method": "thing.event.property.post"}
    text = json.dumps(body, separators=(",", ":")).encode()

    def both(slug, comment, raw, plain, sequence=1, flags=(), as_json=None, keys=keys):
        source = OURS
        out.put(slug, comment, raw, source, ["Publish", "Opened", *flags], keys=keys, expected=alibaba(raw, plain, sequence, as_json, keys))
        if sequence is not None:
            out.put(f"{slug}-sealed", f"{comment}, without keys", raw, source, ["Publish", "Sealed", *flags], expected=alibaba(raw, None, None))

    # Publishes.
    both("post", "a property report", publish(post, text), text)
    both("post-61", "the token in option 61", publish(post, text, number=61), text, flags=["Token"])
    both("post-cbor", "in CBOR, encrypted", publish(post, cbor(body), form=60), cbor(body), as_json=body, flags=["Cbor"])
    both("post-non", "non-confirmable", publish(post, text, kind=NON), text)
    for number in (0, 9, 10, 255, 9999, 10000, 2**32 - 1, 2**32, 10**15, 2**63, 2**64 - 1):
        both(f"sequence-{number}", "sequence numbers of every length", publish(post, text, sequence=number, mid=number % 65536), text, number, ["Sequence"])
    for length in (0, 1, 15, 16, 17, 31, 32, 100):
        raw, filler = publish(short, b"x" * length, form=42), b"x" * length
        both(f"length-{length}", "texts around whole blocks", raw, filler, flags=["Length"])
    out.put("post-plain", "inside DTLS", publish(post, text, keys=None), OURS, ["Publish", "Plain"], expected=alibaba(publish(post, text, keys=None), text, None))
    raw = publish(post, cbor(body), form=60, keys=None)
    out.put("post-plain-cbor", "in CBOR", raw, OURS, ["Publish", "Plain", "Cbor"], expected=alibaba(raw, cbor(body), None, body))
    raw = publish(post, text, keys=None, number=61)
    out.put("post-plain-61", "the token in option 61", raw, OURS, ["Publish", "Plain", "Token"], expected=alibaba(raw, text, None))
    raw = publish(post, text, keys=None, token=None)
    out.put("post-no-token", "without a token", raw, OURS, ["Publish", "Plain", "Token"], vendor="alibaba", expected=alibaba(raw, text, None))
    raw = publish(post, text, keys=None, more=[(61, b"old")])
    out.put("post-two-tokens", "a token in both options", raw, OURS, ["Publish", "Plain", "Token"], expected=alibaba(raw, text, None))
    raw = publish(post, text, keys=None, token=None, more=[(15, b"token=" + TOKEN)])
    out.put("post-query-token", "the token in the query", raw, guide("3.6"), ["Publish", "Plain", "Token"], expected=alibaba(raw, text, None))
    raw = datagram(CON, POST, 7, b"", path("topic" + post) + [(12, b"2"), (15, b"token=" + TOKEN), (15, b"seq=" + seal(b"5").hex().encode())], seal(text))
    out.put("post-query-sequence", "token and sequence number in the query", raw, guide("3.6"), ["Publish", "Opened", "Token"], keys=keys,
            expected=alibaba_query(raw, text, 5))
    raw = publish(post, text, sequence=None)
    out.put("post-no-sequence", "encrypted, and option 2089 was lost", raw, OURS, ["Publish", "Opened", "Sequence"], keys=keys,
            expected=alibaba(raw, text, None, keys=keys))
    out.put("post-no-sequence-sealed", "the same without keys", raw, OURS, ["Publish", "Sealed", "Sequence"], expected=alibaba(raw, None, None))
    for size, name in ((1024, "long"), (1023, "longest")):
        long = b'"' + b"x" * (size - 2) + b'"'
        raw = publish(short, long, keys=None)
        out.put(f"post-{name}", "the guide recommends less than 1 KB", raw, OURS, ["Publish", "Plain"], expected=alibaba(raw, long, None))
    raw = publish("/sys/a1B2c3D4e5F/device/thing/model/up_raw", bytes([2, 0, 1, 0xFF]), keys=None, form=42)
    out.put("raw", "raw bytes", raw, OURS, ["Publish", "Plain"], expected=alibaba(raw, bytes([2, 0, 1, 0xFF]), None))
    for number, more, name in ((0, 1, "first"), (3, 0, "last")):
        raw = publish(post, text[:16], keys=None, more=[(27, bytes([number << 4 | more << 3]))])
        out.put(f"block-{name}", "one block of a body", raw, OURS, ["Publish", "Plain", "Block"], expected=alibaba(raw, text[:16], None))
    for number, more, name in ((0, 1, "first"), (1, 1, "middle"), (3, 0, "last")):
        whole = publish(post, text, more=[(27, bytes([number << 4 | more << 3]))])
        raw = whole[: payload_at(whole)] + whole[payload_at(whole) :][16 * number :][:16]
        for slug, given in (("", None), ("-keys", keys)):
            out.put(f"block-sealed-{name}{slug}", "one block of an encrypted body", raw, OURS, ["Publish", "Sealed", "Block"], keys=given,
                    expected=alibaba(raw, None, None))
    # A number, but nothing is encrypted.
    for slug, form, written, value in (("json", 50, text, None), ("cbor", 60, cbor(body), body), ("text", 50, b'"hello"', None)):
        raw = publish(post if slug != "text" else short, written, form=form, keys=None, more=[(2089, seal(b"5"))])
        for given in (None, keys):
            out.put(f"number-alone-{slug}{'-keys' if given else ''}", "a sequence number beside a payload as it is", raw, OURS,
                    ["Publish", "Plain", "Sequence"], keys=given, expected=alibaba(raw, written, None, value))
    raw = datagram(CON, POST, 7, b"", path("topic" + post) + [(12, b"2"), (15, b"token=" + TOKEN), (15, b"seq=12")], text)
    out.put("number-alone-query", "a sequence number of digits in the query", raw, OURS, ["Publish", "Plain", "Sequence"], expected=alibaba(raw, text, None))
    # CBOR that is none, or means nothing: what is said about it is said by its own reader.
    for slug, made in (
        ("array", "83010203"), ("number", "01"), ("cut", "a462696461"), ("two", "a0a0"), ("break", "ff"),
        ("twice", "a26269646131" + "6269646132"), ("twice-inside", "a166706172616d73" + "a2616101616102"), ("reserved", "1c"),
    ):
        made = bytes.fromhex(made)
        value = {"array": [1, 2, 3], "number": 1}.get(slug)
        raw = publish(post, made, form=60, keys=None)
        out.put(f"inside-cbor-{slug}", "no property report", raw, OURS, ["Publish", "Plain", "Inside", "Cbor"], expected=alibaba(raw, made, None, value))
        raw = publish(post, made, form=60)
        out.put(f"inside-cbor-{slug}-opened", "no property report, encrypted", raw, OURS, ["Publish", "Opened", "Inside", "Cbor"], keys=keys,
                expected=alibaba(raw, made, 1, value, keys))
    for slug, inside in (("array", b"[]"), ("number", b"7"), ("no-json", b"{"), ("text", b"hello"), ("true", b"true"), ("broken", b'{"id":}')):
        raw = publish(post, inside, keys=None)
        out.put(f"inside-{slug}", "no property report", raw, OURS, ["Publish", "Plain", "Inside"], expected=alibaba(raw, inside, None))
        raw = publish(post, inside)
        out.put(f"inside-{slug}-opened", "no property report, encrypted", raw, OURS, ["Publish", "Opened", "Inside"], keys=keys,
                expected=alibaba(raw, inside, 1, keys=keys))

    # Authentication.
    auth = {"productKey": "a1B2c3D4e5F", "deviceName": "device", "clientId": "mac-00:11:22", "sign": "00" * 16}
    for slug, more in (
        ("seq-text", {"seq": "10"}), ("seq-number", {"seq": 10}), ("ack-mode-0", {"ackMode": 0}), ("ack-mode-1", {"ackMode": 1}),
        ("sha1", {"signmethod": "hmacsha1", "timestamp": "1524448722000", "seq": "10"}), ("plain", {}),
    ):
        value = auth | more
        for form, name in ((50, ""), (60, "-cbor")):
            written = cbor(value) if form == 60 else json.dumps(value, separators=(",", ":")).encode()
            raw = datagram(CON, POST, 1, b"\x04\x03\x02\x01", path("auth") + [(12, bytes([form])), (17, bytes([form]))], written)
            out.put(f"auth-{slug}{name}", "the request for a token", raw, guide("3.6"), ["Auth"] + (["Cbor"] if name else []),
                    expected=alibaba(raw, written, None, value))
    for slug, value in (("psk", {"random": RANDOM, "seqOffset": 1, "token": "t"}), ("dtls", {"token": "t"}), ("offset-text", {"random": "r", "seqOffset": "9", "token": "t"})):
        for form, name in ((50, ""), (60, "-cbor")):
            written = cbor(value) if form == 60 else json.dumps(value, separators=(",", ":")).encode()
            raw = reply(0x45, written, form=form)
            out.put(f"auth-reply-{slug}{name}", "the answer with the token", raw, guide("3.6"), ["Auth", "Reply"] + (["Cbor"] if name else []), vendor="alibaba",
                    expected=alibaba(raw, written, None, value))
        raw = reply(0x45, json.dumps(value).encode(), form=50, kind=CON)
        out.put(f"auth-reply-{slug}-later", "ackMode 1: the answer comes on its own", raw, guide("3.6"), ["Auth", "Reply"], vendor="alibaba",
                expected=alibaba(raw, json.dumps(value).encode(), None))

    # Answers.
    for code in (0x45, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x8F, 0xA0):
        raw = reply(code, b"")
        out.put(f"reply-{coap.code_text(code)}", "an answer without a payload", raw, guide("3.6"), ["Reply"], vendor="alibaba", expected=alibaba(raw, b"", None))
    for platform_id in (b"1234567", b"\x00\x01", b""):
        raw = reply(0x45, b"", platform_id=platform_id)
        out.put(f"reply-id-{len(platform_id)}", "the platform's id of the message", raw, OURS, ["Reply"], expected=alibaba(raw, b"", None))
    answer = {"code": 200, "data": {}, "id": "123", "message": "success", "method": "thing.event.property.post", "version": "1.0"}
    written = json.dumps(answer).encode()
    raw = reply(0x45, written, sealed=True)
    out.put("reply-opened", "an answer to a property report", raw, OURS, ["Reply", "Opened"], vendor="alibaba", keys=keys, expected=alibaba(raw, written, None, keys=keys))
    out.put("reply-sealed", "the same without keys", raw, OURS, ["Reply", "Sealed"], vendor="alibaba", expected=alibaba(raw, None, None))
    raw = reply(0x45, written, form=50)
    raw = reply(0x45, cbor(answer), sealed=True, form=60)
    out.put("reply-cbor-opened", "the same in CBOR", raw, OURS, ["Reply", "Opened", "Cbor"], vendor="alibaba", keys=keys,
            expected=alibaba(raw, cbor(answer), None, answer, keys))
    raw = reply(0x45, cbor(answer), form=60)
    out.put("reply-cbor", "in CBOR, inside DTLS", raw, OURS, ["Reply", "Plain", "Cbor"], vendor="alibaba", expected=alibaba(raw, cbor(answer), None, answer))
    raw = reply(0x45, written, form=60)
    out.put("reply-json-as-cbor", "JSON under the format of CBOR", raw, OURS, ["Reply", "Plain", "Cbor"], vendor="alibaba",
            expected=alibaba(raw, written, None))
    # A ciphertext that starts like a byte string of its own length.
    number = next(number for number in range(10**6) if seal(cbor({"id": str(number)}))[0] == 0x4F)
    written = cbor({"id": str(number)})
    raw = reply(0x45, written, sealed=True, form=60)
    for slug, given, plain, value in (("opened", keys, written, {"id": str(number)}), ("sealed", None, None, None)):
        out.put(f"reply-like-cbor-{slug}", "a ciphertext that happens to be a CBOR item", raw, OURS, ["Reply", "Cbor", slug.capitalize()], vendor="alibaba",
                keys=given, expected=alibaba(raw, plain, None, value, given))
    for number, more in ((0, 1), (1, 0)):
        made = seal(written + bytes(16))[16 * number :][:16]
        raw = datagram(ACK, 0x45, 9, b"\x07\x03\x02\x01", [(23, bytes([number << 4 | more << 3]))], made)
        out.put(f"reply-block-{number}", "one block of an encrypted answer", raw, OURS, ["Reply", "Sealed", "Block"], vendor="alibaba", keys=keys,
                expected=alibaba(raw, None, None))
    written = json.dumps(answer).encode()
    raw = reply(0x45, written, form=50)
    out.put("reply-plain", "inside DTLS", raw, OURS, ["Reply", "Plain"], vendor="alibaba", expected=alibaba(raw, written, None))
    for slug, inside in (("token", b"token invalid"), ("blocks", b"0123456789abcdef"), ("expired", b"token expired at 1/1/1970")):
        raw = reply(0x81, inside)
        expected = alibaba(raw, inside, None)
        out.put(f"reply-error-{slug}", "an error is not encrypted", raw, OURS, ["Reply", "Plain"], vendor="alibaba", expected=expected)
        noted = (expected[0], expected[1] + [("alibaba_answer_plain", "alibaba.coap", None)])
        out.put(f"reply-error-{slug}-keys", "nor can it be decrypted", raw, OURS, ["Reply", "Plain"], vendor="alibaba", keys=keys, expected=noted)

    # Keys, fillings and lengths that are wrong.
    wrong = lambda code, at, end: {"code": code, "layer": "alibaba.coap", "offset": at, "end": end}
    raw = publish(post, text)
    at, end = option_at(raw, 2089)
    for slug, other in (
        ("secret", {"device_secret": "another", "random": RANDOM}), ("random", {"device_secret": SECRET, "random": "another"}),
        ("secret-case", {"device_secret": SECRET.lower(), "random": RANDOM}), ("secret-space", {"device_secret": SECRET + " ", "random": RANDOM}),
        ("random-upper", {"device_secret": SECRET, "random": RANDOM.upper()}), ("empty", {"device_secret": "", "random": ""}),
        ("swapped", {"device_secret": RANDOM, "random": SECRET}), ("no-random", {"device_secret": SECRET, "random": ""}),
    ):
        out.put(f"key-{slug}", "another key", raw, OURS, ["Key"], keys=other, error=wrong("alibaba_cipher_key", at, end))
    made = datagram(CON, POST, 7, b"", path("topic" + post) + [(12, b"2"), (15, b"token=" + TOKEN), (15, b"seq=" + seal(b"5").hex().encode())], seal(text))
    start = made.index(b"seq=")
    out.put("key-query", "another key, and the number in the query", made, OURS, ["Key", "Sequence"], keys={"device_secret": "another", "random": RANDOM},
            error=wrong("alibaba_cipher_key", start - 2, start + 36))
    for slug, digits in (("letters", b"one"), ("sign", b"-1"), ("plus", b"+1"), ("space", b" 1"), ("empty", b""), ("much", str(2**64).encode()), ("dot", b"1.0"), ("hex", b"0x1"), ("nul", b"1\0")):
        made = publish(post, text, more=[(2089, seal(digits))], sequence=None)
        at, end = option_at(made, 2089)
        out.put(f"sequence-{slug}", "what comes out is no number", made, OURS, ["Sequence"], keys=keys, error=wrong("alibaba_cipher_key", at, end))
    for length in (0, 1, 15, 17, 31):
        made = publish(post, text, more=[(2089, bytes(length))], sequence=None)
        at, end = option_at(made, 2089)
        out.put(f"sequence-length-{length}", "not whole blocks", made, OURS, ["Sequence", "Length"], keys=keys, error=wrong("alibaba_cipher_length", at, end))
    start = payload_at(raw)
    for cut in range(1, 16):
        made = raw[: len(raw) - cut]
        out.put(f"cut-{cut}", "the last block is cut", made, OURS, ["Length"], keys=keys, error=wrong("alibaba_cipher_length", start, len(made)))
    for slug, filling in (
        ("zero", b"\0"), ("seventeen", b"\x11"), ("all", b"\xff"), ("uneven", b"\x02"), ("zeros", bytes(16)), ("first", b"\x01" + b"\x10" * 15),
        ("middle", b"\x10" * 7 + b"\0" + b"\x10" * 8), ("last", b"\x10" * 15 + b"\x11"), ("three", b"\x04\x03\x03"), ("five", b"\x05" * 4),
    ):
        inside = b"x" * (-len(filling) % 16)
        made = publish(short, inside, filling=filling, form=42)
        start = payload_at(made)
        out.put(f"padding-{slug}", "a filling that no encryption makes", made, OURS, ["Padding"], keys=keys, error=wrong("alibaba_cipher_padding", start, len(made)))
    made = reply(0x45, b"\x01" * 15)
    out.put("reply-cut", "an answer of less than a block", made, OURS, ["Reply", "Length"], vendor="alibaba", keys=keys, error=wrong("alibaba_cipher_length", payload_at(made), len(made)))
    made = datagram(ACK, 0x45, 9, b"\x07\x03\x02\x01", [], seal(b"", filling=bytes(16)))
    out.put("reply-padding", "an answer with a wrong filling", made, OURS, ["Reply", "Padding"], vendor="alibaba", keys=keys,
            error=wrong("alibaba_cipher_padding", payload_at(made), len(made)))

    # Notes that a strict decoder refuses.
    for slug, made, flag, code, layer, vendor in (
        ("token-61", publish(post, text, keys=None, number=61), "Token", "alibaba_token_option", "alibaba.coap", None),
        ("no-token", publish(post, text, keys=None, token=None), "Token", "alibaba_token_missing", "alibaba.coap", "alibaba"),
        ("no-sequence", publish(post, text, sequence=None), "Sequence", "alibaba_sequence_missing", "alibaba.coap", None),
        ("inside", publish(post, b"[]", keys=None), "Inside", "coap_carried_unread", "coap", None),
    ):
        out.put(f"strict-{slug}", "strict", made, OURS, ["Strict", flag], vendor=vendor, strict=True, error={"code": code, "layer": layer})

    # Broken datagrams and records.
    for slug, made in (("cut", raw[:3]), ("cut-option", raw[:12]), ("marker", raw[: payload_at(raw)])):
        failure = coap.model(made, "coap")[0]
        out.put(f"datagram-{slug}", "cut", made, OURS, ["Coap"], vendor="alibaba", keys=keys, error=failure)
    for slug, value, code in (("text", "s", "json_type"), ("list", ["s"], "json_type"), ("number", {"device_secret": 1}, "json_type"), ("null", {"random": None}, "json_type")):
        out.put(f"keys-{slug}", "keys are an object of texts", raw, OURS, ["Record"], keys=value, error={"code": code, "layer": "record", "pointer": "/keys" if isinstance(value, dict) else ""} if isinstance(value, dict) else {"code": code, "layer": "record"})

    # RFC 7959, 2.1: in an answer Block1 is about the request, and in a request Block2 about the answer. The payload is whole.
    made = publish(post, text, more=[(23, b"\x12")])
    both("block-of-the-answer", "with the block of the answer that is wanted", made, text, flags=["Block"])
    inside = json.dumps(answer).encode()
    made = datagram(ACK, 0x45, 9, b"\x07\x03\x02\x01", [(27, b"\x12")], seal(inside))
    out.put("reply-block-of-the-request", "with the block of the request that it answers", made, OURS, ["Reply", "Opened", "Block"], vendor="alibaba",
            keys=keys, expected=alibaba(made, inside, None, None, keys))
    return out


def alibaba_query(raw, text, sequence):
    decoded, notes = alibaba(raw, text, sequence, keys=KEYS)
    return decoded, notes


def sealed_as(raw, expected):
    """The same datagram without keys."""
    return alibaba(raw, None, None)


def tencent_file():
    out = File(
        "tencent/coap",
        "Tencent's messages in CoAP datagrams, as its C SDK sends and takes them.",
        {
            "Device": "sent or taken by the vendor's own software", "Auth": "the request for a token", "Publish": "a message of a device",
            "Reply": "an answer, told only where the vendor is given", "Odd": "where it leaves RFC 7252", "Strict": "a note that a strict decoder refuses",
            "Coap": "the datagram itself is broken",
        },
    )
    for case in recorded("tencent"):
        raw = bytes.fromhex(case["hex"])
        expected = tencent(raw, True)
        out.put(f"device-{expected[0]['kind']}", "as it was sent or taken", raw, {"kind": "recorded", "by": case["source"]}, ["Device"],
                vendor="tencent", expected=expected)
    product = "S3EUVBRJLB/device"
    for slug, payload in (("right", b"21010406;6eEwB"), ("stray", b"21010406;6eEwB\0\x7f"), ("one", b"21010406;6eEwB\0")):
        raw = datagram(CON, POST, 1, b"\0\0\0\0", [(11, f"{product}/txauth9w0BAQsFA".encode()), (62, b"0")], payload)
        out.put(f"auth-{slug}", "the request for a token", raw, OURS, ["Auth"], expected=tencent(raw, False))
    levels = datagram(CON, POST, 1, b"", path(f"{product}/data") + [(61, b"TOKEN"), (62, b"1")], b"{}")
    out.put("levels", "a level in each Uri-Path, as RFC 7252 has it", levels, OURS, ["Publish"], vendor="tencent", expected=tencent(levels, True))
    for code in (0x81, 0x83, 0x80, 0xA0, 0x45):
        for kind, name in ((ACK, "ack"), (CON, "con"), (NON, "non")):
            raw = datagram(kind, code, 3, b"\x01\0\0\0", [], b"" if code != 0x45 else b'{"result_code":0}')
            out.put(f"reply-{coap.code_text(code)}-{name}", "an answer", raw, OURS, ["Reply"], vendor="tencent", expected=tencent(raw, True))
    for value in (b"x", b"2", b""):
        raw = datagram(CON, POST, 1, b"", [(11, f"{product}/data".encode()), (61, b"TOKEN"), (62, value)], b"{}")
        out.put(f"need-{value.hex()}", "neither 0 nor 1", raw, OURS, ["Publish", "Odd"], expected=tencent(raw, False))
    raw = datagram(ACK, 0x43, 5)
    out.put("reply-acknowledged", "an acknowledgement alone", raw, OURS, ["Reply", "Odd"], vendor="tencent", expected=tencent(raw, True))
    raw = datagram(ACK, 0x02, 5)
    out.put("reply-taken", "the device took a separate answer", raw, OURS, ["Reply", "Odd"], vendor="tencent", expected=tencent(raw, True))
    raw = datagram(CON, POST, 1, b"", [(11, f"{product}/data".encode()), (61, b"T"), (62, b"0")], b"{}")
    out.put("strict-path", "a whole topic in one Uri-Path", raw, OURS, ["Strict"], strict=True, error={"code": "coap_path_level", "layer": "coap.option"})
    out.put("strict-ack", "2.03 alone", datagram(ACK, 0x43, 6), OURS, ["Strict"], vendor="tencent", strict=True, error={"code": "tencent_ack_code", "layer": "tencent", "offset": 0})
    for length in (0, 1, 2, 3, 5, 8, 12):
        made = raw[:length]
        failure = coap.model(made, "coap")[0]
        if failure is None:
            continue
        out.put(f"cut-{length}", "cut", made, OURS, ["Coap"], vendor="tencent", error=failure if coap.recognised(made) else {"code": "protocol_unrecognised"})
    return out


def main():
    files = [alibaba_file(), tencent_file()]
    finish(files, HERE.parent, "coap_vendors.py")


if __name__ == "__main__":
    main()
