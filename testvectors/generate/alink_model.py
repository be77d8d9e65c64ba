"""A model of Alink that shares nothing with the Rust code: tables of topics and members.

Topics, members and their types are as the two editions of the devices guide print them and as the vendor's SDKs send them.
"""
import json
import re
import sys

sys.dont_write_bytecode = True
from json_model import *  # noqa: E402, F403: the tables are built of its types

UP, DOWN = "up", "down"
PK, DN = "a1B2c3D4e5F", "dev1"

IDENTITY = {"productKey!": TEXT, "deviceName!": TEXT}
DEVICE = {"iotId": TEXT, "productKey": TEXT, "deviceName": TEXT, "deviceSecret": TEXT}
SIGNED = IDENTITY | {"clientId": TEXT, "timestamp": TN, "signmethod": TEXT, "signMethod": TEXT, "sign": TEXT}
LOGIN = IDENTITY | {"clientId": TEXT, "timestamp": TN, "signMethod": TEXT, "sign": TEXT, "cleanSession": TEXT_OR_BOOL}
TAG = {"attrKey!": TEXT, "attrValue": TN, "domain": TEXT}
CONFIG = {"configId": TEXT, "configSize": TN, "sign": TEXT, "signMethod": TEXT, "url": TEXT, "getType": TEXT}
CONFIG_GET = {"configScope": TEXT, "getType": TEXT}
LOG_CONFIG = {"getType": TEXT, "content": ANY}
LOG_LINE = {"utcTime": TN, "logLevel": TEXT, "module": TEXT, "code": TN, "traceContext": TN, "logContent": TN}
VERSION = {"version": TN, "module": TEXT}
PROGRESS = {"step!": TN, "desc": TEXT, "module": TEXT}
IMAGE = {
    "size": TN, "version": TN, "isDiff": TN, "url": TEXT, "signMethod": TEXT, "sign": TEXT, "md5": TEXT, "module": TEXT,
    "extData": ANY, "dProtocol": TEXT, "streamId": TN, "streamFileId": TN,
    "files": each({"fileName": TEXT, "fileSize": TN, "fileUrl": TEXT, "fileMd5": TEXT, "fileSign": TEXT}),
}
TASK = {"taskId": TEXT, "status": TEXT, "jobDocument": ANY,
        "jobFile": {"signMethod": TEXT, "sign": TEXT, "fileUrl": TEXT}}
JOB = {"taskId": TEXT, "status": TEXT, "statusDetails": ANY, "progress": TN, "task": TASK, "tasks": each(TASK)}
UPLOAD = {"fileName": TEXT, "uploadId": TEXT, "offset": TN, "bSize": TN, "complete": BOOL}
HEADER = {"id": TN, "params!": {"uploadId!": TEXT, "offset": TN, "bSize": TN, "isComplete": BOOL}}
PACK = {"properties": MAP, "events": MAP}
REQUEST = {"id": TN, "version": or_null(TN), "sys": {"ack": TN}, "method": or_null(TEXT)}
REPLY = {"id": TN, "code": TN, "message": or_null(TEXT), "method": or_null(TEXT), "version": or_null(TN)}
AUTH = {"productKey!": TEXT, "deviceName!": TEXT, "clientId!": TEXT, "sign!": TEXT, "signmethod": TEXT, "timestamp": TN,
        "version": TEXT, "seq": TN, "ackMode": TN}
COAP_REPLY = {"token!": TEXT, "random": TEXT, "seqOffset": TN}
INFO = {"token": TEXT, "messageId": TN, "MessageId": TN, "Data": ANY}
HTTP_REPLY = {
    "code!": TN, "message": or_null(TEXT), "info": or_null(INFO), "Info": or_null(INFO), "Info ": or_null(INFO),
    "data": or_null({"productKey": TEXT, "deviceName": TEXT, "deviceSecret": TEXT, "iotId": TEXT, "iotToken": TEXT,
                     "resources": ANY, "Resources": ANY}),
}
FORMS = {
    "/auth/register/device": ("http.auth.register.device", ["productKey", "deviceName", "random", "sign", "signMethod"]),
    "/auth/devicename": ("http.auth.devicename", ["productKey", "deviceName", "clientId", "sign"]),
    "/auth/bootstrap": ("http.auth.bootstrap", ["productKey", "deviceName", "clientId"]),
}

# What requests and replies are about, by their topic behind `/sys/{pk}/{dn}`. Guides 2018 chapter 9, 2019 chapter 5, and what
# the SDKs add: topic, direction of the request, `params`, `data` of the reply.
SYS = [
    ("thing/event/property/post", UP, MAP, ANY),
    ("thing/event/property/pack/post", UP, PACK | {"subDevices": many({"identity!": IDENTITY} | PACK)}, ANY),
    ("thing/event/property/batch/post", UP, PACK, ANY),
    ("thing/event/property/history/post", UP, many({"identity!": IDENTITY, "properties": each(MAP), "events": each(MAP)}), ANY),
    ("thing/service/property/set", DOWN, MAP, ANY),
    ("thing/service/property/get", DOWN, each(TEXT), MAP),
    ("thing/property/desired/get", UP, each(TEXT), MAP),
    ("thing/property/desired/delete", UP, many(MAP), ANY),
    ("thing/deviceinfo/update", UP, many(TAG), ANY),
    ("thing/deviceinfo/delete", UP, many(TAG), ANY),
    ("thing/dsltemplate/get", UP, MAP, ANY),
    ("thing/dynamicTsl/get", UP, {"nodes": each(TEXT), "addDefault": BOOL}, ANY),
    ("thing/config/get", UP, CONFIG_GET, CONFIG),
    ("thing/config/push", DOWN, CONFIG, ANY),
    ("thing/config/log/get", UP, CONFIG_GET, LOG_CONFIG),
    ("thing/config/log/push", DOWN, LOG_CONFIG, ANY),
    ("thing/config/log/post", UP, many(LOG_LINE), ANY),
    ("thing/log/post", UP, many(LOG_LINE), ANY),
    ("thing/ota/firmware/get", UP, VERSION, IMAGE),
    ("thing/job/notify", DOWN, JOB, ANY),
    ("thing/job/get", UP, JOB, JOB),
    ("thing/job/update", UP, JOB, ANY),
    ("thing/topo/add", UP, many(SIGNED), ANY),
    ("thing/topo/delete", UP, many(IDENTITY), ANY),
    ("thing/topo/get", UP, NOTHING, each(DEVICE)),
    ("thing/topo/add/notify", DOWN, many(IDENTITY), ANY),
    ("thing/topo/change", DOWN, {"status!": TN, "subList!": many(IDENTITY)}, ANY),
    ("thing/list/found", UP, many(IDENTITY), ANY),
    ("thing/sub/register", UP, many(IDENTITY), each(DEVICE)),
    ("thing/sub/unregister", UP, many(IDENTITY), ANY),
    ("thing/proxy/provisioning/product_register", UP,
     {"proxieds!": each(IDENTITY | {"random": TN, "signMethod": TEXT, "sign": TEXT})},
     {"successes": each(DEVICE), "failures": each(DEVICE)}),
    ("thing/gateway/permit", DOWN, ANY, ANY),
    ("thing/disable", DOWN, NOTHING, ANY),
    ("thing/enable", DOWN, NOTHING, ANY),
    ("thing/delete", DOWN, NOTHING, ANY),
    ("thing/reset", UP, ANY, ANY),
    ("thing/cipher/get", UP, ANY, ANY),
    ("thing/awss/enrollee/found", UP, ANY, ANY),
    ("thing/awss/enrollee/match", UP, ANY, ANY),
    ("thing/awss/enrollee/checkin", DOWN, ANY, ANY),
    ("thing/lan/prefix/get", UP, ANY, ANY),
    ("thing/lan/prefix/update", DOWN, ANY, ANY),
    ("thing/bootstrap/notify", DOWN, ANY, ANY),
    ("thing/file/upload/mqtt/init", UP,
     {"fileName!": TEXT, "fileSize": TN, "conflictStrategy": TEXT, "ficMode": or_null(TEXT), "ficValue": or_null(TEXT),
      "initUid": or_null(TEXT), "extraParams": ANY}, UPLOAD),
    ("thing/file/upload/mqtt/cancel", UP, {"uploadId!": TEXT}, UPLOAD),
    ("thing/deviceinfo/get", UP, ANY, each(TAG)),
    ("_thing/event/notify", UP, ANY, ANY),
    ("_thing/diag/post", UP, ANY, ANY),
    ("edge/debug/switch", DOWN, ANY, ANY),
    ("secure_tunnel/notify", DOWN, ANY, ANY),
    ("secure_tunnel/proxy/request", UP, ANY, ANY),
]
SESSION = [
    ("combine/login", UP, many(LOGIN), ANY),
    ("combine/logout", UP, many(IDENTITY), ANY),
    ("combine/batch_login", UP, {"signMethod": TEXT, "deviceList!": each(LOGIN)}, ANY),
    ("combine/batch_logout", UP, many(IDENTITY), ANY),
]
# Where kind or method are not the topic with dots.
METHODS = {"combine.batch_login": "combine.batch.login", "combine.batch_logout": "combine.batch.logout",
           "thing.diag.post": "_thing.diag.post", "thing.event.notify": "_thing.event.notify"}
KIND_NAMES = {"_thing.diag.post": "thing.diag.post", "_thing.event.notify": "thing.event.notify"}
APP = {"account/bind": ("account.bind", UP), "app/abc/cba": ("app.request", UP), "app/down/event": ("app.down.event", DOWN)}
WHOLE = {
    "ext.ntp.request": {"deviceSendTime!": TN},
    "ext.ntp.response": {"deviceSendTime!": TN, "serverRecvTime!": TN, "serverSendTime!": TN},
    "ext.register": {"productKey": TEXT, "deviceName": TEXT, "deviceSecret!": TEXT},
    "ext.regnwl": {"productKey": TEXT, "deviceName": TEXT, "clientId!": TEXT, "deviceToken!": TEXT},
}
OTA = {"inform": (UP, VERSION), "progress": (UP, PROGRESS), "upgrade": (DOWN, IMAGE), "request": (None, None)}


class Kind:
    """What a topic says of its message."""

    def __init__(self, kind, way, form, of=None, ids=None, protocol="alink", replies_to=None, method=None):
        self.kind, self.way, self.form, self.of, self.ids = kind, way, form, of, ids or {}
        self.protocol, self.replies_to, self.method = protocol, replies_to, method


def other(way):
    return {UP: DOWN, DOWN: UP}[way]


def paired(rest, table, ids):
    """A request or its reply of a table."""
    reply = rest.endswith("_reply")
    for topic, way, params, data in table:
        name = topic.replace("/", ".")
        kind = KIND_NAMES.get(name, name)
        if rest == topic:
            method = METHODS.get(kind, kind) if kind.startswith(("thing.", "combine.")) else None
            return Kind(kind, way, "request", params, ids, method=method)
        if reply and rest == topic + "_reply":
            return Kind(kind + "_reply", other(way), "reply", data, ids, replies_to=kind)
    return None


def classify(topic):
    steps = topic.split("/")[1:]
    ids = {"product_key": steps[1], "device_name": steps[2]} if len(steps) > 2 else {}
    if steps[0] == "sys":
        rest = "/".join(steps[3:])
        found = paired(rest, SYS, ids)
        if found:
            return found
        if rest in APP:
            return Kind(*APP[rest], "request", ANY, ids)
        # The rules engine's topics.
        if rest == "thing/downlink/reply/message":
            return Kind("thing.downlink.reply.message", UP, "reply", ANY, ids)
        if rest == "thing/lifecycle":
            return Kind("thing.lifecycle", UP, "own", None, ids)
        for name, way in (("up_raw", UP), ("down_raw", DOWN)):
            if rest == f"thing/model/{name}":
                return Kind(f"thing.model.{name}", way, "raw", None, ids)
            if rest == f"thing/model/{name}_reply":
                return Kind(f"thing.model.{name}_reply", other(way), "raw reply", ANY, ids, replies_to=f"thing.model.{name}")
        if rest == "thing/file/upload/mqtt/send":
            return Kind("thing.file.upload.mqtt.send", UP, "part", None, ids)
        if rest == "thing/file/upload/mqtt/send_reply":
            return Kind("thing.file.upload.mqtt.send_reply", DOWN, "reply", UPLOAD, ids, replies_to="thing.file.upload.mqtt.send")
        if rest.startswith("rrpc/"):
            name, way = ("request", DOWN) if steps[4] == "request" else ("response", UP)
            return Kind(f"rrpc.{name}", way, "call", None, ids | {"message_id": steps[5]})
        if rest.startswith("thing/event/"):
            ids |= {"event_identifier": steps[5]}
            if steps[6] == "post":
                return Kind("thing.event.post", UP, "request", MAP, ids, method=f"thing.event.{steps[5]}.post")
            return Kind("thing.event.post_reply", DOWN, "reply", ANY, ids, replies_to="thing.event.post")
        if rest.startswith("thing/service/"):
            name = steps[5].removesuffix("_reply")
            ids |= {"service_identifier": name}
            if name == steps[5]:
                return Kind("thing.service.invoke", DOWN, "request", MAP, ids, method=f"thing.service.{name}")
            return Kind("thing.service.invoke_reply", UP, "reply", MAP, ids, replies_to="thing.service.invoke")
    if steps[:2] == ["ext", "session"]:
        ids = {"product_key": steps[2], "device_name": steps[3]}
        return paired("/".join(steps[4:]), SESSION, ids)
    if steps[:2] == ["ext", "ntp"]:
        ids = {"product_key": steps[2], "device_name": steps[3]}
        return Kind(f"ext.ntp.{steps[4]}", UP if steps[4] == "request" else DOWN, "whole", WHOLE[f"ext.ntp.{steps[4]}"], ids)
    if steps[:2] == ["ext", "error"]:
        return Kind("ext.error", DOWN, "reply", ANY, {"product_key": steps[2], "device_name": steps[3]})
    if steps in (["ext", "register"], ["ext", "regnwl"]):
        return Kind(f"ext.{steps[1]}", DOWN, "whole", WHOLE[f"ext.{steps[1]}"])
    if steps[:3] == ["ext", "network", "probe"]:
        return Kind("ext.network.probe", None, "own", None, {"probe_id": "/".join(steps[3:])})
    if steps[:2] == ["ext", "rrpc"]:
        return Kind("ext.rrpc", None, "wrapped", "/" + "/".join(steps[3:]), {"message_id_and_topic": "/".join(steps[2:])})
    if steps[:2] == ["ota", "device"]:
        way, of = OTA[steps[2]]
        form = {"upgrade": "reply", "request": "upgrade call"}.get(steps[2], "request")
        return Kind(f"ota.device.{steps[2]}", way, form, of, {"product_key": steps[3], "device_name": steps[4]}, protocol="ota")
    if steps[0] == "broadcast":
        return Kind("broadcast", DOWN, "own", None, {"product_key": steps[1], "suffix": "/".join(steps[2:])}, protocol="custom")
    rest, ids = "/".join(steps[2:]), {"product_key": steps[0], "device_name": steps[1]}
    fixed = {"update": ("custom.update", UP), "update/error": ("custom.update.error", UP), "get": ("custom.get", DOWN)}
    if rest in fixed:
        return Kind(*fixed[rest], "own", None, ids, protocol="custom")
    if steps[2] == "user":
        return Kind("custom.user", None, "own", None, ids | {"suffix": "/".join(steps[3:])}, protocol="custom")
    return Kind("custom", None, "own", None, ids | {"suffix": rest}, protocol="custom")


def classify_path(path, status):
    if path.startswith("/topic/") and status is None:
        return classify(path.removeprefix("/topic"))
    if path.startswith("/topic/"):
        return Kind("http.topic", DOWN, "http reply", None, {"topic": path.removeprefix("/topic/")}, protocol="http")
    kind = "http.auth" if path == "/auth" else FORMS[path][0]
    if status is not None:
        return Kind(kind, DOWN, "http reply", None, protocol="http")
    return Kind(kind, UP, "auth" if path == "/auth" else "form", AUTH if path == "/auth" else FORMS[path][1], protocol="http")


# ---- What a payload of a kind is read as.

def request(raw, kind, notes, params, method, versioned):
    node = Parser(raw).whole(object=True)
    members = {name: value for name, _, value in node.members}
    given = members.get("params")
    instead = given is not None and given.kind in ("null", "string") and given.kind not in takes(params)
    odd = given is not None and params == NOTHING and given.kind != "object"
    check(node, REQUEST | ({} if instead else {"params": params}))
    # A phone app's requests are not the platform's.
    bound = kind.kind not in ("account.bind", "app.request", "app.down.event")
    if bound and "id" not in members:
        notes.append(("alink_member_missing", "/id"))
    if bound and versioned and "version" not in members:
        notes.append(("alink_member_missing", "/version"))
    if given is None:
        notes.append(("alink_member_missing", "/params"))
    elif instead or odd:
        notes.append(("alink_params_form", "/params"))
    said = members.get("method")
    if said is not None and said.value and method and said.value != method:
        notes.append(("alink_method_disagrees", "/method"))
    return node


def reply(raw, kind, notes, data):
    node = Parser(raw).whole(object=True)
    members = {name: value for name, _, value in node.members}
    given = members.get("data")
    fits = given is None or given.kind in takes(data)
    check(node, REPLY | ({"data": data} if fits else {}))
    alink = kind.protocol == "alink"
    if alink and kind.kind != "thing.downlink.reply.message" and "id" not in members:
        notes.append(("alink_member_missing", "/id"))
    code = members.get("code")
    if code is None:
        notes.append(("alink_member_missing", "/code"))
    elif code.kind == "string" and alink:
        notes.append(("alink_code_form", "/code"))
    good = code is not None and (code.value or code.text) in ("200", "1000", "0")
    empty = given is not None and (given.kind == "null" or (given.kind == "object" and not given.members) or given.text == '""')
    if not fits and good and not empty:
        notes.append(("alink_data_form", "/data"))
    return node


def crc16_arc(data):
    """x^16 + x^15 + x^2 + 1, lowest bit first, from 0."""
    state = 0
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0xA001 if state & 1 else 0)
    return state


def file_part(raw, notes):
    if len(raw) < 2:
        raise Fault("truncated", 0, layer="alink")
    end = 2 + int.from_bytes(raw[:2], "big")
    if len(raw) < end:
        raise Fault("truncated", 2, layer="alink")
    text = raw[2:end]
    try:
        node = Parser(text).whole()
        if node.end - node.start != len(text):
            raise Fault("json_syntax", 0, layer="alink")
        check(node, HEADER)
    except Fault as fault:
        fault.error["offset"] = fault.error["offset"] + 2
        if "pointer" in fault.error:
            fault.error["pointer"] = "/header" + fault.error["pointer"]
        raise
    if len(raw) < end + 2:
        raise Fault("truncated", len(raw), layer="alink")
    chunk = raw[end:-2]
    if crc16_arc(chunk) != int.from_bytes(raw[-2:], "little"):
        raise Fault("alink_file_check", len(raw) - 2, layer="alink")
    header = shown(node)
    size = header["params"].get("bSize")
    if size is not None and str(size) != str(len(chunk)):
        notes.append(("alink_file_size", "/header/params/bSize"))
    return {"header": header, "chunk_hex": chunk.hex(), "check_hex": raw[-2:].hex()}


def fields(text):
    """A form's fields: `+` is a blank, `%XX` a byte."""
    pairs = []
    for pair in text.split("&"):
        if pair:
            plain = [re.sub(rb"%([0-9A-Fa-f]{2})", lambda hex: bytes.fromhex(hex[1].decode()), part.replace("+", " ").encode())
                     for part in pair.partition("=")[::2]]
            pairs.append([part.decode("utf-8", "replace") for part in plain])
    return pairs


def form(raw, required):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault("json_utf8", error.start, layer="alink") from error
    pairs = fields(text)
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise Fault("json_duplicate_member", 0, layer="alink")
    for name in required:
        if name not in names:
            raise Fault("json_missing_member", 0, "/fields/" + name, layer="alink")
    return {"form": text, "fields": dict(pairs)}


def own(raw):
    try:
        return {"payload": shown(Parser(raw).whole())}
    except Fault:
        return {"payload_hex": raw.hex()}


def exactly(raw, request_read, reply_read):
    """A payload that is free: an Alink message where it is one to the letter, otherwise the owner's own."""
    for read in (request_read, reply_read):
        notes = []
        try:
            node = read(notes)
        except Fault:
            continue
        names = {name for name, _, _ in node.members} if node else set()
        if node and not notes and ("code" in names) == (read is reply_read):
            return shown(node)
    return own(raw)


def read(raw, kind, notes):
    if kind.form == "request":
        # The guides' upgrade messages and those of a session have no version, nor has the SDK's own firmware request.
        versioned = kind.protocol == "alink" and not kind.kind.startswith(("combine.", "thing.ota."))
        return shown(request(raw, kind, notes, kind.of, kind.method, versioned))
    if kind.form == "reply":
        return shown(reply(raw, kind, notes, kind.of))
    if kind.form == "whole":
        node = Parser(raw).whole(object=True)
        check(node, kind.of)
        return shown(node)
    if kind.form in ("http reply", "auth"):
        node = Parser(raw).whole(object=True)
        names = {name for name, _, _ in node.members}
        # Requests and replies have one path; where no status tells, the members do. CoAP's reply has no code.
        if kind.kind == "http.auth" and "token" in names and "code" not in names:
            check(node, COAP_REPLY)
        elif kind.form == "http reply" or ("code" in names and "productKey" not in names):
            check(node, HTTP_REPLY)
        else:
            check(node, AUTH)
        return shown(node)
    if kind.form == "form":
        try:
            node = Parser(raw).whole()
        except Fault:
            node = None
        if node and "code" in {name for name, _, _ in node.members}:
            check(node, HTTP_REPLY)
            return shown(node)
        return form(raw, kind.of)
    if kind.form == "part":
        return file_part(raw, notes)
    if kind.form == "raw":
        return {"payload_hex": raw.hex()}
    if kind.form == "own":
        return own(raw)
    if kind.form == "raw reply":
        return exactly(raw, lambda notes: None, lambda notes: reply(raw, kind, notes, ANY))
    if kind.form == "call":
        return exactly(raw, lambda notes: request(raw, kind, notes, MAP, None, True), lambda notes: reply(raw, kind, notes, MAP))
    if kind.form == "upgrade call":
        node = Parser(raw).whole(object=True)
        names = {name for name, _, _ in node.members}
        if "code" in names:
            return shown(reply(raw, kind, notes, IMAGE))
        return shown(request(raw, kind, notes, VERSION, None, False))
    assert kind.form == "wrapped", kind.form
    inner = classify(kind.of)
    if inner.form in ("own", "raw", "raw reply"):
        return own(raw)
    answer = classify(kind.of + "_reply")
    names = set()
    try:
        names = {name for name, _, _ in Parser(raw).whole().members}
    except Fault:
        return own(raw)
    if "code" in names:
        return shown(reply(raw, kind, notes, answer.of))
    if names & {"params", "method"}:
        return shown(request(raw, kind, notes, inner.of, None, True))
    return own(raw)


# ---- Limits of the guides, as far as the cases break one.

def said(value):
    """A text, or a number's digits."""
    if isinstance(value, dict):
        return value.get("$text", "")
    return value if isinstance(value, str) else json.dumps(value)


def name_rule(name):
    """4 to 32 characters, a Chinese one counted twice: letters, digits, - _ @ . : (2019, 5.3; chapter 6)."""
    # A guide's placeholder stands for a name.
    if re.fullmatch(r"\$?\{.*\}", name):
        return None
    chinese = [character for character in name if "\u4e00" <= character <= "\u9fff"]
    if not 4 <= len(name) + len(chinese) <= 32:
        return "alibaba_length"
    return None if all(character in chinese or re.match(r"[A-Za-z0-9_@.:-]", character) for character in name) else "alibaba_name"


def time_rule(time):
    return None if re.fullmatch(r"[0-9]{13}", said(time)) else "alibaba_time"


def method_rule(method):
    return None if method.lower() in ("hmacmd5", "hmacsha1", "hmacsha256", "sha256") else "alibaba_value"


def digest_rule(sign, method):
    digits = {"md5": 32, "sha256": 64}.get(method.lower())
    return None if digits is None or re.fullmatch(r"[0-9A-Fa-f]{%d}" % digits, sign) else "alibaba_digest"


def device_rules(device, signed):
    yield name_rule(device["deviceName"])
    if signed and "timestamp" in device:
        yield time_rule(device["timestamp"])
    for member in ("signmethod", "signMethod") if signed else ():
        if member in device:
            yield method_rule(device[member])
            break


def values_rules(values):
    """Times of values that came with one."""
    for value in (values or {}).values():
        if isinstance(value, dict) and "value" in value and set(value) in ({"value", "time"}, {"value", "timestamp"}):
            yield time_rule(value.get("time", value.get("timestamp")))


def limits(kind, message):
    """The notes on what a request or reply breaks."""
    name, params = kind.kind, message.get("params")
    if kind.form in ("request", "call", "upgrade call") and kind.way == UP and "code" not in message:
        if "id" in message and not name.startswith("app.") and not re.fullmatch("[0-9]+", said(message["id"])):
            yield "alibaba_id"
        if message.get("version") is not None and not name.startswith("thing.job.") and said(message["version"]) != "1.0":
            yield "alibaba_value"
    if kind.form == "reply" and kind.way == UP and kind.replies_to and "code" in message:
        code = said(message["code"])
        if not (code in ("200", "400", "429", "460") or (code.isdigit() and 100000 <= int(code) <= 110000)):
            yield "alibaba_device_code"
    listed = params if isinstance(params, list) else [params] if isinstance(params, dict) else []
    if kind.of in (many(IDENTITY), many(SIGNED), many(LOGIN)):
        for device in listed:
            yield from device_rules(device, kind.of != many(IDENTITY))
    if name == "thing.topo.change" and isinstance(params, dict):
        devices = params["subList"] if isinstance(params["subList"], list) else [params["subList"]]
        for device in devices:
            yield from device_rules(device, False)
    for member in ("proxieds", "deviceList"):
        if isinstance(params, dict) and name in ("thing.proxy.provisioning.product_register", "combine.batch_login"):
            for device in params.get(member, []):
                yield from device_rules(device, True)
    if name == "thing.event.property.history.post":
        for part in listed:
            yield from device_rules(part["identity"], False)
    if name == "thing.event.property.post" and isinstance(params, dict):
        yield from values_rules(params)
    if name == "thing.event.property.pack.post" and isinstance(params, dict):
        for part in [params] + (params.get("subDevices", []) if isinstance(params.get("subDevices", []),
            list) else [params["subDevices"]]):
            yield from values_rules(part.get("properties"))
            yield from values_rules(part.get("events"))
            if "identity" in part:
                yield from device_rules(part["identity"], False)
    if name == "thing.event.post" and isinstance(params, dict) and set(params) == {"value",
        "time"} and isinstance(params["value"], dict):
        yield time_rule(params["time"])
    if name == "ota.device.progress" and isinstance(params, dict):
        step = said(params["step"])
        if not re.fullmatch(r"-[1-4]|[1-9][0-9]?|100", step):
            yield "alibaba_value"
    data = message.get("data")
    for holder, of in ((params, kind.of), (data, IMAGE if kind.form == "upgrade call" else kind.of)):
        if isinstance(holder, dict) and of in (CONFIG, IMAGE):
            if "md5" in holder:
                yield digest_rule(holder["md5"], "md5")
            if "sign" in holder and "signMethod" in holder:
                yield digest_rule(holder["sign"], holder["signMethod"])
            for file in holder.get("files", []):
                yield digest_rule(file.get("fileMd5", "0" * 32), "md5")
                if "fileSign" in file and "signMethod" in holder:
                    yield digest_rule(file["fileSign"], holder["signMethod"])
    if isinstance(data, list) and name == "thing.topo.get_reply":
        for device in data:
            if "deviceName" in device:
                yield name_rule(device["deviceName"])
    fields = message.get("fields") if kind.form == "form" else message if kind.form == "auth" else None
    if fields and "sign" in (fields if kind.form == "auth" else {"sign": 1}) and "code" not in message:
        if "deviceName" in fields:
            yield name_rule(fields["deviceName"])
        if "timestamp" in fields:
            yield time_rule(fields["timestamp"])
        for member in ("signmethod", "signMethod"):
            if member in fields:
                yield method_rule(fields[member])


def model(record):
    """What a decoder has to make of a record: (error, None) or (None, (decoded, notes))."""
    if "payload_hex" in record:
        raw = bytes.fromhex(record["payload_hex"])
    else:
        raw = record["payload"].encode()
    if "topic" in record:
        kind, topic = classify(record["topic"]), {"name": record["topic"]}
    else:
        status = record.get("status")
        kind, topic = classify_path(record["path"], status), {"path": record["path"]}
        if status is not None:
            topic["status"] = status
    notes = []
    try:
        message = read(raw, kind, notes)
    except Fault as fault:
        return fault.error, None
    if kind.protocol != "custom" and "device_name" in kind.ids:
        notes.append((name_rule(kind.ids["device_name"]), None))
    if not {"payload", "payload_hex"} & set(message) or kind.form in ("request", "reply"):
        notes += [(code, None) for code in limits(kind, message)]
    notes = [note for note in notes if note[0]]
    decoded = {"vendor": "alibaba", "protocol": kind.protocol, "kind": kind.kind, "direction": kind.way,
               "topic": topic | kind.ids, "message": message}
    if kind.replies_to:
        decoded["replies_to"] = kind.replies_to
    return None, (decoded, notes)
