#!/usr/bin/env python3
"""Writes alibaba/*.json: cases, and what the model in `alink_model.py` makes of them.

Examples of the guides and recordings are in `alink-examples.json`. `--check` says whether the committed files are current.
"""
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True
from alink_model import *  # noqa: E402, F403: the tables are read by their names
from output import finish  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = json.loads((FOLDER / "generate/alink-examples.json").read_text(encoding="utf-8"))


# ---- Messages with all that the model knows of their kind, by topic behind `/sys/{pk}/{dn}/`, or whole.

D1 = '{"productKey":"a1SubPk0001","deviceName":"sub_01"}'
SECRET = '{"iotId":"12344","productKey":"a1SubPk0001","deviceName":"sub_01","deviceSecret":"xxxxxx"}'
IDS = f'{{"identity":{D1},"properties":{{"Power":{{"value":"on","time":1524448722000}},"WF":3}},"events":{{}}}}'
FULL_SIGNED = ('{"productKey":"a1SubPk0001","deviceName":"sub_01","clientId":"c","timestamp":"1524448722000","signmethod":"hmacSha1",'
               '"sign":"xx"}')
FULL_LOGIN = ('{"productKey":"a1SubPk0001","deviceName":"sub_01","clientId":"c|_ss=1|","timestamp":"1524448722000",'
              '"signMethod":"hmacSha256","sign":"xx","cleanSession":"true"}')
SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
MD5 = "93230c3bde425a9d7984a594ac55ea1e"
FULL_CONFIG = ('{"configId":"123dagdah","configSize":1234565,"sign":"{SHA}","signMethod":"Sha256","url":"https://example.invalid/c",'
               '"getType":"file"}')
FULL_IMAGE = (
    '{"size":432945,"version":"2.0.0","isDiff":1,"url":"https://example.invalid/f","signMethod":"SHA256","sign":"{SHA}","md5":"{MD5}",'
    '"module":"MCU","extData":{"key1":"测试"},"dProtocol":"mqtt","streamId":1397345,"streamFileId":1,'
    '"files":[{"fileName":"a","fileSize":1,"fileUrl":"https://example.invalid/a","fileMd5":"{MD5}","fileSign":"{SHA}"}]}'
)
FULL_CONFIG, FULL_IMAGE = (text.replace("{SHA}", SHA).replace("{MD5}", MD5) for text in (FULL_CONFIG, FULL_IMAGE))
FULL_TASK = ('{"taskId":"t1","status":"SENT","jobDocument":{"do":1},"jobFile":{"signMethod":"Md5","sign":"93",'
             '"fileUrl":"https://example.invalid/j"}}')
FULL_UPLOAD = '{"fileName":"a.txt","uploadId":"c9d7","offset":10,"bSize":10,"complete":true}'
PARAMS = {
    "thing/event/property/post": '{"Power":{"value":"on","time":1524448722000},"WF":23.6}',
    "thing/event/property/pack/post": f'{{"properties":{{"Power":1}},"events":{{"alarm":{{"value":{{}},"time":1524448722000}}}},"subDevices":[{IDS}]}}',
    "thing/event/property/batch/post": '{"properties":{"Power":[{"value":1,"time":1524448722000}]},"events":{"alarm":[{"value":{},"time":1524448722000}]}}',
    "thing/event/property/history/post":
        f'[{{"identity":{D1},"properties":[{{"Power":{{"value":"on","timestamp":1524448722000}}}}],"events":[{{}}]}}]',
    "thing/service/property/set": '{"temperature":"30.5"}',
    "thing/service/property/get": '["power","temp"]',
    "thing/property/desired/get": '["power","temperature"]',
    "thing/property/desired/delete": '{"power":{"version":1},"temperature":{}}',
    "thing/deviceinfo/update": '[{"attrKey":"Temperature","attrValue":"36.8","domain":"SYSTEM"}]',
    "thing/deviceinfo/delete": '[{"attrKey":"Temperature"}]',
    "thing/dsltemplate/get": "{}",
    "thing/dynamicTsl/get": '{"nodes":["type","identifier"],"addDefault":false}',
    "thing/config/get": '{"configScope":"product","getType":"file"}',
    "thing/config/push": FULL_CONFIG,
    "thing/config/log/get": '{"configScope":"device","getType":"content"}',
    "thing/config/log/push": '{"getType":"content","content":{"mode":0}}',
    "thing/config/log/post":
        '[{"utcTime":"2020-05-18T16:55:47+0800","logLevel":"ERROR","module":"a","code":"0","traceContext":"1","logContent":"x"}]',
    "thing/log/post":
        '[{"utcTime":"2020-05-18T16:55:47+0800","logLevel":"ERROR","module":"a","code":"0","traceContext":"1","logContent":"x"}]',
    "thing/ota/firmware/get": '{"version":"1.0.0","module":"MCU"}',
    "thing/job/notify": f'{{"task":{FULL_TASK}}}',
    "thing/job/get": '{"taskId":"$next"}',
    "thing/job/update": '{"taskId":"t1","status":"IN_PROGRESS","statusDetails":{"k":"v"},"progress":50}',
    "thing/topo/add": f"[{FULL_SIGNED}]",
    "thing/topo/delete": f"[{D1}]",
    "thing/topo/get": "{}",
    "thing/topo/add/notify": f"[{D1}]",
    "thing/topo/change": f'{{"status":1,"subList":[{D1}]}}',
    "thing/list/found": f"[{D1}]",
    "thing/sub/register": f"[{D1}]",
    "thing/sub/unregister": f"[{D1}]",
    "thing/proxy/provisioning/product_register":
        '{"proxieds":[{"productKey":"a1SubPk0001","deviceName":"sub_01","random":"kY9p","signMethod":"hmacSha256","sign":"97"}]}',
    "thing/disable": "{}", "thing/enable": "{}", "thing/delete": "{}",
    "thing/file/upload/mqtt/init":
        '{"fileName":"a.txt","fileSize":10,"conflictStrategy":"overwrite","ficMode":"crc64","ficValue":"1","initUid":"u",'
        '"extraParams":{"ossOwnerType":"iot-platform"}}',
    "thing/file/upload/mqtt/cancel": '{"uploadId":"c9d7"}',
    "combine/login": FULL_LOGIN,
    "combine/logout": D1,
    "combine/batch_login": f'{{"signMethod":"hmacSha256","deviceList":[{FULL_LOGIN}]}}',
    "combine/batch_logout": f"[{D1}]",
}
DATA = {
    "thing/deviceinfo/get": '[{"attrKey":"Temperature","attrValue":"36.8"}]',
    "thing/service/property/get": '{"power":"on","temp":"23"}',
    "thing/property/desired/get": '{"power":{"value":"on","version":2}}',
    "thing/config/get": FULL_CONFIG,
    "thing/config/log/get": '{"getType":"content","content":{"mode":0}}',
    "thing/ota/firmware/get": FULL_IMAGE,
    "thing/job/get": f'{{"taskId":"$list","tasks":[{FULL_TASK}]}}',
    "thing/topo/get": f"[{SECRET}]",
    "thing/sub/register": f"[{SECRET}]",
    "thing/proxy/provisioning/product_register": f'{{"successes":[{SECRET}],"failures":[{SECRET}]}}',
    "thing/file/upload/mqtt/init": FULL_UPLOAD,
    "thing/file/upload/mqtt/cancel": FULL_UPLOAD,
}
# Where a kind's cases go.
FAMILY = [
    ("thing/event/property/", "property"), ("thing/service/property/", "property"), ("thing/property/desired/", "desired"),
    ("thing/event/", "event"), ("thing/service/", "service"), ("thing/deviceinfo/", "tag"), ("thing/dsltemplate/", "template"),
    ("thing/dynamicTsl/", "template"), ("thing/config/log/", "log"), ("thing/log/", "log"), ("thing/config/", "config"),
    ("thing/ota/", "ota"), ("ota/device/", "ota"), ("thing/job/", "job"), ("thing/file/", "file"), ("thing/model/", "raw"),
    ("thing/topo/", "topo"), ("thing/list/", "topo"), ("thing/sub/", "topo"), ("thing/proxy/", "topo"), ("thing/disable", "topo"),
    ("thing/enable", "topo"), ("thing/delete", "topo"), ("combine/", "session"), ("ext/error/", "session"), ("ext/ntp/", "ntp"),
    ("ext/reg", "register"), ("ext/rrpc/", "rrpc"), ("rrpc/", "rrpc"), ("thing/", "envelope"), ("_thing/", "envelope"),
    ("edge/", "envelope"), ("secure_tunnel/", "envelope"), ("account/", "envelope"), ("app/", "envelope"),
]
ABOUT = {
    "property": "Properties: posted, packed with events and sub-devices, many values at once, of the past, set and asked for.",
    "event": "Events of a thing model.",
    "service": "Services of a thing model, called and answered.",
    "desired": "Desired property values, asked for and cleared.",
    "topo": "A gateway's sub-devices: topology, registration, and what the platform does to them.",
    "session": "A gateway's sub-devices coming online and going offline, and errors of that.",
    "tag": "Device tags.",
    "template": "Asking for the thing model.",
    "config": "Remote configuration.",
    "log": "Device logs and their configuration.",
    "ota": "Upgrades.",
    "job": "Jobs.",
    "file": "File upload over MQTT: its messages, and its parts, which are binary with a check.",
    "ntp": "The time service.",
    "register": "Dynamic registration over MQTT.",
    "http": "HTTP: authentication, registration by form, data, and their replies.",
    "raw": "Raw bytes, and their replies, which may be JSON.",
    "rrpc": "Calls: the payload is free, and may be an Alink message.",
    "custom": "Topics that a product's owner defined, and broadcasts.",
    "envelope": "What all requests and replies have in common: ids, versions, methods, codes; JSON faults; values kept exactly.",
}
FLAGS = {
    "Guide": "printed in a guide", "Device": "sent by device software, or handled by it",
        "Whole": "with every member that is known of the kind",
    "Type": "a member of another type", "Missing": "a member is not there", "Twice": "a member occurs twice",
        "Json": "a fault of the JSON text",
    "Params": "the form of params", "Data": "the form of a reply's data", "Method": "the method and the topic",
        "Code": "the form of a code",
    "Lossless": "a value that many readers change", "Unknown": "members that no guide has",
        "Binary": "the frame of a file's part",
    "Form": "an HTML form", "Strict": "a note as an error", "Free": "a payload of the owner's own", "Id": "the form of an id",
    "Deep": "many nested levels",
}
MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/alink_model.py"}


class File:
    """One file of cases."""

    def __init__(self, name):
        self.name, self.cases, self.seen = name, [], {}

    def add(self, slug, comment, record, source=None, flags=()):
        key = json.dumps(record, sort_keys=True)
        if key in self.seen:
            return self.seen[key]
        slug = re.sub(r"[^a-z0-9.]+", "-", slug.lower()).strip("-")
        case = {"id": f"alibaba/{self.name}/{len(self.cases) + 1:04}-{slug}", "comment": comment, "flags": sorted(flags),
                "source": source or MODEL, "record": record}
        self.seen[key] = case
        failure, result = model(record)
        if result and record.get("strict") and result[1]:
            (code, pointer), *more = result[1]
            assert not more, "a strict case has one note"
            failure, result = {"code": code, "layer": "alink", "pointer": pointer}, None
        if failure:
            case |= {"result": "invalid", "error": failure}
        else:
            decoded, notes = result
            case |= {"result": "acceptable" if notes else "valid", "decoded": decoded,
                     "notes": [code for code, _ in notes], "encodes_to": "same"}
        self.cases.append(case)
        return case

    def text(self):
        used = {flag for case in self.cases for flag in case["flags"]}
        head = {"schema": "../schema/vectors.schema.json", "comment": ABOUT[self.name],
                "flags": {flag: text for flag, text in FLAGS.items() if flag in used}}
        cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in self.cases)
        body = ",\n".join(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
        return "{\n" + body + ',\n "cases": [\n' + cases + "\n ]\n}\n"


FILES = {name: File(name) for name in ABOUT}


def family(record):
    if "path" in record:
        return FILES["http"]
    topic = record["topic"].lstrip("/")
    rest = topic.split("/", 3)[3] if topic.startswith(("sys/", "ext/session/")) else topic
    rest = topic.split("/", 4)[4] if topic.startswith("ext/session/") else rest
    return FILES[next((name for start, name in FAMILY if rest.startswith(start)), "custom")]


def add(slug, comment, record, source=None, flags=()):
    return family(record).add(slug, comment, record, source, flags)


def at(topic, payload, **more):
    """A record on a topic; `topic` behind `/sys/{pk}/{dn}/` or whole."""
    if topic.startswith("combine/"):
        topic = f"/ext/session/{PK}/{DN}/{topic}"
    elif not topic.startswith("/"):
        topic = f"/sys/{PK}/{DN}/{topic}"
    if isinstance(payload, bytes):
        return {"topic": topic, "payload_hex": payload.hex()} | more
    return {"topic": topic, "payload": payload} | more


def derived(case, edit):
    return {"kind": "derived", "from": case["id"], "edit": edit}


def request_text(topic, params, id='"123"', version='"1.0"', method=True):
    parts = [f'"id":{id}'] if id else []
    if version and not topic.startswith("combine/"):
        parts.append(f'"version":{version}')
    if params is not None:
        parts.append(f'"params":{params}')
    if method is True and classify(at(topic, "")["topic"]).method:
        parts.append('"method":' + json.dumps(classify(at(topic, "")["topic"]).method))
    elif isinstance(method, str):
        parts.append(f'"method":{method}')
    return "{" + ",".join(parts) + "}"


def reply_text(data, id='"123"', code="200"):
    parts = [f'"id":{id}'] if id else []
    parts += [f'"code":{code}'] if code else []
    parts += [f'"data":{data}'] if data is not None else []
    return "{" + ",".join(parts) + "}"


COVERED = set()


def faults(case, record, payload, kind, root):
    """Cases with one member of a wrong type, or left out though it has to be there."""
    node = Parser(payload.encode()).whole()
    inner = node
    for step in root.split("/")[1:]:
        inner = next(value for name, _, value in inner.members if name == step)
    for turn, (owner, name, pointer, of, needed) in enumerate(members_of(inner, kind, root)):
        if (owner, name) in COVERED:
            continue
        COVERED.add((owner, name))
        slug = f"{case['id'].split('-', 1)[1]}{pointer.removeprefix(root)}"
        text = wrong(of, turn)
        if text is not None:
            add(f"{slug} {Parser(text.encode()).whole().kind}", f"{pointer} of another type",
                record | {"payload": render(node, {pointer: text})},
                derived(case, f"{pointer} is {text}"), ["Type"])
        if needed:
            add(f"{slug} missing", f"{pointer} has to be there", record | {"payload": render(node, {pointer: None})},
                derived(case, f"without {pointer}"), ["Missing"])


def examples():
    for example in EXAMPLES["official"]:
        record = {name: example[name] for name in ("topic", "path", "status", "payload") if name in example}
        also = example.get("also")
        add(example["slug"], "as the guide prints it" + (f"; also in {'; '.join(also)}" if also else ""), record,
            {"kind": "official", "guide": example["guide"], "section": example["section"]}, ["Guide"])
    for example in EXAMPLES["recorded"]:
        record = {name: example[name] for name in ("topic", "payload", "payload_hex") if name in example}
        target = family(record)
        if json.dumps(record, sort_keys=True) in target.seen:
            continue
        kind = classify(record["topic"]).kind
        target.add(f"device {kind}", "as it was sent or handled", record, {"kind": "recorded", "by": example["by"]}, ["Device"])


def pairs():
    for topic, _, params, data in SYS + SESSION:
        short = topic.removeprefix("thing/").replace("/", " ")
        full = PARAMS.get(topic, '{"any":[1,{"thing":null}]}')
        payload = request_text(topic, full)
        case = add(short, "a request with every member that is known of its kind", at(topic, payload), flags=["Whole"])
        add(f"{short} no params", "params are asked for", at(topic, request_text(topic, None)), derived(case, "without params"),
            ["Params", "Missing"])
        add(f"{short} id", "an id of another type", at(topic, request_text(topic, full, id="[123]")),
            derived(case, "id in a list"), ["Type", "Id"])
        if params != ANY:
            faults(case, at(topic, payload), payload, params, "/params")
            add(f"{short} params null", "some SDKs write null where there are no parameters",
                at(topic, request_text(topic, "null")),
                derived(case, "params are null"), ["Params"])
            add(f"{short} params text", "JSON turned into text twice",
                at(topic, request_text(topic, json.dumps(full, ensure_ascii=False))),
                derived(case, "params as text"), ["Params"])
            add(f"{short} params number", "params of another type", at(topic, request_text(topic, "5")),
                derived(case, "params are 5"), ["Params", "Type"])
            if "array" not in takes(params):
                add(f"{short} params list", "a list where an object is due", at(topic, request_text(topic, f"[{full}]")),
                    derived(case, "params in a list"), ["Params", "Type"])
            elif "object" not in takes(params):
                add(f"{short} params object", "an object where a list is due", at(topic, request_text(topic, '{"a":"power"}')),
                    derived(case, "params are an object"), ["Params", "Type"])
            elif full.startswith("["):
                add(f"{short} params one", "one element in place of the list, as the tables have it",
                    at(topic, request_text(topic, full[1:-1])),
                    derived(case, "the element alone"), ["Params"])
            else:
                add(f"{short} params list", "a list in place of the object", at(topic, request_text(topic, f"[{full}]")),
                    derived(case, "the object in a list"), ["Params"])
        if topic in PARAMS and case["decoded"]["kind"].startswith(("thing.", "combine.")):
            add(f"{short} method", "the platform goes by the topic", at(topic, request_text(topic, full, method='"thing.other"')),
                derived(case, "another method"), ["Method"])
        payload = reply_text(DATA.get(topic, "{}"))
        case = add(f"{short} reply", "a reply with every member that is known of its data", at(topic + "_reply", payload),
            flags=["Whole"])
        add(f"{short} reply code", "a code of another type", at(topic + "_reply",
            reply_text(DATA.get(topic, "{}"), code='{"code":200}')),
            derived(case, "code in an object"), ["Type", "Code"])
        add(f"{short} reply refused", "an error code, with no data",
            at(topic + "_reply", '{"id":"123","code":460,"message":"request parameter error"}'),
            derived(case, "code 460"), ["Code"])
        if data != ANY:
            faults(case, at(topic + "_reply", payload), payload, data, "/data")
            odd = wrong(data, 0)
            add(f"{short} reply data", "success with data of another type", at(topic + "_reply", reply_text(odd)),
                derived(case, f"data are {odd}"), ["Data", "Type"])
            add(f"{short} reply error data", "an error may bring anything",
                at(topic + "_reply", reply_text('"see log"', code="500")),
                derived(case, "code 500, data are text"), ["Data", "Code"])
            add(f"{short} reply empty data", "an empty object where there is nothing to bring",
                at(topic + "_reply", reply_text("{ }")),
                derived(case, "data are empty"), ["Data"])


def json_faults(topic, payload, case, thorough):
    """Faults of the JSON text, in a message of a kind."""
    raw = payload.encode()
    cut = raw.index(b'"params"') + 4 if b'"params"' in raw else len(raw) // 2

    def one(slug, comment, made, flags=("Json",)):
        add(f"{case['id'].split('-', 1)[1]} {slug}", comment, at(topic, made), derived(case, comment), flags)

    one("empty", "an empty payload", "")
    one("cut", "cut in the middle of a name", payload[:len(raw[:cut].decode())])
    one("no end", "without the closing brace", payload[:-1])
    one("trailing", "another message behind it", payload + payload)
    one("list", "a list around it", f"[{payload}]", ["Type"])
    one("text", "text around it", json.dumps(payload), ["Type"])
    one("id twice", "the id occurs twice", payload[:-1] + ',"id":"124"}', ["Twice"])
    if thorough:
        one("blank", "white space alone", " \n")
        one("null", "null", "null", ["Type"])
        one("number", "a number", "123", ["Type"])
        one("bom", "a byte order mark in front", b"\xef\xbb\xbf" + raw)
        one("utf8", "a byte that is not UTF-8", raw.replace(b'"123"', b'"12\xff"'))
        one("gbk", "Chinese text in GBK", raw.replace(b'"123"', b'"\xb2\xe2"'))
        one("nul", "a NUL byte behind it", raw + b"\0")
        one("c string", "the end of a C buffer behind it", raw + b"\0\0garbage")
        one("comma", "a comma behind the last member", payload[:-1] + ",}")
        one("quotes", "single quotes", payload.replace('"', "'"))
        one("id escaped twice", "the id occurs twice, once with an escape", payload[:-1] + ',"\\u0069d":"124"}', ["Twice"])
        one("unknown twice", "an unknown member occurs twice", payload[:-1] + ',"x":1,"x":1}', ["Twice"])
        one("not a number", "NaN", payload.replace('"123"', "NaN"))
        one("leading zero", "a number with a leading zero", payload.replace('"123"', "0123"))
        one("plus", "a number with a sign that JSON does not have", payload.replace('"123"', "+1"))
        one("hex text", "hex text in place of the bytes", raw.hex())
        one("base64", "base64 in place of the bytes", "eyJpZCI6IjEyMyJ9")
        one("too deep", "129 levels", payload[:-1] + ',"x":' + "[" * 128 + "]" * 128 + "}", ["Deep"])
        one("far too deep", "10,000 levels that never end", payload[:-1] + ',"x":' + "[" * 10_000, ["Deep"])
        one("deep", "128 levels", payload[:-1] + ',"x":' + "[" * 127 + "]" * 127 + "}", ["Deep"])


def envelope():
    post, reply_topic = "thing/event/property/post", "thing/event/property/post_reply"
    out = FILES["envelope"]

    def on(slug, comment, topic, payload, flags, source=None, **more):
        return out.add(slug, comment, at(topic, payload, **more), source, flags)

    whole = '{"id":"123","version":"1.0","sys":{"ack":1},"params":{"Power":"on"},"method":"thing.event.property.post"}'
    asked = on("request", "every member of a request", post, whole, ["Whole"])
    node = Parser(whole.encode()).whole()
    answer = ('{"id":"123","code":200,"data":{},"message":"success","method":"thing.event.property.post","version":"1.0"}')
    replied = on("reply", "every member of a reply", reply_topic, answer, ["Whole"])
    for case, topic, text, members in ((asked, post, whole, REQUEST), (replied, reply_topic, answer, REPLY)):
        node = Parser(text.encode()).whole()
        word = case["id"].split("-", 1)[1]
        for _, name, pointer, of, _ in members_of(node, members):
            for bad in ("5", "true", "{}", "[]", "null", '"x"'):
                if Parser(bad.encode()).whole().kind not in takes(of):
                    on(f"{word} {pointer} {Parser(bad.encode()).whole().kind}", f"{pointer} of another type", topic,
                        render(node, {pointer: bad}),
                       ["Type"], derived(case, f"{pointer} is {bad}"))
    for bad in ("5", "true", "false", "[]", "-1.5"):
        on(f"request params {bad}", "params of another type", post, render(Parser(whole.encode()).whole(), {"/params": bad}),
            ["Params", "Type"],
           derived(asked, f"params are {bad}"))
    for name in ("id", "version", "params", "method", "sys"):
        text = render(Parser(whole.encode()).whole(), {"/" + name: None})
        flags = ["Missing"]
        on(f"request without {name}", f"no {name}", post, text, flags, derived(asked, f"without {name}"))
        if name in ("id", "version", "params"):
            on(f"request without {name} strict", "the note of the same code, as an error", post, text, flags + ["Strict"],
               derived(asked, f"without {name}, strict"), strict=True)
    for name in ("id", "code", "data", "message", "method", "version"):
        text = render(Parser(answer.encode()).whole(), {"/" + name: None})
        on(f"reply without {name}", f"no {name}", reply_topic, text, ["Missing"], derived(replied, f"without {name}"))
        if name in ("id", "code"):
            on(f"reply without {name} strict", "the note of the same code, as an error", reply_topic, text, ["Missing", "Strict"],
               derived(replied, f"without {name}, strict"), strict=True)
    on("empty request", "an object with nothing in it", post, "{}", ["Missing"])
    on("empty reply", "an object with nothing in it", reply_topic, "{}", ["Missing"])
    on("strict", "nothing to note", post, whole, ["Strict"], derived(asked, "strict"), strict=True)
    for slug, text, topic in (
        ("params null", whole.replace('{"Power":"on"}', "null"), post),
            ("params text", whole.replace('{"Power":"on"}', '"{}"'), post),
        ("method", whole.replace("property.post", "property.get"), post),
            ("code text", answer.replace("200", '"200"'), reply_topic),
    ):
        on(f"strict {slug}", "the note of the same code, as an error", topic, text, ["Strict"], derived(asked, slug), strict=True)
    on("strict data", "the note of the same code, as an error", "thing/config/get_reply", reply_text("[1]"), ["Strict", "Data"],
        strict=True)
    for slug, text in (
        ("number", "123"), ("large", "9007199254740993"), ("beyond 64 bits", "18446744073709551616"), ("negative", "-1"),
            ("fraction", "1.0"),
        ("exponent", "1e2"), ("empty", '""'), ("text", '"abc"'), ("node",
            '"1|exp-topic|/sys/a1B2c3D4e5F/dev1/thing/event/property/post_reply"'),
        ("chinese", '"消息"'), ("escapes", r'"\u0031\/\n\"\\\ud83d\ude00"'), ("huge", "1e999"), ("many digits", "1" * 400),
    ):
        on(f"id {slug}", "an id as it came", post, whole.replace('"123"', text), ["Id", "Lossless"],
            derived(asked, f"id {text[:40]}"))
        on(f"reply id {slug}", "the reply has the id in the same form", reply_topic, answer.replace('"123"', text),
            ["Id", "Lossless"],
           derived(replied, f"id {text[:40]}"))
    for slug, text in (("number", "1.0"), ("1.0.0", '"1.0.0"'), ("null", "null"), ("empty", '""')):
        on(f"version {slug}", "a version in another form", post, whole.replace('"1.0"', text), ["Lossless"],
            derived(asked, f"version {text}"))
    for slug, text in (("null", "null"), ("empty", '""'), ("other", '"thing.service.property.set"'),
        ("slashes", '"thing/event/property/post"'), ("case", '"Thing.Event.Property.Post"')):
        on(f"method {slug}", "an empty method says nothing, another one disagrees", post,
            whole.replace('"thing.event.property.post"', text), ["Method"],
           derived(asked, f"method {text}"))
    for slug, text in (("text", '"200"'), ("text error", '"460"'), ("zero", "0"), ("negative", "-1"), ("unknown", "98765"),
        ("empty text", '""'),
                       ("fraction", "200.0"), ("beyond 64 bits", "18446744073709551616")):
        on(f"code {slug}", "unknown codes are values; text is noted", reply_topic, answer.replace("200", text), ["Code"],
            derived(replied, f"code {text}"))
    on("reply all null", "a Rust library writes null for what it has not", reply_topic,
        '{"id":"123","code":200,"data":{},"message":null,"method":null,"version":null}',
       ["Lossless"], derived(replied, "message, method and version are null"))
    on("reply data null", "null data", reply_topic, '{"id":"123","code":200,"data":null}', ["Data"],
        derived(replied, "data are null"))
    on("sys empty", "sys with nothing in it", post, whole.replace('{"ack":1}', "{}"), ["Unknown"], derived(asked, "sys is empty"))
    on("sys ack text", "ack as text", post, whole.replace('"ack":1', '"ack":"1"'), ["Lossless"], derived(asked, "ack as text"))
    for slug, text in (
        ("above 2 53", "9007199254740993"), ("1.10", "1.10"), ("1e2", "1e2"), ("minus zero", "-0"), ("minus zero point", "-0.0"),
            ("above 64 bits", "18446744073709551616"),
        ("largest u64", "18446744073709551615"), ("smallest i64", "-9223372036854775808"), ("1e400", "1e400"),
            ("1e 400", "1e-400"),
        ("long fraction", "0.1000000000000000055511151231257827021181583404541015625"), ("upper case exponent", "1E+2"),
    ):
        on(f"value {slug}", "the number keeps its text", post,
            f'{{"id":"1","version":"1.0","params":{{"x":{text},"y":[{text},{{"value":{text},"time":1524448722000}}]}}}}',
                ["Lossless"],
           derived(asked, f"values of {text}"))
        on(f"extra {slug}", "the number keeps its text in a member that no guide has", reply_topic,
            f'{{"id":"1","code":200,"data":{{"x":{text}}},"traceId":{text}}}', ["Lossless", "Unknown"],
           derived(replied, f"values of {text}"))
    for slug, text in (
        ("proto", '{"__proto__":{"a":1},"constructor":1,"toString":null}'), ("empty name", '{"":1," ":2}'),
            ("slashes", '{"a/b":1,"a~b":2,"~1":3}'),
        ("chinese", '{"名称":"测试","emoji":"😀"}'), ("escapes", r'{"\u540d\t":"\u6d4b\/\ud83d\ude00\b\f\n\r\t\u0000\""}'),
        ("line separators", '{"x":"\u2028\u2029\u007f\u0085"}'), ("markup", '{"x":"</script><!-- &amp;"}'),
        ("null values", '{"a":null,"b":[null],"c":{}}'), ("value and time",
            '{"a":{"value":{"value":1,"time":2},"time":3,"x":4}}'),
        ("blanks", '{ "a" :\t[ 1 ,\n2 ] }'), ("one name in two objects", '{"a":{"a":{"a":1}},"b":{"a":1}}'),
            ("payload", '{"payload":1,"payload_hex":"00"}'),
    ):
        on(f"params {slug}", "a product's own values stay as they are", post, f'{{"id":"1","version":"1.0","params":{text}}}',
            ["Lossless"], derived(asked, slug))
        on(f"extra {slug}", "members that no guide has stay, on every level", post,
            f'{{"id":"1","version":"1.0","params":{{}},"sys":{{"ack":0,"x":{text}}},"x":{text}}}', ["Lossless", "Unknown"],
           derived(asked, slug))
    on("only payload", "a request whose one member is called payload", post, '{"payload":{"id":"1"}}',
        ["Lossless", "Unknown", "Missing"])
    on("only payload hex", "a request whose one member is called payload_hex", post, '{"payload_hex":"00"}',
        ["Lossless", "Unknown", "Missing"])
    on("reply only payload", "a reply whose one member is called payload", reply_topic, '{"payload":[]}',
        ["Lossless", "Unknown", "Missing"])
    on("order", "members in another order", post,
        '{"method":"thing.event.property.post","params":{"b":1,"a":2},"version":"1.0","id":"1"}', ["Lossless"],
            derived(asked, "another order"))
    on("indented", "an indented text", post, json.dumps(json.loads(whole), indent=2), ["Lossless"], derived(asked, "indented"))
    on("surrogate", "half of a surrogate pair", post, whole.replace("on", "\\ud83d"), ["Json"], derived(asked, "half of a pair"))
    on("control", "a line end inside a string", post, whole.replace("on", "o\nn"), ["Json"], derived(asked, "a raw line end"))
    on("bad escape", "an escape that JSON does not have", post, whole.replace("on", "o\\x41"), ["Json"],
        derived(asked, "a bad escape"))
    on("values twice", "a property occurs twice", post, whole.replace('"Power":"on"', '"Power":"on","Power":"off"'), ["Twice"],
        derived(asked, "Power twice"))
    on("values escaped twice", "a property occurs twice, once with an escape", post,
        whole.replace('"Power":"on"', '"Power":"on","\\u0050ower":"off"'), ["Twice"], derived(asked, "Power twice"))
    on("deep twice", "a member occurs twice in a value", post, whole.replace('"on"', '{"a":[{"b":1,"b":1}]}'), ["Twice"],
        derived(asked, "b twice"))
    json_faults("thing/event/property/post", request_text("thing/event/property/post", '{"Power":"on"}'),
        family_case("thing/event/property/post"), True)
    json_faults("thing/service/property/set_reply", reply_text("{}"), family_case("thing/service/property/set_reply"), True)
    for topic in ("thing/event/alarm/post", "thing/service/Reboot", "thing/property/desired/get", "thing/topo/add",
        "combine/login", "thing/deviceinfo/update",
                  "thing/config/get", "thing/log/post", "thing/job/update", "thing/file/upload/mqtt/init",
                      "thing/dsltemplate/get", f"/ota/device/inform/{PK}/{DN}"):
        payload = request_text(topic, PARAMS.get(topic, "{}"), method=False)
        json_faults(topic, payload, family_case(topic), False)


def family_case(topic):
    """The first case of a kind that is read, to derive others from."""
    record = at(topic, "")
    return next(case for case in family(record).cases if case["record"]["topic"].split("/")[-1] == record["topic"].split("/")[-1] and case["result"] == "valid")


def named():
    """Events and services: their names are in the topic."""
    event, service = FILES["event"], FILES["service"]
    for slug, name in (("module", "fan:speedLow"), ("dots", "fan.speedLow"), ("chinese", "报警"), ("post", "post"),
        ("reply", "x_reply"), ("property like", "property_x")):
        topic, method = f"thing/event/{name}/post", f"thing.event.{name}.post"
        event.add(f"name {slug}", "the topic names the event", at(topic,
            f'{{"id":"1","version":"1.0","params":{{}},"method":"{method}"}}'), flags=["Method"])
        event.add(f"name {slug} no reply", "the reply's topic has the name too", at(topic + "_reply", reply_text("{}")),
            flags=["Whole"])
    for slug, name in (("module", "fan:setSpeed"), ("dots", "fan.setSpeed"), ("chinese", "重启"), ("set", "set")):
        topic, method = f"thing/service/{name}", f"thing.service.{name}"
        service.add(f"name {slug}", "the topic names the service",
            at(topic, f'{{"id":"1","version":"1.0.0","params":{{"a":1}},"method":"{method}"}}'), flags=["Method"])
        service.add(f"name {slug} no reply", "the reply's topic has the name too", at(topic + "_reply", reply_text('{"b":2}')),
            flags=["Whole"])
    for out, topic, what in ((event, "thing/event/alarm/post", "event"), (service, "thing/service/Reboot", "service")):
        method = classify(at(topic, "")["topic"]).method
        base = out.add("own values", "bare parameters", at(topic, request_text(topic, '{"a":1,"b":{"value":2}}')),
            flags=["Whole"])
        for slug, text in (("null", "null"), ("text", '"{}"'), ("bare text", '"x"')):
            out.add(f"params {slug}", "params in another form", at(topic, request_text(topic, text)),
                derived(base, f"params are {text}"), ["Params"])
        for slug, text in (("list", "[]"), ("list of objects", '[{"a":1}]'), ("number", "0"), ("bool", "true")):
            out.add(f"params {slug}", "params of another type", at(topic, request_text(topic, text)),
                derived(base, f"params are {text}"), ["Params", "Type"])
        out.add("no params", "params are asked for", at(topic, request_text(topic, None)), derived(base, "without params"),
            ["Params", "Missing"])
        for slug, text in (("other", f"thing.{what}.other"), ("short", "alarm"), ("template", f"thing.{what}.{{identifier}}")):
            out.add(f"method {slug}", "the topic says which it is", at(topic, request_text(topic, "{}", method=json.dumps(text))),
                derived(base, "another method"), ["Method"])
        out.add("twice", "a parameter occurs twice", at(topic, request_text(topic, '{"a":1,"a":1}')), derived(base, "a twice"),
            ["Twice"])
        assert method.startswith("thing.")
    answer = service.add("reply", "output parameters", at("thing/service/Reboot_reply", reply_text('{"when":9007199254740993}')),
        flags=["Whole", "Lossless"])
    service.add("reply list", "success with a list", at("thing/service/Reboot_reply", reply_text("[1]")),
        derived(answer, "data are a list"), ["Data"])
    service.add("reply text", "success with text", at("thing/service/Reboot_reply", reply_text('"ok"')),
        derived(answer, "data are text"), ["Data"])
    service.add("reply error text", "an error may bring anything",
        at("thing/service/Reboot_reply", reply_text('"failed"', code="100000")), derived(answer, "an error with text"),
            ["Data", "Code"])
    service.add("reply data twice", "a member of data occurs twice",
        at("thing/service/Reboot_reply", reply_text('{"a":1,"a":2}')), derived(answer, "a twice"), ["Twice"])


def ota():
    out = FILES["ota"]
    where = lambda name: f"/ota/device/{name}/{PK}/{DN}"
    for name, params, kind in (("inform", '{"version":"1.0.1","module":"MCU"}', VERSION),
        ("progress", '{"step":"-1","desc":"x","module":"MCU"}', PROGRESS)):
        text = f'{{"id":1,"params":{params}}}'
        case = out.add(f"{name} whole", "every member that is known", at(where(name), text), flags=["Whole"])
        faults(case, at(where(name), text), text, kind, "/params")
        for slug, bad in (("list", f"[{params}]"), ("number", "1"), ("bool", "false")):
            out.add(f"{name} params {slug}", "params of another type", at(where(name), f'{{"id":1,"params":{bad}}}'),
                derived(case, f"params are {bad[:9]}"), ["Params", "Type"])
        for slug, odd in (("null", "null"), ("text", '"1.0.1"')):
            out.add(f"{name} params {slug}", "params in another form", at(where(name), f'{{"id":1,"params":{odd}}}'),
                derived(case, f"params are {odd}"), ["Params"])
        out.add(f"{name} no params", "params are asked for", at(where(name), '{"id":1}'), derived(case, "without params"),
            ["Params", "Missing"])
        out.add(f"{name} no id", "an id is asked for", at(where(name), f'{{"params":{params}}}'), derived(case, "without id"),
            ["Missing"])
    for slug, step in (("number", "50"), ("negative number", "-1"), ("hundred", '"100"'), ("other", '"-9"'), ("empty", '""')):
        out.add(f"progress step {slug}", "a step as it came", at(where("progress"),
            f'{{"id":"1","params":{{"step":{step},"desc":""}}}}'), flags=["Lossless"])
    text = f'{{"code":"1000","data":{FULL_IMAGE},"id":1507707025,"message":"success"}}'
    case = out.add("upgrade whole", "every member that is known", at(where("upgrade"), text), flags=["Whole"])
    faults(case, at(where("upgrade"), text), text, IMAGE, "/data")
    node = Parser(text.encode()).whole()
    for slug, pointer, value in (("size text", "/data/size", '"432945"'), ("size large", "/data/size", "9007199254740993"),
        ("diff text", "/data/isDiff", '"1"'),
                                 ("code number", "/code", "1000"), ("id text", "/id", '"1507707025"'),
                                     ("extra data text", "/data/extData", '"{}"'),
                                 ("no id", "/id", None), ("no url", "/data/url", None), ("no module", "/data/module", None),
                                     ("no message", "/message", None),
                                 ("no data", "/data", None), ("data empty", "/data", "{}"), ("data null", "/data", "null"),
                                     ("no code", "/code", None),
                                 ("data list", "/data", "[]"), ("data text", "/data", '"{}"'), ("failed", "/code", "500"),
                                     ("code list", "/code", "[]"),
                                 ("message number", "/message", "5"), ("id null", "/id", "null")):
        out.add(f"upgrade {slug}", "the form varies between platforms", at(where("upgrade"), render(node, {pointer: value})),
            derived(case, f"{pointer} is {value}"), ["Data"])
    ask, told = '{"id":1,"params":{"version":"1.0.1"}}', text
    both = where("request")
    out.add("request", "the question and its answer have one topic",
        at(both, '{"id":"2","params":{"version":"1.0.1","module":"MCU"}}'), flags=["Whole"])
    out.add("request answered", "an answer on the question's topic", at(both, told), flags=["Whole"])
    out.add("request nothing", "an answer that there is nothing", at(both,
        '{"code":500,"message":"none upgrade operation of the device.","id":3}'), flags=["Code"])
    for slug, bad in (("params number", '{"id":1,"params":5}'), ("version", '{"id":1,"params":{"version":[]}}'),
        ("cut", ask[:-1]), ("answer cut", told[:-1]),
                      ("url", told.replace('"https://example.invalid/f"', "5")), ("code", '{"code":true,"id":1}'), ("empty", ""),
                          ("raw", "1.0.1"), ("list", f"[{ask}]")):
        out.add(f"request {slug}", "neither a right question nor a right answer", at(both, bad),
            flags=["Json" if slug in ("cut", "answer cut", "empty", "raw") else "Type"])


def whole_objects():
    for topic, full in (
        (f"/ext/ntp/{PK}/{DN}/request", '{"deviceSendTime":"1571724098000"}'),
        (f"/ext/ntp/{PK}/{DN}/response",
            '{"deviceSendTime":"1571724098000","serverRecvTime":"1571724098110","serverSendTime":"1571724098115"}'),
        ("/ext/register", '{"productKey":"a1B2c3D4e5F","deviceName":"dev1","deviceSecret":"xxxxxx"}'),
        ("/ext/regnwl", '{"productKey":"a1B2c3D4e5F","deviceName":"dev1","clientId":"c","deviceToken":"xxxxxx"}'),
    ):
        kind, name = classify(topic), topic.split("/")[-1]
        out = family(at(topic, ""))
        case = out.add(f"{name} whole", "every member that is known", at(topic, full), flags=["Whole"])
        faults(case, at(topic, full), full, kind.of, "")
        node = Parser(full.encode()).whole()
        out.add(f"{name} extra", "a member that is not documented", at(topic, full[:-1] + ',"x":[1.10]}'),
            derived(case, "one more member"), ["Unknown", "Lossless"])
        for slug, text in (("empty", ""), ("empty object", "{}"), ("cut", full[:-2]), ("list", f"[{full}]"), ("null", "null"),
            ("trailing", full + "x"), ("twice", full[:-1] + "," + full[1:]),
                           ("enveloped", f'{{"id":"1","params":{full}}}')):
            out.add(f"{name} {slug}", "not the object that is due", at(topic, text), derived(case, slug),
                ["Json" if slug in ("empty", "cut", "trailing") else "Type"])
        if "ntp" in topic:
            out.add(f"{name} numbers", "times as numbers", at(topic,
                full.replace(':"', ":").replace('",', ",").replace('"}', "}")), derived(case, "numbers"), ["Lossless"])
            for pointer in [escape(member) for member, _, _ in node.members]:
                out.add(f"{name} {pointer} null", "a time of another type", at(topic, render(node, {pointer: "null"})),
                    derived(case, f"{pointer} is null"), ["Type"])
        else:
            first = escape(next(member for member, _, _ in node.members))
            out.add(f"{name} no product", "the product is known from the connection", at(topic, render(node, {first: None})),
                derived(case, f"without {first}"), ["Missing"])


def http():
    out = FILES["http"]

    def on(slug, comment, path, payload, flags, source=None, status=None):
        record = {"path": path} | ({"payload_hex": payload.hex()} if isinstance(payload, bytes) else {"payload": payload})
        return out.add(slug, comment, record | ({"status": status} if status else {}), source, flags)

    full = ('{"productKey":"ZG1EvTEa7NN","deviceName":"dev1","clientId":"c","sign":"48","signmethod":"hmacsha1","timestamp":"1501668289957","version":"default",'
            '"seq":"10","ackMode":0}')
    case = on("auth whole", "every member that is known, of HTTP and CoAP", "/auth", full, ["Whole"])
    faults(case, {"path": "/auth"}, full, AUTH, "")
    on("auth timestamp number", "one SDK writes a number", "/auth", full.replace('"1501668289957"', "1501668289957"),
        ["Lossless"], derived(case, "timestamp as a number"))
    for slug, text in (("empty", ""), ("form", "productKey=a&deviceName=dev1&clientId=c&sign=d"), ("list", f"[{full}]"),
        ("twice", full[:-1] + ',"sign":"49"}'), ("cut", full[:40])):
        on(f"auth {slug}", "not the object that is due", "/auth", text, ["Json" if slug in ("empty", "form", "cut") else "Type"],
            derived(case, slug))
    good = '{"code":0,"message":"success","info":{"token":"6944","messageId":892687627916247040,"Data":"x"}}'
    answer = on("auth reply", "a token", "/auth", good, ["Whole"], status=200)
    faults(answer, {"path": "/auth", "status": 200}, good, HTTP_REPLY, "")
    for slug, text in (("refused", '{"code":20000,"message":"auth check error"}'),
        ("expired", '{"code":20001,"message":"token is expired","info":null}'),
                       ("code text", '{"code":"0","message":"success","info":{}}'),
                           ("message null", '{"code":0,"message":null,"info":{"token":"t"},"x":1}'),
                       ("upper case", '{"code":0,"message":"success","Info":{"MessageId":9007199254740993}}')):
        on(f"auth reply {slug}", "a reply in another form", "/auth", text, ["Code"], status=401 if slug == "refused" else 200)
    for slug, text in (("no code", '{"message":"success"}'), ("html", "<html>502 Bad Gateway</html>"), ("empty", ""),
        ("info text", '{"code":0,"info":"t"}'),
                       ("token number", '{"code":0,"info":{"token":5}}'),
                           ("message id bool", '{"code":0,"info":{"messageId":true}}'), ("code null", '{"code":null}'),
                       ("info twice", '{"code":0,"info":{},"info":{}}'), ("info list", '{"code":0,"Info":[]}'),
                           ("2018 info text", '{"code":0,"Info ":"t"}'), ("data list", '{"code":200,"data":[]}'),
                       ("secret number", '{"code":200,"data":{"deviceSecret":5}}'),
                           ("iot id bool", '{"code":200,"data":{"iotId":true}}')):
        on(f"reply {slug}", "not a reply", "/topic/a1B2c3D4e5F/dev1/user/update", text,
            ["Json" if slug in ("html", "empty") else "Type"], status=200)
    for slug, text in (("coap", '{"token":"t"}'), ("coap symmetric",
        '{"random":"ad2b3a5eb51d64f7","seqOffset":1,"token":"t","x":1.10}'),
                       ("without status", good)):
        on(f"auth reply {slug}", "told by its members where no status is given", "/auth", text, ["Whole"])
    for slug, text in (("token", '{"token":5}'), ("random", '{"token":"t","random":5}'),
        ("offset", '{"token":"t","seqOffset":true}')):
        on(f"auth reply coap {slug}", "a member of another type", "/auth", text, ["Type"])
    data = on("data reply", "the message's id is beyond a double", "/topic/a1B2c3D4e5F/dev1/user/update",
        '{"code":0,"message":"success","info":{"messageId":892687627916247041}}', ["Lossless"], status=200)
    on("data reply to alink", "the reply is the transport's, not the message's",
        "/topic/sys/a1B2c3D4e5F/dev1/thing/event/property/post", '{"code":0,"message":"success","info":{"messageId":1}}',
            ["Whole"],
       derived(data, "another topic"), status=200)
    on("data", "data on a topic of the owner's", "/topic/a1B2c3D4e5F/dev1/user/update", '{"a":1.10}', ["Free", "Lossless"])
    on("data text", "text on a topic of the owner's", "/topic/a1B2c3D4e5F/dev1/user/update", "hello", ["Free"])
    on("data bytes", "bytes on a topic of the owner's", "/topic/a1B2c3D4e5F/dev1/user/update", b"\x00\xff", ["Free"])
    post = on("data alink", "an Alink message over HTTP", "/topic/sys/a1B2c3D4e5F/dev1/thing/event/property/post",
        '{"id":"1","version":"1.0","params":{"a":1}}', ["Whole"])
    on("data alink broken", "an Alink message over HTTP, cut", "/topic/sys/a1B2c3D4e5F/dev1/thing/event/property/post",
        '{"id":"1","version":"1.0","params":{"a":1}', ["Json"], derived(post, "cut"))
    on("data raw", "raw bytes over HTTP", "/topic/sys/a1B2c3D4e5F/dev1/thing/model/up_raw", b"\x02\x00{}", ["Free"])
    for path, text, guide in (
        ("/auth/devicename", "productKey=123&sign=123&timestamp=123&version=default&clientId=123&resources=mqtt&deviceName=test",
            ("Alibaba devices guide 2019", "3.2 / HTTPS device authentication")),
        ("/auth/register/device",
            "productKey=1234556554&deviceName=deviceName1234&random=567345&sign=adfvl23hdfdh&signMethod=HmacMD5",
                ("Alibaba devices guide 2019", "5.2 Device identity registration")),
        ("/auth/bootstrap", "productKey=a1&deviceName=dev1&clientId=a1.d&resources=mqtt", None),
    ):
        name = path.rsplit("/", 1)[-1]
        source = {"kind": "official", "guide": guide[0], "section": guide[1]} if guide else None
        case = on(f"{name}", "a form", path, text, ["Form"] + (["Guide"] if guide else []), source)
        for field in FORMS[path][1]:
            kept = "&".join(pair for pair in text.split("&") if not pair.startswith(field + "="))
            on(f"{name} without {field}", f"the form has no {field}", path, kept, ["Form", "Missing"],
                derived(case, f"without {field}"))
        on(f"{name} twice", "a field occurs twice", path, text + "&deviceName=other", ["Form", "Twice"],
            derived(case, "deviceName twice"))
        on(f"{name} escaped twice", "a field occurs twice, once with an escape", path, text + "&device%4eame=other",
            ["Form", "Twice"], derived(case, "deviceName twice"))
        on(f"{name} utf8", "a byte that is not UTF-8", path, text.encode() + b"&x=\xff", ["Form"], derived(case, "a byte ff"))
        on(f"{name} empty", "an empty body", path, "", ["Form", "Missing"], derived(case, "empty"))
        on(f"{name} json", "JSON in place of the form", path, '{"productKey":"a"}', ["Form"], derived(case, "JSON"))
        on(f"{name} escapes", "escapes, blanks and empty fields stay as they came", path, text + "&x=%E6%B5%8B+%26&y=&z&=w",
            ["Form", "Lossless"], derived(case, "more fields"))
        on(f"{name} reply", "its reply", path,
            '{"code":200,"data":{"deviceSecret":"xx","iotId":"i","iotToken":"t","resources":{"mqtt":{"host":"h","port":1883}}},"message":"success"}', ["Whole"], status=200)
        on(f"{name} reply form", "a reply is JSON", path, text, ["Json"], derived(case, "as the reply"), status=200)


def part(header, chunk, length=None, sum=None):
    text = header.encode() if isinstance(header, str) else header
    value = crc16_arc(chunk) if sum is None else sum
    return (len(text) if length is None else length).to_bytes(2, "big") + text + chunk + value.to_bytes(2, "little")


def files():
    out = FILES["file"]
    topic = "thing/file/upload/mqtt/send"
    head = '{"id":"123456","params":{"uploadId":"c9d7","offset":0,"bSize":10,"isComplete":true}}'
    chunk = b"0123456789"
    good = part(head, chunk)
    case = out.add("send whole", "a part of a file", at(topic, good), flags=["Binary", "Whole"])

    def on(slug, comment, raw, flags=("Binary",)):
        out.add(f"send {slug}", comment, at(topic, raw), derived(case, comment), flags)

    for length in (0, 1, 2, 3, 40, 2 + len(head) - 1):
        on(f"cut {length}", f"{length} bytes of it", good[:length])
    for length in (2 + len(head), 2 + len(head) + 1):
        on(f"cut {length}", "the header and no room for the check", good[:length])
    for length in (len(good) - 1, len(good) - 2, len(good) - 5):
        on(f"cut {length}", "the chunk is cut: what was a byte of it is taken for the check", good[:length])
    on("trailing", "a byte more", good + b"\0")
    on("check swapped", "the check high byte first", good[:-2] + good[:-3:-1])
    on("check zero", "no check", good[:-2] + b"\0\0")
    on("check over all", "the check over the whole payload", part(head, chunk, sum=crc16_arc(good[:-2])))
    on("check over header", "the check over header and chunk", part(head, chunk, sum=crc16_arc(head.encode() + chunk)))
    on("check modbus", "the check from ffff, as Modbus has it", part(head, chunk, sum=modbus(chunk)))
    for bit in (0, 7, 8, 15):
        on(f"check bit {bit}", "one bit of the check turned over", part(head, chunk, sum=crc16_arc(chunk) ^ 1 << bit))
    on("chunk bit", "one bit of the chunk turned over", good[:-5] + bytes([good[-5] ^ 1]) + good[-4:])
    on("length swapped", "the header's length low byte first", good[1::-1] + good[2:])
    on("length beyond", "a header longer than the payload", part(head, chunk, length=65535))
    on("length short", "the length cuts the header", part(head, chunk, length=len(head) - 1))
    on("length long", "the length takes a byte of the chunk", part(head, chunk, length=len(head) + 1))
    on("length zero", "an empty header", part("", chunk))
    on("text", "a JSON text alone", head.encode())
    for slug, text in (("blank in front", " " + head), ("blank behind", head + "\n"), ("nul behind", head + "\0"),
        ("not json", "x" * 20), ("list", "[]"), ("text", '"c9d7"'), ("bom", "\ufeff" + head)):
        on(f"header {slug}", "the header is one JSON object and nothing else", part(text, chunk), ["Binary", "Json"])
    on("header utf8", "a header that is not UTF-8", part(head.encode().replace(b"c9d7", b"c9\xff7"), chunk), ["Binary", "Json"])
    on("header twice", "a member occurs twice", part(head.replace('"offset":0', '"offset":0,"offset":1'), chunk),
        ["Binary", "Twice"])
    node = Parser(head.encode()).whole()
    for pointer in ("/params", "/params/uploadId"):
        on(f"header without {pointer}", f"{pointer} has to be there", part(render(node, {pointer: None}), chunk),
            ["Binary", "Missing"])
    for pointer, bad in (("/id", "null"), ("/params", "[]"), ("/params", '"{}"'), ("/params/uploadId", "5"),
        ("/params/offset", "true"), ("/params/bSize", "[]"), ("/params/isComplete", "1"),
                         ("/params/isComplete", '"true"')):
        on(f"header {pointer} {bad}", f"{pointer} of another type", part(render(node, {pointer: bad}), chunk), ["Binary", "Type"])
    for slug, edits, data in (("without id", {"/id": None}, chunk), ("id number", {"/id": "7"}, chunk),
        ("size text", {"/params/bSize": '"10"'}, chunk), ("without size", {"/params/bSize": None}, chunk),
                              ("not last", {"/params/isComplete": "false"}, chunk), ("empty chunk", {"/params/bSize": "0"}, b""),
                                  ("binary chunk", {"/params/bSize": "256"}, bytes(range(256))),
                              ("large offset", {"/params/offset": "9007199254740993"}, chunk),
                                  ("without offset", {"/params/offset": None}, chunk)):
        on(slug, "a part in another form", part(render(node, edits), data), ["Binary", "Lossless"])
    for slug, size in (("less", "9"), ("more", "11"), ("negative", "-10"), ("fraction", "10.0"), ("text", '"ten"'),
        ("huge", "18446744073709551626")):
        on(f"size {slug}", "bSize is not the chunk's", part(render(node, {"/params/bSize": size}), chunk), ["Binary"])
    on("unknown", "members that are not documented", part(head[:-2] + ',"x":1.10},"y":null}', chunk),
        ["Binary", "Unknown", "Lossless"])
    levels = lambda count: head[:-1] + ',"x":' + "[" * count + "]" * count + "}"
    on("header deep", "128 levels, which is as deep as a header may be", part(levels(127), chunk), ["Binary", "Deep"])
    on("header too deep", "129 levels", part(levels(128), chunk), ["Binary", "Deep"])
    on("spaces", "blanks inside the header", part(head.replace(":", " : "), chunk), ["Binary", "Lossless"])
    out.add("send strict", "the note of the same code, as an error", at(topic, part(head, b"x"), strict=True),
        derived(case, "bSize 10 of 1"), ["Binary", "Strict"])
    answer = reply_text(FULL_UPLOAD)
    out.add("send reply", "what arrived", at(topic + "_reply", answer), flags=["Whole"])
    for pointer, bad in (("/data/complete", "1"), ("/data/uploadId", "5"), ("/data/offset", "null")):
        out.add(f"send reply {pointer}", f"{pointer} of another type",
            at(topic + "_reply", render(Parser(answer.encode()).whole(), {pointer: bad})), flags=["Type"])


def modbus(data):
    state = 0xFFFF
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0xA001 if state & 1 else 0)
    return state


def free():
    raw, rrpc, custom = FILES["raw"], FILES["rrpc"], FILES["custom"]
    guide = lambda section: {"kind": "official", "guide": "Alibaba devices guide 2019", "section": section}
    raw.add("property", "as the guide prints it: 0x02000000 7b00", at("thing/model/up_raw", bytes.fromhex("020000007b00")),
            guide("5.5 Device properties, events, and services / Report data (Do not parse/Custom)"), ["Guide"])
    raw.add("event", "as the guide prints it: 0xff000000 7b00", at("thing/model/up_raw", bytes.fromhex("ff0000007b00")),
        guide("5.5 / Devices report events (Do not parse/Custom)"), ["Guide"])
    raw.add("down", "as the guide prints it: 0x001FFEE23333", at("thing/model/down_raw", bytes.fromhex("001ffee23333")),
        {"kind": "official", "guide": "Alibaba devices guide 2018", "section": "9 Alink Protocol"}, ["Guide"])
    raw.add("down reply", "as the guide prints it: 0x001FFEE23333",
        at("thing/model/down_raw_reply", bytes.fromhex("001ffee23333")),
            {"kind": "official", "guide": "Alibaba devices guide 2018", "section": "9 Alink Protocol"}, ["Guide"])
    for topic in ("thing/model/up_raw", "thing/model/down_raw"):
        raw.add(f"{topic} json", "JSON is bytes here", at(topic, '{"id":"1"}'), flags=["Free"])
        raw.add(f"{topic} empty", "no bytes", at(topic, ""), flags=["Free"])
        raw.add(f"{topic} reply json", "a reply in JSON, its method named",
            at(topic + "_reply", '{"id":"7","code":200,"method":"thing.event.property.post","data":{}}'), flags=["Free"])
        raw.add(f"{topic} reply bytes", "a reply in bytes", at(topic + "_reply", b"\x01\x02\xff"), flags=["Free"])
        raw.add(f"{topic} reply odd json", "a script's own JSON, which looks like a reply", at(topic + "_reply", '{"code":true}'),
            flags=["Free"])
        raw.add(f"{topic} reply own json", "a script's own JSON", at(topic + "_reply", "[1.10]"), flags=["Free", "Lossless"])
    ids = "889455942124347329"
    for name in ("request", "response"):
        topic = f"rrpc/{name}/{ids}"
        for slug, text in (
            ("text", "ping"), ("own json", '{"a":1.10}'), ("list", "[1e2]"), ("number", "9007199254740993"), ("broken", '{"a":'),
                ("service", '{"method":"thing.service.Reboot","id":"77","version":"1.0.0","params":{}}'),
            ("reply", '{"id":"77","code":200,"data":{}}'), ("json rpc", '{"jsonrpc":"2.0","method":"add","params":[1,2],"id":1}'),
                ("json rpc object", '{"jsonrpc":"2.0","method":"add","params":{"a":1},"id":1}'),
            ("json rpc error", '{"jsonrpc":"2.0","error":{"code":-32700},"id":null}'), ("own method", '{"method":5}'),
                ("own code", '{"code":{"a":1}}'), ("own params", '{"params":"reboot"}'),
            ("own code text", '{"code":"E1"}'), ("empty", ""), ("payload", '{"payload":{"a":1}}'),
                ("payload hex", '{"payload_hex":"zz"}'),
        ):
            rrpc.add(f"{name} {slug}", "a call's payload is free", at(topic, text), flags=["Free"])
        rrpc.add(f"{name} bytes", "a call's payload is free", at(topic, b"\x00\xfe\xff"), flags=["Free"])
    inner = lambda rest: f"/ext/rrpc/{ids}/sys/{PK}/{DN}/{rest}"
    set_topic = inner("thing/service/property/set")
    asked = rrpc.add("wrapped set", "a property set as a call", at(set_topic,
        request_text("thing/service/property/set", '{"a":1}')), flags=["Whole"])
    rrpc.add("wrapped set reply", "the answer has the call's topic", at(set_topic, reply_text("{}")), flags=["Whole"])
    for slug, text in (("params number", '{"id":"1","version":"1.0","params":5}'),
        ("id bool", '{"id":true,"version":"1.0","params":{}}'), ("code bool", '{"id":"1","code":true}'),
            ("method number", '{"id":"1","params":{},"method":5}'),
                       ("params list", '{"id":"1","version":"1.0","params":[1]}')):
        rrpc.add(f"wrapped set {slug}", "the topic behind the call's is documented", at(set_topic, text), derived(asked, slug),
            ["Type"])
    rrpc.add("wrapped service", "a service as a call", at(inner("thing/service/Reboot"),
        '{"id":"1","version":"1.0.0","params":{"a":1.10}}'), flags=["Whole", "Lossless"])
    rrpc.add("wrapped service no version", "no version", at(inner("thing/service/Reboot"), '{"id":"1","params":{}}'),
        flags=["Missing"])
    rrpc.add("wrapped service bad", "params of another type", at(inner("thing/service/Reboot"),
        '{"id":"1","version":"1.0","params":[]}'), flags=["Type"])
    rrpc.add("wrapped raw", "raw bytes as a call", at(inner("thing/model/down_raw"), b"\x01\xff"), flags=["Free"])
    rrpc.add("wrapped custom", "a topic of the owner's as a call", at(f"/ext/rrpc/{ids}/{PK}/{DN}/user/x", '{"params":5}'),
        flags=["Free"])
    rrpc.add("wrapped custom bytes", "a topic of the owner's as a call", at(f"/ext/rrpc/{ids}/{PK}/{DN}/user/x", b"\xff"),
        flags=["Free"])
    for topic in (f"/{PK}/{DN}/user/update", f"/{PK}/{DN}/user/a/b/c", f"/{PK}/{DN}/update", f"/{PK}/{DN}/update/error",
        f"/{PK}/{DN}/get", f"/{PK}/{DN}/data", f"/broadcast/{PK}/all", f"/broadcast/{PK}/a/b"):
        name = topic.replace(PK, "pk").replace(DN, "dn")
        custom.add(f"{name} json", "JSON of the owner's own", at(topic, '{"a":1.10,"__proto__":{}}'), flags=["Free", "Lossless"])
        custom.add(f"{name} alink", "what looks like Alink is the owner's own", at(topic, '{"id":true,"params":5}'),
            flags=["Free"])
        custom.add(f"{name} bytes", "bytes", at(topic, b"\x00\x01\xfe\xff"), flags=["Free"])
        custom.add(f"{name} text", "text", at(topic, "hello"), flags=["Free"])
    for topic, text in (("/ext/network/probe/123", '{"id":"1"}'), (f"/sys/{PK}/{DN}/thing/lifecycle",
        '{"action":"create","messageCreateTime":1510292739881}')):
        custom.add(topic.split("/")[-2], "no guide says what it holds", at(topic, text), flags=["Free"])
    FILES["envelope"].add("app down event", "what the cloud sends a phone app", at("app/down/event", '{"params":{"a":1}}'),
        flags=["Unknown"])
    FILES["envelope"].add("downlink reply", "a reply as the rules engine passes it on",
        at("thing/downlink/reply/message", '{"code":200,"data":{"power":"on"},"requestId":"1"}'), flags=["Unknown"])
    FILES["envelope"].add("downlink reply code", "a code of another type", at("thing/downlink/reply/message", '{"code":null}'),
        flags=["Type"])
    deep = "[" * 128 + "]" * 128
    for out, topic in ((custom, f"/{PK}/{DN}/user/update"), (rrpc, f"rrpc/request/{ids}"), (raw, "thing/model/up_raw_reply"),
        (custom, f"/broadcast/{PK}/all")):
        out.add("deep", "128 levels, which is as deep as a payload may be", at(topic, deep), flags=["Free", "Deep"])
        out.add("too deep", "129 levels stay bytes", at(topic, f"[{deep}]"), flags=["Free", "Deep"])
    custom.add("empty", "nothing", at(f"/{PK}/{DN}/user/update", ""), flags=["Free"])
    custom.add("payload", "an object whose one member is called payload", at(f"/{PK}/{DN}/user/update", '{"payload":1}'),
        flags=["Free"])
    custom.add("payload hex", "an object whose one member is called payload_hex",
        at(f"/{PK}/{DN}/user/update", '{"payload_hex":"00"}'), flags=["Free"])
    custom.add("broken", "JSON that is cut stays bytes", at(f"/{PK}/{DN}/user/update", '{"a":1'), flags=["Free"])
    custom.add("twice", "JSON with a member twice stays bytes", at(f"/{PK}/{DN}/user/update", '{"a":1,"a":2}'), flags=["Free"])


def errors():
    out, topic = FILES["session"], f"/ext/error/{PK}/{DN}"
    case = out.add("error", "a sub-device was taken offline", at(topic,
        '{"id":"1","code":520,"message":"device forced offline","data":{"productKey":"a1SubPk0001","deviceName":"sub_01"}}'),
            flags=["Whole"])
    out.add("error no data", "no data", at(topic, '{"id":"1","code":6401,"message":"topo relation not exist"}'),
        derived(case, "no data"), ["Missing"])
    out.add("error no code", "no code", at(topic, '{"id":"1","message":"x"}'), derived(case, "no code"), ["Missing"])
    out.add("error code bool", "a code of another type", at(topic, '{"id":"1","code":false}'), derived(case, "code false"),
        ["Type"])
    out.add("error text", "text", at(topic, "offline"), derived(case, "text"), ["Json"])
    for slug, text in (("bool", "true"), ("text", '"false"'), ("false", "false")):
        out.add(f"login clean session {slug}", "devices write true as text or as itself",
            at("combine/login", '{"id":"1","params":' + FULL_LOGIN.replace('"true"', text).replace('"c|', '"d|') + "}"),
                flags=["Lossless"])
    out.add("login timestamp number", "the Node SDK writes a number, and no cleanSession",
        at("combine/login",
            '{"id":"2|exp-topic|/ext/session/a/b/combine/login_reply","params":{"productKey":"a","deviceName":"b","clientId":"a&b","timestamp":1524448722000,"signMethod":"hmacsha1","sign":"x"},"method":""}'),
            flags=["Lossless"])
    out.add("login clean session number", "neither text nor true",
        at("combine/login", '{"id":"1","params":' + FULL_LOGIN.replace('"true"', "1") + "}"), flags=["Type"])
    FILES["topo"].add("topo add sign method", "the Node SDK's spelling",
        at("thing/topo/add",
            '{"id":"1","version":"1.0","params":[{"productKey":"a","deviceName":"b","clientId":"c","timestamp":"1","signMethod":"hmacsha1","sign":"x"}]}'), flags=["Lossless"])
    FILES["topo"].add("list found method", "a Rust library's slip",
        at("thing/list/found", '{"id":"1","version":"1.0","params":[],"method":"thing.topo.get"}'), flags=["Method"])
    FILES["topo"].add("register reply identity only", "what the guide prints without secrets",
        at("thing/sub/register_reply", reply_text(f"[{D1}]")), flags=["Lossless"])


def main():
    examples()
    pairs()
    named()
    ota()
    whole_objects()
    http()
    files()
    free()
    errors()
    envelope()
    finish(FILES.values(), FOLDER / "alibaba", "alink.py")


main()
