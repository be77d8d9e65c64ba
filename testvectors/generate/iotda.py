#!/usr/bin/env python3
"""Writes huawei/*.json but those of PCP: cases, and what the model in `iotda_model.py` makes of them.

Examples of the guide and recordings are in `iotda-examples.json`. `--check` says whether the committed files are current.
"""
import json
import pathlib
import re
import sys
import zlib

sys.dont_write_bytecode = True
from iotda_model import *  # noqa: E402, F403: the tables are read by their names
from output import finish  # noqa: E402

FOLDER = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = json.loads((FOLDER / "generate/iotda-examples.json").read_text(encoding="utf-8"))
GUIDE = "IoTDA user guide 1.47"
DEV = "60a87ffebaccd902c2f1abbb_0001"
SUB = "60a87ffebaccd902c2f1abbb_sub01"
WHEN = "20151212T121212Z"

# ---- Messages with all that the model knows of their kind.

DETAILS = {"parent_device_id": "g", "node_id": "n", "device_id": "p_n", "name": "s", "description": "d", "manufacturer_id": "ofo",
           "model": "twx2", "product_id": "p", "fw_version": "v1", "sw_version": "v2", "status": "ONLINE",
           "extension_info": {"a": [1, "b"]}}
FAILED = {"device_id": "p_m", "node_id": "m", "product_id": "p", "error_code": "XXX", "error_msg": "refused"}
DIGEST = {"hash_code": "58059181f378062f9b446e884362a526", "size": 1024}
FULL_FILE = {"file_name": "a.jpg", "file_attributes": DIGEST}
FULL_URL = {"url": "https://example.invalid/a.jpg", "bucket_name": "bucket", "object_name": "obj_a.jpg", "expire": 3600,
            "file_attributes": DIGEST}
FULL_RESULT = {"object_name": "obj_a.jpg", "result_code": 0, "status_code": 200, "status_description": "upload success"}
FULL_TASK = {"task_id": "t1", "sub_device_count": 2, "task_ext_info": {"device_id": SUB}}
FULL_UPGRADE = {"version": "v1.2", "url": "https://example.invalid/test.bin", "file_size": 81362928,
                "access_token": "595124473f866b033dfa1f", "expires": 86400,
                "sign": "595124473f866b033dfa1f", "file_name": "test.bin",
                "custom_info": "{}"} | FULL_TASK
FULL_INFO = {"device_sdk_version": "C_v0.5.0", "sw_version": "v1.0", "fw_version": "v1.0", "device_ip": "10.0.0.2"}
FULL_SCAN = {"protocol": "zigbee", "channel": "11", "parent_device_id": DEV, "scan_settings": {"a": 1}}
FULL_RULE = {"ruleId": "623ae25c", "ruleName": "r", "logic": "and", "timeRange": {"daysOfWeek": "1,2"}, "status": "active",
             "conditions": [{"type": "DEVICE_DATA"}], "actions": [{"type": "DEVICE_CMD"}], "ruleVersionInShadow": 3}
PARAS = {
    "log_config": {"switch": "on", "end_time": "20151212T131212Z"},
    "log_report": {"timestamp": "1235668997", "type": "DEVICE_MESSAGE", "content": "log content"},
    "sdk_info_report": FULL_INFO, "device_info_report": FULL_INFO,
    "time_sync_request": {"device_send_time": 1582685678789},
    "time_sync_response": {"device_send_time": 1582685678789, "server_recv_time": 1582685696152, "server_send_time": 1582685708109},
    "get_upload_url": FULL_FILE, "get_download_url": FULL_FILE,
    "get_upload_url_response": FULL_URL, "get_download_url_response": FULL_URL,
    "upload_result_report": FULL_RESULT, "download_result_report": FULL_RESULT,
    "version_query": FULL_TASK, "version_report": {"sw_version": "v1.0", "fw_version": "v1.0"},
    "firmware_upgrade": FULL_UPGRADE, "software_upgrade": FULL_UPGRADE,
    "firmware_upgrade_v2": FULL_UPGRADE, "software_upgrade_v2": FULL_UPGRADE,
    "upgrade_progress_report": {"result_code": 0, "progress": 80, "version": "V2.0", "description": "upgrade processing"},
    "add_sub_device_notify": {"devices": [DETAILS], "version": 1},
    "delete_sub_device_notify": {"devices": [{name: DETAILS[name] for name in ("parent_device_id", "node_id", "device_id")}],
                                 "version": 1},
    "sub_device_sync_request": {"version": 1},
    "sub_device_update_status": {"device_statuses": [{"device_id": SUB, "status": "ONLINE"}]},
    "sub_device_update_status_response": {"successful_devices": [{"device_id": SUB, "status": "ONLINE"}], "failed_devices": [FAILED]},
    "get_products": {"product_ids": ["c3badd4a-2941-476b-804e-5ba9eafef331"]},
    "get_products_response": {"products": [{"product_id": "c3badd4a", "name": "p"}]},
    "add_sub_device_request": {"devices": [DETAILS]},
    "add_sub_device_response": {"successful_devices": [DETAILS], "failed_devices": [FAILED]},
    "delete_sub_device_request": {"devices": [SUB]},
    "delete_sub_device_response": {"successful_devices": [SUB], "failed_devices": [FAILED]},
    "update_sub_device_request": {"devices": [DETAILS]},
    "update_sub_device_response": {"successful_devices": [DETAILS], "failed_devices": [FAILED]},
    "start_scan": FULL_SCAN, "scan_result": {"devices": [DETAILS]},
    "device_rule_config_request": {"ruleIds": ["623ae25c"], "delIds": ["623ae25d"]},
    "device_rule_config_response": {"rulesInfos": [FULL_RULE]},
    "tunnel_notify": {"tunnel_uri": "wss://example.invalid/t", "tunnel_access_token": "token"},
    "config_update": {"config_content": {"a": 1.5}},
    "config_update_response": {"result_code": 0, "description": "update ok"},
    "security_log_report": {"type": "MEMORY_REPORT", "content": {"used": 50}},
    "soft_bus_config_request": {"bus_id": "bus1"}, "soft_bus_config_response": {"bus_id": "bus1", "devices": []},
}
FULL_SERVICE = {"service_id": "Temperature", "properties": {"value": 57, "value2": "60", "on": True, "none": None, "o": {"a": [1]}},
                "event_time": WHEN}
FULL_AREA = {"properties": {"temperature": "60"}, "event_time": WHEN}
FULL = {
    "messages/up": {"object_device_id": SUB, "name": "n", "id": "1", "content": {"hello": "123"}},
    "messages/down": {"object_device_id": SUB, "name": "n", "id": "1", "content": "hello"},
    "properties/report": {"services": [FULL_SERVICE]},
    "gateway/sub_devices/properties/report": {"devices": [{"device_id": SUB, "services": [FULL_SERVICE]}]},
    "properties/set/request_id=1": {"object_device_id": SUB, "services": [FULL_SERVICE]},
    "properties/set/response/request_id=1": {"result_code": 0, "result_desc": "success"},
    "properties/get/request_id=1": {"object_device_id": SUB, "service_id": "Temperature"},
    "properties/get/response/request_id=1": {"services": [FULL_SERVICE]},
    "commands/request_id=1": {"object_device_id": SUB, "service_id": "WaterMeter", "command_name": "ON_OFF", "paras": {"value": "1"}},
    "commands/response/request_id=1": {"result_code": 0, "response_name": "COMMAND_RESPONSE", "paras": {"result": "success"}},
    "shadow/get/request_id=1": {"object_device_id": SUB, "service_id": "WaterMeter"},
    "shadow/get/response/request_id=1": {
        "object_device_id": SUB,
        "shadow": [{"service_id": "WaterMeter", "desired": FULL_AREA, "reported": FULL_AREA, "version": 1}]},
    "bootstrap/up": {"baseStrategyKeyword": "abc"},
    "bootstrap/down": {"address": "iotda.example.invalid:8883", "deviceSecret": "0123456789abcdef"},
    "sub_device_manage/messages/up": {"message_name": "get_products", "product_id_list": ["p1"]},
    "$oc/bridges/b1/devices/{DEV}/sys/login/request_id=1": {"sign_type": 1, "timestamp": "2019120219", "password": "0a5c"},
    "$oc/bridges/b1/devices/{DEV}/sys/login/response/request_id=1": {"result_code": 0, "result_desc": "ok", "paras": {"a": 1}},
    "$oc/bridges/b1/devices/{DEV}/sys/logout/response/request_id=1": {"result_code": 0, "result_desc": "ok", "paras": {}},
    "$oc/bridges/b1/devices/{DEV}/sys/reset_secret/request_id=1": {"old_secret": "old", "new_secret": "new"},
    "$oc/bridges/b1/devices/{DEV}/sys/reset_secret/response/request_id=1":
        {"result_code": 0, "result_desc": "ok", "paras": {"device_id": DEV, "new_secret": "new"}},
    "$oc/m2m/to/d2/from/d1/request_id=1": {"request_id": "1", "to": "d2", "from": "d1", "content": "hello m2m"},
    "/huawei/v1/devices/{DEV}/data/json": {
        "msgType": "deviceReq", "data": [{"serviceId": "analog", "serviceData": {"a": 9}, "eventTime": "20190531T011540Z"}],
        "hasMore": 0, "mid": 1, "errcode": 0, "body": {"result": "0"}},
    "/huawei/v1/devices/{DEV}/command/json":
        {"msgType": "cloudReq", "serviceId": "s", "cmd": "c", "mid": 1, "paras": {"a": 1}},
}
ABOUT = {
    "messages": "Messages without a product model, up and down: in the guide's form, and in any other.",
    "properties": "Properties: reported by devices and gateways, set and asked for.",
    "commands": "Commands and their responses.",
    "shadow": "Asking for the device shadow, and the shadow.",
    "events": "What all events have in common: the envelope, several services, a product's own, unknown ones, the other direction.",
    "events-ota": "Upgrades: versions, notices and progress.",
    "events-file": "Files to and from object storage.",
    "events-time": "Setting the clock.",
    "events-log": "Device logs.",
    "events-info": "A device's versions, in both spellings.",
    "events-sub-devices": "A gateway's sub-devices: added, deleted, updated, found, online and offline.",
    "events-other": "Events that only the SDKs have.",
    "times": "Times of events and reports in every spelling.",
    "bootstrap": "A device asks for its server.",
    "bridge": "Bridges: what they do themselves, and what they publish for their devices.",
    "gzip": "Compressed payloads, and their faults.",
    "json": "JSON faults, and values that are kept exactly.",
    "topics": "Request ids, device ids and topics of the owner's own.",
    "http": "What devices send over HTTPS, and what the platform answers.",
    "api": "What applications send to the platform about devices, and what it answers.",
    "push": "What the platform pushes to applications.",
    "others": "Messages between devices, and the forms before IoTDA.",
}
FLAGS = {
    "Guide": "printed in the guide", "Device": "sent by device software, or handled by it",
    "Whole": "with every member that is known of the kind", "Type": "a member of another type",
    "Missing": "a member is not there", "Twice": "a member occurs twice", "Json": "a fault of the JSON text",
    "Null": "null or empty text, which say nothing", "Unknown": "members, services or topics that no guide has",
    "Spelling": "what guide and software spell in different ways", "Direction": "an event that goes the other way",
    "Time": "the form of a time", "Limit": "a limit of the guide", "Lossless": "a value that many readers change",
    "Free": "a payload of the owner's own", "Gzip": "a compressed payload", "Topic": "the topic", "Order": "the order of members",
    "Strict": "a note as an error", "Deep": "many nested levels",
}
MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/iotda_model.py"}
# Notes that break no rule.
HARMLESS = ("payload_unread", "payload_compressed")


class File:
    """One file of cases."""

    def __init__(self, name):
        self.name, self.cases, self.seen = name, [], {}

    def add(self, slug, comment, record, source=None, flags=()):
        key = json.dumps(record, sort_keys=True)
        if key in self.seen:
            return self.seen[key]
        slug = re.sub(r"[^a-z0-9.]+", "-", slug.lower()).strip("-")
        case = {"id": f"huawei/{self.name}/{len(self.cases) + 1:04}-{slug}", "comment": comment, "flags": sorted(flags),
                "source": source or MODEL, "record": record}
        self.seen[key] = case
        failure, result = model({name: value for name, value in record.items() if name != "strict"})
        if result and record.get("strict"):
            broken = [note for note in result[1] if note[0] not in HARMLESS]
            if broken:
                (code, pointer), *more = broken
                assert not more, "a strict case has one note"
                failure, result = {"code": code, "layer": "iotda", "pointer": pointer}, None
        if failure:
            case |= {"result": "invalid", "error": failure}
        else:
            decoded, notes = result
            broken = [code for code, _ in notes if code not in HARMLESS]
            case |= {"result": "acceptable" if broken else "valid", "decoded": decoded,
                     "notes": [{"code": code, "pointer": pointer} for code, pointer in notes], "encodes_to": "same"}
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
SERVICES = {"$ota": "events-ota", "$file_manager": "events-file", "$time_sync": "events-time", "$log": "events-log",
            "$sdk_info": "events-info", "$device_info": "events-info", MANAGER: "events-sub-devices",
            "$sub_device_discovery": "events-sub-devices", "sub_device_discovery": "events-sub-devices"}


def family(record):
    if "path" in record:
        return FILES["api" if record["path"].startswith("/v5/iot/") else "http"]
    if "topic" not in record:
        return FILES["push"]
    topic = record["topic"]
    if "?" in topic:
        return FILES["gzip"]
    kind = classify(topic).kind
    if topic.startswith("$oc/bridges/"):
        return FILES["bridge"]
    if kind.startswith("events."):
        first = re.search(r'"service_id"\s*:\s*"([^"]*)"', record.get("payload", ""))
        return FILES[SERVICES.get(first[1] if first else "", "events-other")]
    if kind in ("user", "unknown"):
        return FILES["topics"]
    start = kind.split(".")[0]
    return FILES[{"messages": "messages", "gateway": "properties"}.get(start, start if start in FILES else "others")]


def whole(rest):
    """A topic, whole or behind `$oc/devices/{device_id}/sys/`."""
    rest = rest.replace("{DEV}", DEV)
    return rest if rest.startswith(("$", "/")) else f"$oc/devices/{DEV}/sys/{rest}"


def at(rest, payload, **more):
    if isinstance(payload, bytes):
        return {"topic": whole(rest), "payload_hex": payload.hex()} | more
    if not isinstance(payload, str):
        payload = compact(payload)
    return {"topic": whole(rest), "payload": payload} | more


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def add(slug, comment, record, source=None, flags=(), out=None):
    return (FILES[out] if out else family(record)).add(slug, comment, record, source, flags)


def derived(case, edit):
    return {"kind": "derived", "from": case["id"], "edit": edit}


def word(case):
    return case["id"].split("-", 1)[1] if "-" not in case["id"].split("/")[1] else case["id"].split("/")[2].split("-", 1)[1]


COVERED = set()


def first(edit, name, of):
    """Whether a member of that name and type is met for the first time; a sub-device is in many messages."""
    key = (edit, name, compact(of) if isinstance(of, (dict, tuple)) else of)
    new = key not in COVERED
    COVERED.add(key)
    return new


def faults(case, record, kind, skip=""):
    """Cases with one member of a wrong type, or left out, or empty, or there twice."""
    payload = record["payload"]
    node = Parser(payload.encode()).whole()
    for turn, (_, name, pointer, of, needed) in enumerate(members_of(node, kind)):
        if skip and not pointer.startswith(skip):
            continue
        slug = f"{word(case)} {pointer.removeprefix(skip)}"
        bad = wrong(of, turn)
        if bad is not None:
            add(f"{slug} {Parser(bad.encode()).whole().kind}", f"{pointer} of another type",
                record | {"payload": render(node, {pointer: bad})}, derived(case, f"{pointer} is {bad}"), ["Type"])
            if of != TEXT and first("type", name, of):
                other = next((text for text in ('{"a":1}', "[[]]", "false", '"text"', "7", "null")
                              if Parser(text.encode()).whole().kind not in takes(of)
                              and Parser(text.encode()).whole().kind != Parser(bad.encode()).whole().kind), None)
                if other:
                    add(f"{slug} {Parser(other.encode()).whole().kind}", f"{pointer} of another type",
                        record | {"payload": render(node, {pointer: other})}, derived(case, f"{pointer} is {other}"), ["Type"])
        if not name:
            continue
        without = record | {"payload": render(node, {pointer: None})}
        noted = model(without)[0] or len(model(without)[1][1]) > len(model(record)[1][1])
        if noted or first("missing", name, of):
            add(f"{slug} missing", f"{pointer} is not there", without, derived(case, f"without {pointer}"), ["Missing"])
        value = next(places(node, pointer.replace("~1", "/").split("/")[1:]))[1]
        if "null" in takes(of) and value.kind != "null" and first("null", name, of):
            add(f"{slug} null", f"{pointer} says nothing", record | {"payload": render(node, {pointer: "null"})},
                derived(case, f"{pointer} is null"), ["Null"])
        if not first("twice", name, of):
            continue
        add(f"{slug} twice", f"{pointer} occurs twice",
            record | {"payload": render(node, {pointer: f"{value.text},{json.dumps(name)}:{value.text}"})},
            derived(case, f"{pointer} twice"), ["Twice"])


def examples():
    for example in EXAMPLES["official"]:
        source = {"kind": "official", "guide": GUIDE, "section": example["section"]}
        source |= {"erratum": example["erratum"]} if "erratum" in example else {}
        also = f"; also in {', '.join(example['also'])}" if "also" in example else ""
        add(example["slug"], "as the guide prints it" + also, {name: example[name] for name in ("topic", "path", "status", "payload") if name in example}, source, ["Guide"])
    for example in EXAMPLES["recorded"]:
        record = {name: example[name] for name in ("topic", "payload", "payload_hex") if name in example}
        kind = classify(record["topic"]).kind
        event = re.search(r'"event_type"\s*:\s*"([^"]*)"', record.get("payload", ""))
        add(f"device {event[1] if event and kind.startswith('events.') else kind}", "as it was sent or handled", record,
            {"kind": "recorded", "by": example["by"]}, ["Device"])


def event(service, name, paras, way=None, **more):
    way = way or EVENTS[service, name][0]
    one = {"service_id": service, "event_type": name, "event_time": WHEN} | more
    if paras is not None:
        one["paras"] = paras
    return at(f"events/{way}", {"services": [one]})


def each_event():
    for (service, name), (way, of, _) in EVENTS.items():
        more = {"event_id": "40cc9ab1"} if "sub_device_" in name or "_response" in name else {}
        record = event(service, name, PARAS[name], **more)
        dollar = "" if service.startswith("$") else " without dollar"
        case = add(f"{name}{dollar}", "an event with every member that is known of its parameters", record, flags=["Whole"])
        node = Parser(record["payload"].encode()).whole()
        kind = events_type(event_type(service, name))
        faults(case, record, kind, "/services/0/paras/")
        add(f"{name}{dollar} other way", "an event that the guide has going the other way",
            event(service, name, PARAS[name], OTHER[way], **more), derived(case, "on the other topic"), ["Direction"])
        one = {"paras": PARAS[name], "event_time": WHEN} | more | {"event_type": name, "service_id": service}
        add(f"{name}{dollar} paras first", "the parameters stand in front of what says which they are",
            at(f"events/{way}", {"services": [one]}), derived(case, "members in another order"), ["Order"])
        for slug, text in (("missing", None), ("null", "null"), ("empty text", '""'), ("text", json.dumps(compact(PARAS[name]))),
                           ("list", "[]"), ("number", "5")):
            add(f"{name}{dollar} paras {slug}", "parameters that are no object are kept",
                record | {"payload": render(node, {"/services/0/paras": text})}, derived(case, f"paras are {slug}"),
                ["Missing" if text is None else "Null" if slug in ("null", "empty text") else "Type"])
        add(f"{name}{dollar} empty", "parameters with nothing in them", event(service, name, {}, **more),
            derived(case, "paras are {}"), ["Missing"])
        add(f"{name}{dollar} more", "members that no guide has are kept",
            event(service, name, PARAS[name] | {"x_unknown": [1, {"y": None}]}, **more), derived(case, "a member more"), ["Unknown"])
        for step in (3, 5, 7):
            cut = len(record["payload"]) * step // 8
            add(f"{name}{dollar} cut {step}", f"cut at {step} of 8", record | {"payload": record["payload"][:cut]},
                derived(case, f"the first {cut} characters"), ["Json"])
        first = next(iter(PARAS[name]))
        text = record["payload"].replace(f'"paras":{{"{first}":', f'"paras":{{"\\u{ord(first[0]):04x}{first[1:]}":')
        add(f"{name}{dollar} escaped", "a member's name is written with an escape", record | {"payload": text},
            derived(case, f"the first letter of {first} escaped"), ["Lossless"])
        bad = wrong(next(of for member, of in of.items() if member.rstrip("!*") == first), 1)
        if bad:
            late = {"paras": {first: json.loads(bad)}, "event_type": name, "service_id": service}
            add(f"{name}{dollar} late {first} type", "a member of another type, in parameters that stand first",
                at(f"events/{way}", {"services": [late]}), derived(case, f"{first} is {bad}, paras first"), ["Type", "Order"])
        for member in of:
            if member.endswith("!"):
                left = {"paras": {key: value for key, value in PARAS[name].items() if key != member[:-1]}, "event_type": name,
                        "service_id": service}
                add(f"{name}{dollar} late without {member[:-1]}", "a member is not there, in parameters that stand first",
                    at(f"events/{way}", {"services": [left]}), derived(case, f"without {member[:-1]}, paras first"),
                    ["Missing", "Order"])


def spellings():
    sync = PARAS["time_sync_response"]
    both = sync | {"server_rcv_time": 1582685696152}
    guides = {name.replace("recv", "rcv"): value for name, value in sync.items()}
    neither = {name: value for name, value in sync.items() if "recv" not in name}
    for slug, paras in (("guide", guides), ("both", both), ("neither", neither),
                        ("texts", {name: str(value) for name, value in sync.items()}),
                        ("null", sync | {"server_recv_time": None})):
        add(f"time sync response {slug}", "server_rcv_time in the guide, server_recv_time in every SDK",
            event("$time_sync", "time_sync_response", paras), flags=["Spelling"])
    for bad in ("true", "{}", "[]"):
        text = event("$time_sync", "time_sync_response", guides)["payload"].replace("1582685696152", bad)
        add(f"time sync response guide {bad}", "the guide's spelling with another type", at("events/down", text), flags=["Spelling", "Type"])
    for number in ("1582685678789.5", "9007199254740993", "1e12", "-1", '"1795233837778"', '""', '"abc"'):
        add(f"time sync request {number}", "a time as it came",
            at("events/up", '{"services":[{"service_id":"$time_sync","event_type":"time_sync_request","paras":{"device_send_time":'
               + number + "}}]}"), flags=["Lossless"])
    for name in ("get_upload_url", "get_download_url"):
        for slug, paras in (
            ("table", {"fileName": "a.jpg", "file_attributes": DIGEST}), ("both", {"fileName": "a.jpg", "file_name": "a.jpg"}),
            ("neither", {"file_attributes": DIGEST}), ("name alone", {"file_name": "a.jpg"}),
            ("beside", {"file_name": "a.jpg", "file_attributes": {}, "size": 1024, "hash_code": "58059181"}),
            ("hash beside", {"file_name": "a.jpg", "hash_code": "58059181"}), ("attributes null", {"file_name": "a.jpg", "file_attributes": None}),
            ("attributes more", {"file_name": "a.jpg", "file_attributes": DIGEST | {"type": "image"}}),
            ("5 gb", {"file_name": "a", "file_attributes": {"size": 5 << 30}}),
            ("past 5 gb", {"file_name": "a", "file_attributes": {"size": (5 << 30) + 1}}),
            ("past 5 gb text", {"file_name": "a", "file_attributes": {"size": str((5 << 30) + 1)}}),
            ("past 5 gb beside", {"file_name": "a", "size": (5 << 30) + 1}),
        ):
            add(f"{name} {slug}", "a file's name in two spellings; what is known of it in two places",
                event("$file_manager", name, paras), flags=["Limit"] if "gb" in slug else ["Spelling"])
        for bad in ("5", "[]", "{}", "true"):
            add(f"{name} table name {bad}", "the table's spelling with another type",
                event("$file_manager", name, {"fileName": json.loads(bad)}), flags=["Spelling", "Type"])
    for slug, paras in (("protocol type", {"protocol_type": "zigbee"}), ("both", {"protocol_type": "z", "protocol": "z"}),
                        ("neither", {"channel": "1"}), ("settings text", {"protocol": "", "scan_settings": ""})):
        add(f"start scan {slug}", "protocol in the guide's table, protocol_type in its example",
            event("$sub_device_discovery", "start_scan", paras), flags=["Spelling"])
    for bad in ("5", "{}", "[]", "false"):
        add(f"start scan protocol type {bad}", "the example's spelling with another type",
            event("$sub_device_discovery", "start_scan", {"protocol_type": json.loads(bad)}), flags=["Spelling", "Type"])
    add("mixed info", "the service of the table with the event of the example is no documented event",
        event("$device_info", "sdk_info_report", FULL_INFO, UP), flags=["Spelling", "Unknown"])
    add("mixed info back", "the service of the example with the event of the table is no documented event",
        event("$sdk_info", "device_info_report", FULL_INFO, UP), flags=["Spelling", "Unknown"])


def limits():
    for count_of in (0, 1, 49, 50, 51, 200):
        some = [{"node_id": f"n{n}", "product_id": "p"} for n in range(count_of)]
        add(f"add {count_of}", "at most 50 sub-devices in one request", event(MANAGER, "add_sub_device_request", {"devices": some}), flags=["Limit"])
        add(f"delete {count_of}", "at most 50 sub-devices in one request",
            event(MANAGER, "delete_sub_device_request", {"devices": [f"d{n}" for n in range(count_of)]}), flags=["Limit"])
        add(f"update {count_of}", "at most 50 sub-devices in one request",
            event(MANAGER, "update_sub_device_request", {"devices": [{"device_id": f"d{n}"} for n in range(count_of)]}), flags=["Limit"])
    for count_of in (0, 1, 100, 101):
        add(f"statuses {count_of}", "1 to 100 states in one message",
            event(MANAGER, "sub_device_update_status", {"device_statuses": [{"device_id": f"d{n}", "status": "OFFLINE"} for n in range(count_of)]}),
            flags=["Limit"])
        add(f"gateway {count_of}", "at most 100 sub-devices in one report",
            at("gateway/sub_devices/properties/report",
               {"devices": [{"device_id": f"d{n}", "services": [{"service_id": "s", "properties": {"p": n}}]} for n in range(count_of)]}),
            flags=["Limit"])
    for size in (1022, 1023):
        for name in ("add_sub_device_request", "update_sub_device_request"):
            add(f"{name} extension {size}", "at most 1 K of extension_info, as it stands in the message",
                event(MANAGER, name, {"devices": [{"node_id": "n", "product_id": "p", "device_id": "d", "extension_info": "x" * size}]}),
                flags=["Limit"])
    for text in ("0", "1", "99", "100", "101", "-1", "1.5", "1e2", "255", '"0"', '"100"', '"101"', '"50%"', '""', "null", "00.5"):
        add(f"progress {text}", "0 to 100",
            at("events/up", '{"services":[{"service_id":"$ota","event_type":"upgrade_progress_report","paras":{"result_code":0,"progress":'
               + text + ',"version":"v"}}]}'), flags=["Limit"])
    for code in (*range(0, 13), 127, 254, 255, 256, -1, "0", "255", "abc", None):
        add(f"upgrade result {code}", "result codes that are not documented are values too",
            event("$ota", "upgrade_progress_report", {"result_code": code, "progress": 1, "version": "v"}), flags=["Lossless"])
    for code in (0, 1, 2, "1", -5):
        add(f"file result {code}", "0 for success, 1 for failure; others are values too",
            event("$file_manager", "upload_result_report", {"object_name": "o", "result_code": code}), flags=["Lossless"])
    for status in ("ONLINE", "OFFLINE", "INACTIVE", "online", "", None):
        add(f"status {status}", "a state as it came",
            event(MANAGER, "sub_device_update_status", {"device_statuses": [{"device_id": "d", "status": status}]}), flags=["Limit"])
        for name, devices in (("add_sub_device_notify", "devices"), ("add_sub_device_response", "successful_devices"),
                              ("update_sub_device_response", "successful_devices"), ("add_sub_device_request", "devices")):
            more = {"version": 1} if name.endswith("notify") else {} if devices == "devices" else {"failed_devices": []}
            add(f"{name} {status}", "states that the guide lists", event(MANAGER, name, {devices: [DETAILS, DETAILS | {"status": status}]} | more, event_id="1"),
                flags=["Limit"])
        add(f"scan result {status}", "states that the guide lists",
            event("$sub_device_discovery", "scan_result", {"devices": [DETAILS | {"status": status}]}), flags=["Limit"])
    for switch in ("on", "off", "ON", "true", "", None):
        add(f"switch {switch}", "on or off", event("$log", "log_config", {"switch": switch}), flags=["Limit"])
    for about in ("DEVICE_STATUS", "DEVICE_PROPERTY", "DEVICE_MESSAGE", "DEVICE_COMMAND", "device_status", "OTHER", "", None):
        add(f"log type {about}", "what a log is about", event("$log", "log_report", {"type": about, "content": "x"}), flags=["Limit"])
    for name in ("a.b", "$a", "a\0", ".", "a$b.c", "a b", "名称", "", "a/b", "a~b"):
        for rest, payload in (("properties/report", {"services": [{"service_id": "s", "properties": {name: 1}}]}),
                              ("gateway/sub_devices/properties/report",
                               {"devices": [{"device_id": "d", "services": [{"service_id": "s", "properties": {name: 1}}]}]}),
                              ("properties/get/response/request_id=1", {"services": [{"service_id": "s", "properties": {name: 1}}]}),
                              ("properties/set/request_id=1", {"services": [{"service_id": "s", "properties": {name: 1}}]})):
            add(f"name {name.encode().hex()}", "names with . or $ or NUL cannot stand in a shadow", at(rest, payload), flags=["Limit"])


TIMES = [
    WHEN, "2020-08-12T12:12:12.333Z", "2026-11-21T04:03:57Z", "", "20160229T000000Z", "20150229T000000Z", "20151312T121212Z",
    "20151232T121212Z", "20151212T241212Z", "20151212T126012Z", "20151212T121260Z", "20151212T121212", "20151212T121212z", "20151212t121212Z",
    "2020-08-12T12:12:12.33Z", "2020-08-12T12:12:12.3333Z", "2020-08-12T12:12:12,333Z", "2020-08-12 12:12:12.333Z", "2020-08-12T12:12:12.333",
    "2020-08-12T12:12:12.333+08:00", "20200812T121212.333Z", "2020-8-12T12:12:12.333Z", "1597234332333", "2020081212", " 20151212T121212Z",
    "20151212T121212Z ", "２０151212T121212Z", "20000229T235959Z", "19000229T000000Z", "99991231T235959Z",
]
ODD_TIMES = ["null", "1597234332333", "0", "true", "{}", "[]", '{"time":"20151212T121212Z"}']


def times():
    def on(slug, comment, rest, before, value, after):
        add(slug, comment, at(rest, before + value + after), flags=["Time"], out="times")

    for text in [json.dumps(time) for time in TIMES] + ODD_TIMES:
        on(f"report {text}", "the platform takes its own time in place of a wrong one", "properties/report",
           '{"services":[{"service_id":"s","properties":{},"event_time":', text, "}]}")
        on(f"event {text}", "the platform takes its own time in place of a wrong one", "events/up",
           '{"services":[{"service_id":"own","event_type":"own","event_time":', text, ',"paras":{}}]}')
    for text in [json.dumps(time) for time in TIMES[:16]] + ODD_TIMES:
        on(f"answer {text}", "without dashes in an answer", "properties/get/response/request_id=1",
           '{"services":[{"service_id":"s","properties":{},"event_time":', text, "}]}")
        on(f"end of log {text}", "with dashes in the table, without in the example", "events/down",
           '{"services":[{"service_id":"$log","event_type":"log_config","paras":{"switch":"on","end_time":', text, "}}]}")
        on(f"shadow {text}", "without dashes in a shadow", "shadow/get/response/request_id=1",
           '{"object_device_id":"d","shadow":[{"service_id":"s","reported":{"properties":{},"event_time":', text, "}}]}")
    for text in (json.dumps(TIMES[2]), '"x"', "5"):
        on(f"gateway {text}", "the platform takes its own time in place of a wrong one", "gateway/sub_devices/properties/report",
           '{"devices":[{"device_id":"a","services":[]},{"device_id":"b","services":[{"service_id":"s","properties":{},"event_time":', text, "}]}]}")
        on(f"set {text}", "the guide has no time where properties are set", "properties/set/request_id=1",
           '{"services":[{"service_id":"s","properties":{},"event_time":', text, "}]}")
        on(f"v1 {text}", "as in reports", "/huawei/v1/devices/{DEV}/data/json",
           '{"msgType":"deviceReq","data":[{"serviceId":"s","serviceData":{},"eventTime":', text, "}]}")
        on(f"desired {text}", "without dashes in a shadow", "shadow/get/response/request_id=1",
           '{"object_device_id":"d","shadow":[{"service_id":"s","desired":{"properties":{},"event_time":', text, "}}]}")


def envelopes():
    out = FILES["events"]

    def on(slug, comment, services, flags, rest="events/up", **more):
        return out.add(slug, comment, at(rest, {"services": services} | more), None, flags)

    own = {"service_id": "Door", "event_type": "opened", "event_time": WHEN, "event_id": "7", "paras": {"by": "key", "n": 1}}
    case = on("own", "a product's own event", [own], ["Whole"], object_device_id=SUB)
    record = at("events/up", {"object_device_id": SUB, "services": [own]})
    for turn, (_, name, pointer, of, needed) in enumerate(members_of(Parser(record["payload"].encode()).whole(),
                                                                      events_type(event_type("Door", "opened")))):
        node = Parser(record["payload"].encode()).whole()
        for bad in ("5", "true", "{}", "[]", "null", '"x"'):
            if Parser(bad.encode()).whole().kind not in takes(of):
                out.add(f"own {pointer} {bad}", f"{pointer} of another type", record | {"payload": render(node, {pointer: bad})},
                        derived(case, f"{pointer} is {bad}"), ["Type"])
        if name:
            out.add(f"own {pointer} missing", f"{pointer} is not there", record | {"payload": render(node, {pointer: None})},
                    derived(case, f"without {pointer}"), ["Missing"])
            value = next(places(node, pointer.split("/")[1:]))[1].text
            out.add(f"own {pointer} twice", f"{pointer} occurs twice",
                    record | {"payload": render(node, {pointer: f'{value},"{name}":{value}'})}, derived(case, f"{pointer} twice"), ["Twice"])
    for bad in ("5", "true", "null", '"x"', "[]"):
        out.add(f"element {bad}", "an event that is no object", at("events/up", '{"services":[' + bad + "]}"), derived(case, f"the event is {bad}"), ["Type"])
        out.add(f"second {bad}", "a second event that is no object", at("events/up", '{"services":[' + compact(own) + "," + bad + "]}"),
                derived(case, f"a second event is {bad}"), ["Type"])
    for rest in ("events/up", "events/down"):
        on(f"{rest} own", "a product's own event may go either way", [own], ["Whole"], rest)
        on(f"{rest} none", "no events", [], ["Whole"], rest)
        out.add(f"{rest} empty", "nothing at all", at(rest, "{}"), None, ["Missing"])
        on(f"{rest} unknown of known", "a service of the platform's own with an event that no guide has",
           [{"service_id": "$ota", "event_type": "nothing", "paras": {"a": 1}}], ["Unknown"], rest)
        on(f"{rest} unknown service", "a service of the platform's own that no guide has",
           [{"service_id": "$nothing", "event_type": "x", "paras": "text"}], ["Unknown"], rest)
        on(f"{rest} no dollar", "a known name without its dollar is a product's own",
           [{"service_id": "ota", "event_type": "version_report", "paras": 5}], ["Unknown"], rest)
        on(f"{rest} letter case", "names are compared exactly",
           [{"service_id": "$OTA", "event_type": "Version_Report", "paras": {}}], ["Unknown"], rest)
        on(f"{rest} empty names", "empty names", [{"service_id": "", "event_type": "", "paras": {}}], ["Unknown"], rest)
        on(f"{rest} bare", "a service and a type alone", [{"service_id": "s", "event_type": "e"}], ["Missing"], rest)
        on(f"{rest} more", "members that no guide has are kept", [own | {"x": 1, "y": None}], ["Unknown"], rest, z=[True])
    for paras in ("5", "null", "[]", '""', '"text"', "true", "1.10", '{"a":{"b":[]}}'):
        out.add(f"own paras {paras}", "parameters of a product's own are kept", at("events/up",
                '{"services":[{"service_id":"Door","event_type":"opened","paras":' + paras + "}]}"), None, ["Free"])
    up = [{"service_id": service, "event_type": name, "event_time": WHEN, "event_id": "1", "paras": PARAS[name]}
          for (service, name), (way, _, _) in EVENTS.items() if way == UP and service != "sub_device_discovery"]
    down = [{"service_id": service, "event_type": name, "event_time": WHEN, "event_id": "1", "paras": PARAS[name]}
            for (service, name), (way, _, _) in EVENTS.items() if way == DOWN and service != "sub_device_discovery"]
    on("every event up", "every event that goes up in one message", up, ["Whole"])
    on("every event down", "every event that goes down in one message", down, ["Whole"], "events/down")
    on("same event twice", "one event two times", [own, own], ["Whole"])
    on("second unknown", "the second of three is not documented", [own, own | {"service_id": "$x"}, own], ["Unknown"])
    for at_index in range(3):
        bad = [dict(up[5]) for _ in range(3)]
        bad[at_index] = bad[at_index] | {"paras": PARAS[up[5]["event_type"]] | {"file_name": 5}}
        on(f"fault in {at_index}", "a fault in one of three events", bad, ["Type"])
        bad = [dict(own) for _ in range(3)]
        bad[at_index] = bad[at_index] | {"event_id": 5}
        on(f"event id in {at_index}", "a fault in one of three events", bad, ["Type"])
        bad = [dict(own) for _ in range(3)]
        del bad[at_index]["event_type"]
        on(f"no type in {at_index}", "one of three events has no type", bad, ["Missing"])
        wait = [dict(up[0]) for _ in range(3)]
        wait[at_index] = {"paras": {"type": "x"}, "service_id": "$log", "event_type": "log_report"}
        on(f"late fault in {at_index}", "parameters that stand first lack a member", wait, ["Missing", "Order"])
    for name, text in (("id empty", '""'), ("id null", "null"), ("id guide", '"40cc9ab1-3579-488c-95c6-c18941c99eb4"'), ("id chinese", '"请求"')):
        for answer in ANSWERS:
            full = compact({"service_id": MANAGER, "event_type": answer, "paras": PARAS[answer]})
            out.add(f"{answer} {name}", "the guide wants a response to have the id of its request",
                    at("events/down", '{"services":[' + full[:-1] + ',"event_id":' + text + "}]}"), None, ["Null"])
    for name in ("object_device_id",):
        for text in ('""', "null", '"another"', '"{object_device_id}"', '"d/e"'):
            out.add(f"{name} {text}", "the sub-device that the events are of; empty or null for the device itself",
                    at("events/up", '{"object_device_id":' + text + ',"services":[]}'), None, ["Null"])
    for rest, text in (("events/up", '{"services":[{"event_type":"time_sync_request","paras":{"device_send_time":1}}]}'),
                       ("events/up", '{"services":[{"service_id":"$time_sync","paras":{"device_send_time":1}}]}'),
                       ("events/up", '{"services":[{"paras":{"device_send_time":1}}]}'),
                       ("events/up", '{"services":[{}]}'), ("events/down", '{"services":[{}]}')):
        out.add("no names", "what tells which event it is is not there", at(rest, text), None, ["Missing"])
    for rest, name in (("properties/report", "log_report"), ("events/up", "services report")):
        text = compact({"services": [FULL_SERVICE]}) if rest == "events/up" else event("$log", "log_report", PARAS["log_report"])["payload"]
        out.add(f"{name} elsewhere", "a message under another's topic", at(rest, text), None, ["Topic"])
    for strict, payload in (
        ("clean", compact({"services": [own]})), ("unknown", '{"services":[{"service_id":"$x","event_type":"y","paras":{}}]}'),
        ("time", '{"services":[{"service_id":"s","event_type":"e","event_time":"x"}]}'),
        ("paras", '{"services":[{"service_id":"$ota","event_type":"version_report"}]}'),
        ("form", '{"services":[{"service_id":"$ota","event_type":"version_report","paras":5}]}'),
        ("direction", '{"services":[{"service_id":"$ota","event_type":"version_query","paras":{}}]}'),
        ("spelling", '{"services":[{"service_id":"$device_info","event_type":"device_info_report","paras":{}}]}'),
        ("count", '{"services":[{"service_id":"$sub_device_manager","event_type":"sub_device_update_status","paras":{"device_statuses":[]}}]}'),
        ("value", '{"services":[{"service_id":"$ota","event_type":"upgrade_progress_report","paras":{"result_code":0,"progress":101,"version":"v"}}]}'),
    ):
        out.add(f"strict {strict}", "the note of the same code, as an error", at("events/up", payload, strict=True), None, ["Strict"])


def each_message():
    for rest, full in FULL.items():
        record = at(rest, full)
        kind = classify(record["topic"])
        name = kind.kind + (" bridged" if "bridge_id" in kind.ids and not kind.kind.startswith("bridge.") else "")
        case = add(name, "a message with every member that is known of its kind", record, flags=["Whole"])
        if kind.kind in MESSAGES:
            faults(case, record, MESSAGES[kind.kind])
        node = Parser(record["payload"].encode()).whole()
        add(f"{name} empty", "an object with nothing in it", at(rest, "{}"), derived(case, "nothing in it"), ["Missing"])
        add(f"{name} more", "members that no guide has are kept", at(rest, full | {"x_unknown": [1, {"y": None}]}),
            derived(case, "a member more"), ["Unknown"])
        for slug, comment, text in (
            ("nothing", "an empty payload", ""), ("cut", "cut in the middle", record["payload"][:len(record["payload"]) // 2]),
            ("no end", "without the closing brace", record["payload"][:-1]), ("trailing", "another message behind it", record["payload"] * 2),
            ("list", "a list around it", f"[{record['payload']}]"), ("text", "text around it", json.dumps(record["payload"])),
            ("null", "null", "null"), ("number", "a number", "5"), ("word", "text that is not JSON", "hello"),
        ):
            add(f"{name} {slug}", comment, at(rest, text), derived(case, comment), ["Type" if slug in ("list", "text", "null", "number") else "Json"])
        for step in range(1, 8):
            cut = len(record["payload"]) * step // 8
            add(f"{name} cut {step}", f"cut at {step} of 8", at(rest, record["payload"][:cut]), derived(case, f"the first {cut} characters"), ["Json"])
        first = next(iter(full))
        add(f"{name} escaped", "a member's name is written with an escape",
            at(rest, record["payload"].replace(f'"{first}"', f'"\\u{ord(first[0]):04x}{first[1:]}"', 1)), derived(case, f"{first} with an escape"), ["Lossless"])
        add(f"{name} escaped twice", "a member occurs twice, once with an escape",
            at(rest, record["payload"][:-1] + f',"\\u{ord(first[0]):04x}{first[1:]}":{compact(full[first])}}}'),
            derived(case, f"{first} twice"), ["Twice"])
        nothing = render(node, {pointer: "null" for _, member, pointer, of, needed in members_of(node, MESSAGES.get(kind.kind, {}))
                                if member and "null" in takes(of) and pointer.count("/") == 1})
        add(f"{name} all null", "null for all that may be left out", at(rest, nothing), derived(case, "null for what may be left out"), ["Null"])
        blank = render(node, {pointer: '""' for _, member, pointer, of, needed in members_of(node, MESSAGES.get(kind.kind, {}))
                              if member and "string" in takes(of) and of != ANY})
        add(f"{name} all empty", "empty texts for all that may be left out", at(rest, blank), derived(case, "empty texts"), ["Null"])


def messages():
    for way in ("up", "down"):
        rest = f"messages/{way}"
        for slug, payload in (
            ("text", "raw custom text, not JSON"), ("bytes", b"\x00\x01\xfe\xff"), ("json", '{"a":1.10}'), ("list", "[1e2]"),
            ("number", "9007199254740993"), ("nothing", ""), ("white", " \n"), ("content number", '{"content":5}'),
            ("content null", '{"content":null}'), ("content text", '{"content":"x"}'), ("content object", '{"content":{"a":[1.10]}}'),
            ("content list", '{"content":[1]}'), ("content bool", '{"content":true}'), ("name number", '{"name":1,"content":"x"}'),
            ("name null", '{"name":null,"content":"x"}'), ("id number", '{"id":1,"content":"x"}'), ("id list", '{"id":[1],"content":"x"}'),
            ("device number", '{"object_device_id":1,"content":"x"}'), ("device empty", '{"object_device_id":"","content":"x"}'),
            ("one more", '{"name1":"1","content":"x"}'), ("no content", '{"name":"n","id":"1"}'), ("twice", '{"content":"x","content":"y"}'),
            ("escaped", r'{"\u0063ontent":"\ud83d\ude00"}'), ("half pair", r'{"content":"\ud83d"}'), ("bom", b'\xef\xbb\xbf{"content":"x"}'),
            ("gbk", b'{"content":"\xb2\xe2"}'), ("nul behind", b'{"content":"x"}\x00'), ("payload", '{"payload":{"a":1}}'),
            ("payload hex", '{"payload_hex":"00"}'), ("cut", '{"content":"x"'), ("letter case", '{"Content":"x"}'),
            ("deep", '{"content":' + "[" * 127 + "]" * 127 + "}"), ("too deep", '{"content":' + "[" * 128 + "]" * 128 + "}"),
            ("pcp without a mark", b"\xff\xfd\x01\x13\x4c\x9a\x00\x00"), ("event", event("$log", "log_report", PARAS["log_report"])["payload"]),
            ("chinese", '{"name":"消息","content":"测试"}'),
        ):
            add(f"{way} {slug}", "the platform does not look into messages: what is not of the guide's form stays as it came",
                at(rest, payload), flags=["Free"], out="messages")
    for suffix in ("a", "a/b", "update", "devMsg"):
        for slug, payload in (("json", '{"a":1.10,"__proto__":{}}'), ("text", "hello"), ("bytes", b"\x00\xff"), ("nothing", ""),
                              ("message", compact(FULL["messages/up"])), ("twice", '{"a":1,"a":2}')):
            add(f"user {suffix} {slug}", "a topic of the owner's own", at(f"$oc/devices/{DEV}/user/{suffix}", payload), flags=["Free"], out="topics")


def topics():
    def on(slug, comment, topic, payload="{}", flags=("Topic",)):
        add(slug, comment, at(topic, payload), flags=flags, out="topics")

    for suffix in ("a" * 64, "a" * 65, "a b", "a-b", "a.b", "名", "a//b", "a/", "_", "0", "a/b/c/d/e/f", "A" * 63 + "/", "a$", "a?x=1", "%20"):
        on(f"suffix {suffix[:20]}", "1 to 64 letters, digits, _ and /, no two slashes together", f"$oc/devices/{DEV}/user/{suffix}", "5")
        on(f"bridged suffix {suffix[:20]}", "the same under a bridge", f"$oc/bridges/b/devices/{DEV}/user/{suffix}", "5")
    for device in ("a" * 128, "a" * 129, "a", "A-b_9", "a b", "a.b", "设备", "{device_id}", "a%20", "a:b", "0_0_1_2018072417", "-", "_", "{}"):
        for topic in (f"$oc/devices/{device}/sys/messages/up", f"$oc/devices/{device}/user/x", f"$oc/bridges/b/devices/{device}/sys/messages/up",
                      f"/huawei/v1/devices/{device}/data/binary"):
            on(f"device {device[:20]}", "1 to 128 letters, digits, _ and -", topic, "x")
    for request in ("1", "42a5-a665-b5c46509a37", "a=b", "请求", "a b", "a" * 300, "=", "{request_id}", "00000000-0000-0000-0000-000000000000", "1}", "?", "a?encoding=x"):
        for rest, payload in (("commands/request_id=", compact(FULL["commands/request_id=1"])), ("properties/set/response/request_id=", "{}"),
                              ("shadow/get/request_id=", "{}")):
            on(f"request {request[:20]}", "a request id is any text, and kept exactly", whole(rest + request), payload)
    for topic in ("$oc/devices/d/sys/commands/request_id=", "$oc/devices/d/sys/commands/response", "$oc/devices/d/sys/commands/1",
                  "$oc/devices/d/sys/commands/request_id=1/x", "$oc/devices/d/sys/commands/response/request_id=", "$oc/devices/d/sys/properties/set",
                  "$oc/devices/d/sys/properties/put/request_id=1", "$oc/devices/d/sys/Messages/up", "$oc/devices/d/messages/down",
                  "$oc/devices/d/sys/messages", "$oc/devices/d/sys/messages/up/", "$oc/devices/d/user/", "$oc/devices/d/user", "$oc/devices/d",
                  "$oc/devices//sys/messages/up", "$oc/devices/d/sys/gateway/sub-devices/properties/report", "$oc/m2m/to/a/from/b",
                  "$oc/m2m/to/a/from/b/request_id=", "$oc/m2m/to//from/b/request_id=1", "$oc/bridges/b/devices/d/sys/login",
                  "$oc/bridges//devices/d/sys/disconnect", "$oc/bridges/b/devices//sys/disconnect", "$oc/bridges/b/devices/d/sys/login/request_id=",
                  "$oc/bridges/b/sys/disconnect", "$oc/bridges/b/devices/d/sys/nothing", "$oc/broadcast/x", "$oc/rules/x", "$oc/",
                  "/huawei/v1/devices/d/data/text", "/huawei/v1/devices/d/command", "/huawei/v1/devices//data/json", "/huawei/v1/x",
                  "$oc/devices/d/sys/login/request_id=1", "$oc/devices/d/sys/disconnect", "$oc/devices/d/sys/events/sideways",
                  "$oc/devices/d/sys/shadow/set/request_id=1", "$oc/devices/d/sys/bootstrap"):
        for payload in ('{"a":1.10}', b"\x01\xff"):
            on(f"unknown {topic[4:40]}", "a topic that is not documented", topic, payload, ("Topic", "Unknown"))


def others():
    for slug, payload in (("other id", {"request_id": "2", "to": "d2", "from": "d1", "content": "x"}),
                          ("other to", {"request_id": "1", "to": "d3", "from": "d1", "content": "x"}),
                          ("other from", {"request_id": "1", "to": "d2", "from": "d3", "content": "x"}),
                          ("all other", {"request_id": "9", "to": "9", "from": "9"}), ("swapped", {"request_id": "1", "to": "d1", "from": "d2"}),
                          ("ids empty", {"request_id": "", "to": "", "from": None, "content": {"a": 1}}), ("content list", {"content": [1, None]})):
        add(f"m2m {slug}", "the message has the ids of its topic", at("$oc/m2m/to/d2/from/d1/request_id=1", payload), flags=["Topic"])
    for rest in ("data/binary", "command/binary"):
        for payload in (b"", b"\x00\xff\xfe", "{}", "hello", "[1]"):
            add(f"v1 {rest}", "bytes that only the product's owner makes sense of", at("/huawei/v1/devices/{DEV}/" + rest, payload), flags=["Free"])
    for rest, payload in (("data/json", '{"msgType":"deviceRsp","mid":"7","errcode":"0","body":[]}'),
                          ("data/json", '{"msgType":"deviceReq","data":[]}'), ("data/json", '{"msgType":"other"}'),
                          ("data/json", '{"msgType":"deviceReq","hasMore":1,"data":[{"serviceId":null,"serviceData":null,"eventTime":null}]}'),
                          ("command/json", '{"msgType":"cloudReq","mid":"0001","paras":5}'), ("command/json", '{"mid":9007199254740993}')):
        add("v1 forms", "figures as numbers and as texts", at("/huawei/v1/devices/{DEV}/" + rest, payload), flags=["Lossless"])
    for bad in ('{"msgType":"deviceReq","data":[5]}', '{"msgType":"deviceReq","data":[null]}', '{"msgType":"deviceReq","data":[{"serviceData":[]}]}',
                '{"msgType":"deviceReq","data":[{"serviceData":{}},{"serviceData":"x"}]}', '{"mid":{}}', '{"mid":true}', '{"data":null}'):
        add("v1 odd", "a member of another type", at("/huawei/v1/devices/{DEV}/data/json", bad), flags=["Type"])
    for payload in ("", "{}", '{"baseStrategyKeyword":""}', '{"baseStrategyKeyword":["a","b"]}', '{"baseStrategyKeyword":null,"x":1}', "null", " ", "keyword",
                    '"keyword"', "[]", '{"baseStrategyKeyword":"a","baseStrategyKeyword":"b"}'):
        add(f"up {payload[:30]}", "nothing, or an object", at("bootstrap/up", payload), flags=["Free"])
    for payload in ("", '{"address":"h:8883"}', '{"address":null}', '{"address":5}', '{"address":["h:1"]}', '{"deviceSecret":{}}', '{"address":"h:1","deviceSecret":null}',
                    '{"address":"h:1","port":8883}', '{"address":"h:1","address":"h:2"}', "h:8883"):
        add(f"down {payload[:30]}", "where the device's server is", at("bootstrap/down", payload), flags=["Free"])
    bridge = "$oc/bridges/b1/devices/{DEV}/sys/"
    for rest in ("logout/request_id=1", "disconnect"):
        for payload in ("", "{}", '{"a":1.10}', "null", "[]", "text", b"\x01\xff"):
            add(f"{rest}", "nothing is said, or anything", at(bridge + rest, payload), flags=["Free"])
    for payload in ('{"sign_type":"1","timestamp":2019120219,"password":"p"}', '{"sign_type":2}', '{"sign_type":null,"timestamp":null,"password":null}', "{}",
                    '{"sign_type":true}', '{"timestamp":{}}', '{"password":5}', '{"sign_type":[]}', ""):
        add(f"login {payload[:30]}", "figures as numbers and as texts", at(bridge + "login/request_id=1", payload), flags=["Lossless"])
    for rest in ("login/response/request_id=1", "reset_secret/response/request_id=1"):
        for payload in ("{}", '{"result_code":"0"}', '{"result_code":-1,"paras":null}', '{"result_code":{}}', '{"paras":[]}', '{"paras":"x"}', '{"result_desc":5}', "", "ok"):
            add(f"{rest} {payload[:30]}", "the platform's answer to a bridge", at(bridge + rest, payload), flags=["Lossless"])
    for rest, full in FULL.items():
        if not rest.startswith(("$", "/")):
            add(f"bridged {classify(whole(rest)).kind}", "what a bridge publishes for its device", at(bridge + rest, full), flags=["Whole"])
            add(f"bridged {classify(whole(rest)).kind} list", "of another type", at(bridge + rest, "[5]"), flags=["Type"])
    for name in ("log_report", "get_upload_url"):
        service = next(service for service, event_name in EVENTS if event_name == name)
        record = event(service, name, PARAS[name])
        add(f"bridged {name}", "an event that a bridge publishes for its device", at(bridge + "events/up", record["payload"]), flags=["Whole"])
    for text in ("0", "-1", "1", '"0"', '""', "null", "0.0", "9007199254740993"):
        add(f"command result {text}", "no code means success, and so does 0", at("commands/response/request_id=1", '{"result_code":' + text + "}"), flags=["Lossless"])
        add(f"set result {text}", "no code means success, and so does 0", at("properties/set/response/request_id=1", '{"result_code":' + text + "}"), flags=["Lossless"])
    for bad in ("true", "{}", "[]", "[0]"):
        add(f"command result {bad}", "a code of another type", at("commands/response/request_id=1", '{"result_code":' + bad + "}"), flags=["Type"])
        add(f"set result {bad}", "a code of another type", at("properties/set/response/request_id=1", '{"result_code":' + bad + "}"), flags=["Type"])
    for text in ("5", "null", "[]", '"x"', "1.10", "true", '{"a":{"b":1e2}}'):
        add(f"command paras {text}", "parameters are the product's own", at("commands/request_id=1", '{"command_name":"c","paras":' + text + "}"), flags=["Free"])
        add(f"response paras {text}", "parameters are the product's own", at("commands/response/request_id=1", '{"paras":' + text + "}"), flags=["Free"])
    for text in ("{}", '{"shadow":null}', '{"shadow":[]}', '{"object_device_id":null,"shadow":[]}', '{"object_device_id":"d"}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s"}]}', '{"object_device_id":"d","shadow":[{"service_id":"s","desired":null,"reported":null,"version":null}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","desired":{"properties":null}}]}', '{"object_device_id":"d","shadow":[{"service_id":"s","desired":{}}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","reported":{"event_time":"20151212T121212Z"}}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","version":"9007199254740993"}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","desired":{"properties":{"a.b":1.10}}}]}'):
        add(f"shadow {text[:40]}", "areas may be empty or missing", at("shadow/get/response/request_id=1", text), flags=["Null"])
    for text in ('{"object_device_id":"d","shadow":{}}', '{"object_device_id":"d","shadow":[5]}', '{"object_device_id":"d","shadow":[{}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","desired":[]}]}', '{"object_device_id":"d","shadow":[{"service_id":"s","desired":{"properties":[]}}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s","reported":{"properties":"x"}}]}', '{"object_device_id":"d","shadow":[{"service_id":null}]}',
                 '{"object_device_id":"d","shadow":[{"service_id":"s"},{"service_id":5}]}', '{"object_device_id":"d","shadow":"x"}', '{"object_device_id":"d","shadow":[null]}'):
        add(f"shadow odd {text[:40]}", "a member of another type", at("shadow/get/response/request_id=1", text), flags=["Type"])


def gzip(text, level=6, name=None, comment=None, extra=None, check=False):
    """One member, made by zlib."""
    raw = text.encode() if isinstance(text, str) else text
    flags = (8 if name else 0) | (16 if comment else 0) | (4 if extra else 0) | (2 if check else 0)
    head = bytes([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255])
    if extra:
        head += len(extra).to_bytes(2, "little") + extra
    head += name + b"\0" if name else b""
    head += comment + b"\0" if comment else b""
    if check:
        head += (zlib.crc32(head) & 0xffff).to_bytes(2, "little")
    engine = zlib.compressobj(level, zlib.DEFLATED, -15)
    return head + engine.compress(raw) + engine.flush() + zlib.crc32(raw).to_bytes(4, "little") + (len(raw) & 0xffffffff).to_bytes(4, "little")


def compressed():
    out = FILES["gzip"]

    def on(slug, comment, rest, payload, source=None, flags=("Gzip",)):
        return out.add(slug, comment, at(rest + "?encoding=gzip", payload), source, flags)

    report = compact(FULL["properties/report"])
    case = on("report", "a report, compressed", "properties/report", gzip(report))
    raw = gzip(report)
    for rest in ("messages/up", "gateway/sub_devices/properties/report", "events/up", "commands/response/request_id=1",
                 "properties/set/response/request_id=1", "shadow/get/request_id=1", "messages/down"):
        full = FULL.get(rest) or {"services": []}
        on(rest, "compressed", rest, gzip(compact(full)))
        on(f"{rest} broken inside", "JSON that is cut, compressed", rest, gzip(compact(full)[:-1]))
    for name in ("log_report", "time_sync_request", "sub_device_update_status"):
        service = next(service for service, event_name in EVENTS if event_name == name)
        on(f"event {name}", "an event, compressed", "events/up", gzip(event(service, name, PARAS[name])["payload"]))
    for level in (0, 1, 9):
        on(f"level {level}", "any level of compression", "properties/report", gzip(report, level))
    on("name", "with a file's name", "properties/report", gzip(report, name=b"a.json"))
    on("comment", "with a comment", "properties/report", gzip(report, comment=b"hello"))
    on("extra", "with an extra field", "properties/report", gzip(report, extra=b"AB\x02\x00xy"))
    on("header check", "with a check of the header", "properties/report", gzip(report, name=b"n", comment=b"c", extra=b"AB\x00\x00", check=True))
    on("nothing", "compressed nothing", "messages/up", gzip(""))
    on("text", "compressed text", "messages/up", gzip("hello"))
    on("bytes", "compressed bytes", "messages/up", gzip(b"\x00\x01\xff"))
    on("user", "a topic of the owner's own, compressed", f"$oc/devices/{DEV}/user/x", gzip('{"a":1.10}'))
    on("twice", "compressed twice", "messages/up", gzip(gzip("hello")))
    on("long", "20,000 bytes from a few", "messages/up", gzip(compact({"content": "a" * 20_000})))
    on("empty", "no bytes", "properties/report", b"")
    on("plain", "JSON that is not compressed", "properties/report", report.encode())
    on("plain messages", "text that is not compressed", "messages/up", b"hello, this is text")
    on("zlib", "zlib's own format", "properties/report", zlib.compress(report.encode()))
    on("zip", "another archive", "properties/report", b"PK\x03\x04" + bytes(30))
    for index in range(1, 10):
        on(f"head {index}", "cut in the header", "properties/report", raw[:index], derived(case, f"the first {index} bytes"))
    for index in (10, 11, 20, len(raw) - 9, len(raw) - 8, len(raw) - 7, len(raw) - 4, len(raw) - 1):
        on(f"cut {index}", "cut", "properties/report", raw[:index], derived(case, f"the first {index} bytes"))
    for index, bit, what in ((0, 1, "the mark"), (1, 1, "the mark"), (2, 1, "the method"), (3, 0x20, "a reserved flag"), (3, 0x80, "a reserved flag"),
                             (len(raw) - 8, 1, "the check"), (len(raw) - 5, 0x80, "the check"), (len(raw) - 4, 1, "the size"), (len(raw) - 1, 0x40, "the size")):
        changed = bytearray(raw)
        changed[index] ^= bit
        on(f"bit {index} {bit}", f"a changed bit in {what}", "properties/report", bytes(changed), derived(case, f"bit {bit} of byte {index}"))
    checked = bytearray(gzip(report, name=b"n", check=True))
    checked[12] ^= 1
    on("header check wrong", "the check of the header is wrong", "properties/report", bytes(checked))
    on("name without end", "a name that never ends", "properties/report", bytes([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 255]) + b"abc")
    on("comment without end", "a comment that never ends", "properties/report", bytes([0x1f, 0x8b, 8, 16, 0, 0, 0, 0, 0, 255]) + b"abc")
    on("extra past the end", "an extra field that claims 65,535 bytes", "properties/report", bytes([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 255, 255]) + b"abc")
    on("block type", "a block of a type that is not defined", "properties/report", bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 7]) + bytes(20))
    on("stored length", "a stored block whose length and its complement disagree", "properties/report",
       bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, 5, 0, 0, 0]) + bytes(20))
    on("far back", "a copy from before the start", "properties/report", bytes.fromhex("1f8b08000000000000ff") + bytes.fromhex("4b04b20000") + bytes(8))
    for slug, more in (("byte", b"\0"), ("newline", b"\n"), ("member", gzip("{}")), ("garbage", b"\xff" * 20)):
        on(f"trailing {slug}", "bytes behind the member", "properties/report", raw + more, derived(case, f"{len(more)} bytes more"))
    on("bomb", "more than 4 MB from a few thousand bytes", "messages/up", gzip(bytes((4 << 20) + 1), 9))
    on("bomb claims little", "more than 4 MB, with a size that claims ten", "messages/up", gzip(bytes(5 << 20), 9)[:-4] + b"\x0a\0\0\0")
    for slug, text in (("type", '{"services":5}'), ("missing", "{}"), ("twice", '{"services":[],"services":[]}'), ("nested type", '{"services":[{"service_id":1}]}'),
                       ("trailing", '{"services":[]}x'), ("syntax", '{"services":[,]}'), ("utf8", b'{"services":[{"service_id":"\xff"}]}'), ("bom", b"\xef\xbb\xbf{}")):
        on(f"inside {slug}", "a fault in what was compressed: its bytes are not in the record", "properties/report", gzip(text), derived(case, slug))
    on("time", "a note on what was compressed", "properties/report", gzip('{"services":[{"service_id":"s","properties":{"a.b":1},"event_time":"x"}]}'))
    for topic in (f"$oc/devices/{DEV}/sys/properties/report?encoding=deflate", f"$oc/devices/{DEV}/sys/properties/report?x=1",
                  f"$oc/devices/{DEV}/sys/properties/report?encoding=GZIP", f"$oc/devices/{DEV}/sys/properties/report?",
                  f"$oc/devices/{DEV}/sys/properties/report?encoding=gzip&x=1"):
        out.add("other encoding", "only gzip is known", at(topic, report), None, ["Gzip", "Topic", "Unknown"])
    # Strictly, so that the case has no megabyte in it.
    for character, many in (("a", (1 << 20) + 1), ("志", (1 << 20) // 3 + 1)):
        record = event("$log", "log_report", {"type": "DEVICE_STATUS", "content": character * many})
        out.add("long log", "more than 1 MB of a log", at("events/up?encoding=gzip", gzip(record["payload"], 9), strict=True), None,
                ["Gzip", "Limit", "Strict"])
    out.add("strict", "being compressed breaks no rule", at("properties/report?encoding=gzip", raw, strict=True), None, ["Gzip", "Strict"])


def exact():
    out = FILES["json"]
    targets = [
        ("properties/report", '{"services":[{"service_id":"s","properties":{"x":', "}}]}"),
        ("properties/report", '{"services":[{"service_id":"s","properties":{},"x":', "}]}"),
        ("commands/request_id=1", '{"command_name":"c","paras":{"x":', "}}"),
        ("events/up", '{"services":[{"service_id":"own","event_type":"e","paras":{"x":', "}}]}"),
        ("events/up", '{"services":[{"service_id":"$ota","event_type":"version_report","paras":{"sw_version":"v","x":', "}}]}"),
        ("messages/up", '{"content":', "}"),
        ("shadow/get/response/request_id=1", '{"object_device_id":"d","shadow":[{"service_id":"s","reported":{"properties":{"x":', "}}}]}"),
    ]
    values = [
        ("above 2 53", "9007199254740993"), ("1.10", "1.10"), ("1e2", "1e2"), ("minus zero", "-0"), ("above 64 bits", "18446744073709551616"),
        ("1e400", "1e400"), ("1e-400", "1e-400"), ("capital exponent", "1E+2"), ("long fraction", "0.1000000000000000055511151231257827021181583404541015625"),
        ("escapes", r'"\u540d\t\/\ud83d\ude00\b\f\n\r\"\\\u0000"'), ("line separators", '"\u2028\u2029\u007f"'), ("markup", '"</script><!-- &amp;"'),
        ("proto", '{"__proto__":{"a":1},"constructor":1}'), ("null", "null"), ("empty names", '{"":{"":[]}}'), ("slashes", '{"a/b":1,"a~b":2}'),
        ("same name in two", '{"a":{"a":1},"b":{"a":2}}'), ("blanks", '[ 1 ,\t{ "a" : 2 }\n]'), ("payload", '{"payload":1,"payload_hex":"00"}'),
    ]
    for slug, text in values:
        for index, (rest, before, after) in enumerate(targets):
            out.add(f"{slug} {index}", "a value of the product's own keeps its text", at(rest, before + text + after), None, ["Lossless"])
    bad = [
        ("nan", "NaN"), ("infinity", "-Infinity"), ("leading zero", "0123"), ("plus", "+1"), ("dot", "1."), ("dot first", ".5"), ("hex", "0x10"),
        ("single quotes", "'a'"), ("bare", "abc"), ("True", "True"), ("comma", "[1,]"), ("object comma", '{"a":1,}'), ("two commas", "[1,,2]"),
        ("no colon", '{"a" 1}'), ("no name", "{1:2}"), ("comment", "1/*a*/"), ("half pair", r'"\ud83d"'), ("low half", r'"\ude00"'), ("bad escape", r'"\x41"'),
        ("short escape", r'"\u12"'), ("tab", '"a\tb"'), ("newline", '"a\nb"'), ("twice", '{"a":1,"a":1}'), ("twice deep", '{"b":{"c":[{"a":1,"a":1}]}}'),
        ("escaped twice", r'{"a":1,"\u0061":1}'), ("brace for bracket", "[1}"), ("open string", '"abc'), ("open list", "[1"), ("nothing", ""),
        ("deep", "[" * 200 + "]" * 200), ("endless", "[" * 5000),
    ]
    for slug, text in bad:
        for index, (rest, before, after) in enumerate(targets):
            if rest != "messages/up":
                out.add(f"{slug} {index}", "a fault deep in a value of the product's own", at(rest, before + text + after), None,
                        ["Twice" if "twice" in slug else "Deep" if slug in ("deep", "endless") else "Json"])
    report = compact(FULL["properties/report"])
    for slug, comment, payload in (
        ("bom", "a byte order mark in front", b"\xef\xbb\xbf" + report.encode()), ("utf8", "a byte that is not UTF-8", report.encode().replace(b"Temp", b"\xffemp")),
        ("gbk", "Chinese text in GBK", report.encode().replace(b"Temp", b"\xb2\xe2")), ("nul", "a NUL byte behind it", report.encode() + b"\0"),
        ("c string", "the end of a C buffer behind it", report.encode() + b"\0\0garbage"), ("white", "white space alone", " \r\n\t"),
        ("around", "white space around it", f" \n{report}\t\r\n"), ("vertical tab", "white space that JSON does not have", "\v" + report),
        ("utf16", "UTF-16", report.encode("utf-16-le")), ("hex", "hex text in place of the bytes", report.encode().hex()), ("base64", "base64 in place of the bytes", "eyJzZXJ2aWNlcyI6W119"),
        ("lines", "JSON lines", report + "\n" + report), ("surrogates", "a half of a pair in UTF-8", report.encode().replace(b"Temp", b"\xed\xa0\xbd")),
        ("overlong", "an overlong sequence", report.encode().replace(b"Temp", b"\xc0\xaf")), ("truncated utf8", "cut inside a character", '{"services":[{"service_id":"温'.encode()[:-1]),
    ):
        out.add(slug, comment, at("properties/report", payload), None, ["Json"])
    for index in range(0, len(report), 7):
        out.add(f"cut {index}", "cut somewhere", at("properties/report", report[:index]), None, ["Json"])
    record = event("$ota", "firmware_upgrade", {"version": "v1.2", "url": "u", "file_size": 1, "sign": "s"})["payload"]
    for index in range(0, len(record), 11):
        out.add(f"event cut {index}", "cut somewhere", at("events/down", record[:index]), None, ["Json"])
    for turned in range(3):
        order = list(FULL_SERVICE.items())
        order = order[turned:] + order[:turned]
        out.add(f"order {turned}", "members in any order", at("properties/report", {"services": [dict(order)]}), None, ["Order"])
    for payload in ('{"services":[{"service_id":"a","properties":{}},{"service_id":"a","properties":{}}]}', '{"services":[]}',
                    '{"services":[{"service_id":"","properties":{}}]}', '{"services":[{"service_id":"$device_rule","properties":{"623ae25c":{"version":-1}}}]}'):
        for rest in ("properties/report", "properties/set/request_id=1", "properties/get/response/request_id=1"):
            out.add("services", "one service twice, none, or without a name", at(rest, payload), None, ["Lossless"])


# ---- HTTPS, applications, pushes.

PROJECT = "0518921880801076243d01a011a5078"
HEAD = {"app_id": "8d4a34e5", "device_id": "d", "node_id": "n", "product_id": "p", "gateway_id": "g",
        "tags": [{"tag_key": "k", "tag_value": "v"}]}
REPLIED = {"error_code": "IOTDA.000006", "error_msg": "Invalid input data."}
HTTPS_SERVICE = FULL_SERVICE | {"event_time": "2021-08-13T10:10:10.555Z"}
# By path: request and reply.
BODIES = {
    "/v5/device-auth": (
        {"device_id": DEV, "sign_type": 0, "timestamp": "2019120219",
         "password": "0a5c5c4adcee661b1e730cbf6c8c343ff5924c2f3100ec2f51cad6b060183ed0"},
        {"access_token": "d144a524-1997-4b99-94bf-f27128da8a34", "expires_in": 86399} | REPLIED),
    f"/v5/devices/{DEV}/sys/messages/up": (FULL["messages/up"], REPLIED),
    f"/v5/devices/{DEV}/sys/properties/report": ({"services": [HTTPS_SERVICE]}, REPLIED),
    f"/v5/devices/{DEV}/sys/gateway/sub-devices/properties/report":
        ({"devices": [{"device_id": SUB, "services": [HTTPS_SERVICE]}]}, REPLIED),
    f"/v5/iot/{PROJECT}/devices/{DEV}/shadow": (
        {"shadow": [{"service_id": "WaterMeter", "desired": {"temperature": "60", "x": None}, "version": 1}]},
        {"device_id": DEV, "shadow": FULL["shadow/get/response/request_id=1"]["shadow"]} | REPLIED),
    f"/v5/iot/{PROJECT}/devices/{DEV}/async-commands": (
        {"service_id": "WaterMeter", "command_name": "ON_OFF", "paras": {"value": "ON"}, "expire_time": 0, "send_strategy": "delay"},
        {"device_id": DEV, "command_id": "b1224afb", "status": "SENT", "created_time": WHEN} | REPLIED),
    f"/v5/iot/{PROJECT}/devices/{DEV}/commands": (
        {"service_id": "WaterMeter", "command_name": "ON_OFF", "paras": {"value": "ON"}},
        {"command_id": "b1224afb", "response": FULL["commands/response/request_id=1"]} | REPLIED),
    f"/v5/iot/{PROJECT}/devices/{DEV}/messages": (
        {"message_id": "99b32da9", "name": "n", "message": "HelloWorld", "topic": "messageDown"},
        {"message_id": "99b32da9", "status": "PENDING", "result": {"status": "PENDING", "created_time": WHEN, "finished_time": WHEN}} | REPLIED),
    f"/v5/iot/{PROJECT}/batchtasks": (
        {"app_id": "84fb64e4", "task_name": "task123", "task_type": "createCommands", "targets": [DEV],
         "document": {"service_id": "water", "command_name": "ON_OFF", "paras": {"value": "ON"}}},
        {"task_id": "5c8ba99030344005c02316ad", "status": "Waitting"} | REPLIED),
}
PUSHED = {
    ("device.message", "report"): {"header": HEAD, "body": {"topic": "t", "content": {"temperature": 40}}},
    ("device.property", "report"): {"header": HEAD, "body": {"services": [FULL_SERVICE]}},
    ("device.status", "update"): {"header": HEAD, "body": {"status": "ONLINE", "last_online_time": WHEN}},
    ("device.command.status", "update"): {
        "header": HEAD,
        "body": {"command_id": "49ca40af", "created_time": WHEN, "sent_time": WHEN, "delivered_time": WHEN, "response_time": "",
                 "status": "DELIVERED", "result": {"resultCode": "SUCCESSFUL", "resultDetail": {"value": "ON"}}}},
    ("device.message.status", "update"): {
        "header": HEAD, "body": {"topic": "t", "message_id": "1", "name": "n", "status": "FAILED", "timestamp": WHEN,
                                 "error_info": {"error_code": "IOTDA.014112", "error_msg": "offline"}}},
    ("batchtask", "update"): {"body": {"app_id": "a", "task_id": "t", "task_type": "createCommands", "status": "Success", "status_desc": "x"}},
    ("device", "create"): {"header": HEAD, "body": {"device_id": "d", "auth_info": {"auth_type": "SECRET"}}},
    ("device", "update"): {"header": HEAD, "body": {}}, ("device", "delete"): {"header": HEAD, "body": None},
    ("product", "create"): {"header": None, "body": {"product_id": "p"}}, ("product", "update"): {"body": "x"},
    ("product", "delete"): {"header": {}, "body": []},
}
SAME = {("device.status", "update"): {"app_id": "a", "device_id": "d", "status": "OFFLINE", "timestamp": WHEN},
        ("device.message.status", "update"): {"message_id": "1", "name": "n", "device_id": "d", "status": "PENDING", "timestamp": WHEN}}


def to(path, payload, **more):
    if isinstance(payload, bytes):
        return {"path": path, "payload_hex": payload.hex()} | more
    return {"path": path, "payload": payload if isinstance(payload, str) else compact(payload)} | more


def http():
    for path, (request, reply) in BODIES.items():
        kind = classify_path(path, None).kind
        name = kind.removeprefix("http.").removeprefix("api.")
        case = add(f"{name} request", "a request with every member that is known of its kind", to(path, request), flags=["Whole"])
        record = to(path, reply, status=200)
        answer = add(f"{name} reply", "a reply with every member that is known of its kind", record, flags=["Whole"])
        if HTTP[kind][0]:
            faults(case, to(path, request), HTTP[kind][0])
        faults(answer, record, HTTP[kind][1])
        text = compact(request)
        for slug, comment, body in (
            ("nothing", "no body", ""), ("empty", "an object with nothing in it", "{}"), ("cut", "cut in the middle", text[:len(text) // 2]),
            ("no end", "without the closing brace", text[:-1]), ("trailing", "another body behind it", text * 2), ("list", "a list around it", f"[{text}]"),
            ("text", "text around it", json.dumps(text)), ("null", "null", "null"), ("number", "a number", "5"), ("page", "a page in HTML", "<html></html>"),
            ("form", "an HTML form", "device_id=d&sign_type=0"), ("bom", "a byte order mark in front", b"\xef\xbb\xbf" + text.encode()),
            ("utf8", "a byte that is not UTF-8", text.encode().replace(b'"', b'"\xff', 1)),
        ):
            add(f"{name} {slug}", comment, to(path, body), derived(case, comment), ["Json"])
            for status in (200, 403):
                add(f"{name} reply {slug} {status}", comment, to(path, body, status=status), derived(answer, comment), ["Json"])
        add(f"{name} more", "members that no guide has are kept", to(path, request | {"x_unknown": [1, {"y": None}]}), derived(case, "a member more"), ["Unknown"])
        add(f"{name} reply more", "members that no guide has are kept", to(path, reply | {"x_unknown": [1, {"y": None}]}, status=200),
            derived(answer, "a member more"), ["Unknown"])
        add(f"{name} reply without status", "what tells a reply where no status does", to(path, reply), derived(answer, "without a status"), ["Order"])
        first_name = next(iter(request))
        add(f"{name} twice", "a member occurs twice", to(path, text[:-1] + f',"{first_name}":{compact(request[first_name])}}}'), derived(case, f"{first_name} twice"), ["Twice"])
        for status, code, message in ((400, "IOTDA.000006", "Invalid input data."), (401, "IOTDA.000002", "The request is unauthorized."),
                                      (403, "IOTDA.000004", "Invalid access token."), (403, "IOTDA.021101", "Request reached the maximum rate limit."),
                                      (403, "IOTDA.021102", "The request rate has reached the upper limit of the tenant, limit 10."),
                                      (403, "IOTDA.021103", "The request batch properties number has reached the upper limit, limit 50."),
                                      (400, "IOTDA.021104", "Subdevices in the request does not exist or does not belong to the gateway."),
                                      (403, "IOTDA.021105", "The content reported in a single request cannot exceed 1 MB."), (500, "IOTDA.999999", "?")):
            add(f"{name} error {code}", "an error", to(path, {"error_code": code, "error_msg": message}, status=status),
                {"kind": "derived", "from": f"{GUIDE}, 2.1.3.3 to 2.1.3.5", "edit": "the error codes of its tables as a body"}, ["Guide"])
    auth = BODIES["/v5/device-auth"][0]
    for member, values in (
        ("device_id", ["a" * 128, "a" * 129, "", "a b", "a.b", "设备", "{device_id}", None]), ("sign_type", [0, 1, 2, "0", "1", -1, "", None, 1.0]),
        ("timestamp", ["2018072417", 2018072417, "2018072424", "201807241", "20180724170", "2018-07-24", "", None]),
        ("password", ["0" * 64, "A" * 64, "0" * 63, "0" * 65, "g" * 64, "", None]),
    ):
        for value in values:
            add(f"auth {member} {str(value)[:20]}", "a limit of the guide", to("/v5/device-auth", auth | {member: value}), flags=["Limit"])
    for value in ("a" * 31, "a" * 32, "a" * 256, "a" * 257, "", None):
        add(f"token {len(value or '')}", "32 to 256 characters", to("/v5/device-auth", {"access_token": value, "expires_in": 86399}, status=200), flags=["Limit"])
    report, gateway = f"/v5/devices/{DEV}/sys/properties/report", f"/v5/devices/{DEV}/sys/gateway/sub-devices/properties/report"
    for time in [json.dumps(time) for time in TIMES[:16]] + ODD_TIMES:
        body = '{"services":[{"service_id":"s","properties":{},"event_time":' + time + "}]}"
        add(f"time {time}", "one form less than over MQTT", to(report, body), flags=["Time"])
        add(f"gateway time {time}", "one form less than over MQTT", to(gateway, '{"devices":[{"device_id":"d",' + body[1:] + "]}"), flags=["Time"])
    for count_of in (0, 1, 50, 51, 100):
        add(f"gateway {count_of}", "at most 50 sub-devices over HTTPS",
            to(gateway, {"devices": [{"device_id": f"d{n}", "services": [{"service_id": "s", "properties": {}}]} for n in range(count_of)]}), flags=["Limit"])
    for device in ("a" * 128, "a" * 129, "a b", "设备", "a.b", "{device_id}", ""):
        add(f"sub-device {device[:20]}", "1 to 128 letters, digits, _ and -", to(gateway, {"devices": [{"device_id": device, "services": []}]}), flags=["Limit"])
        if device:
            for path, body in ((f"/v5/devices/{device}/sys/messages/up", "x"), (f"/v5/devices/{device}/sys/properties/report", '{"services":[]}'),
                               (f"/v5/iot/{PROJECT}/devices/{device}/commands", "{}")):
                add(f"path {device[:20]}", "1 to 128 letters, digits, _ and -", to(path, body), flags=["Limit", "Topic"])
    for name in ("a.b", "$a", "a\0", "ab"):
        add(f"name {name.encode().hex()}", "names with . or $ or NUL cannot stand in a shadow", to(report, {"services": [{"service_id": "s", "properties": {name: 1}}]}), flags=["Limit"])
        add(f"desired {name.encode().hex()}", "names with . or $ or NUL cannot stand in a shadow",
            to(f"/v5/iot/{PROJECT}/devices/{DEV}/shadow", {"shadow": [{"service_id": "s", "desired": {name: 1}}]}), flags=["Limit"])
    for payload in ("text", b"\x00\xff", '{"a":1.10}', "[1]", '{"content":5}', '{"name":1}', '{"content":"x"}', '{"error_code":"x"}'):
        add("message", "the platform does not look into messages", to(f"/v5/devices/{DEV}/sys/messages/up", payload), flags=["Free"])
    for payload in ("", b"\x7fELF", "[1]"):
        for more in ({}, {"status": 200}, {"status": 404}):
            add("package", "a package, as bytes", to("/iodm/inner/v1.3.0/firmwarefiles/ca1d954771ae61e5098c7f83", payload, **more), flags=["Free"])
    for strategy in ("immediately", "delay", "", "later", "IMMEDIATELY", None):
        add(f"strategy {strategy}", "immediately or delay", to(f"/v5/iot/{PROJECT}/devices/{DEV}/async-commands", {"send_strategy": strategy}), flags=["Limit"])
    for state in (*COMMAND_STATES, "ON", "sent", "", None):
        add(f"command state {state}", "a state of a command", to(f"/v5/iot/{PROJECT}/devices/{DEV}/async-commands", {"command_id": "c", "status": state}, status=200), flags=["Limit"])
        add(f"message state {state}", "a state of a message", to(f"/v5/iot/{PROJECT}/devices/{DEV}/messages", {"message_id": "m", "status": state}, status=201), flags=["Limit"])
        add(f"message result {state}", "a state of a message", to(f"/v5/iot/{PROJECT}/devices/{DEV}/messages", {"message_id": "m", "result": {"status": state}}, status=201), flags=["Limit"])
    for target in ("a b", "a" * 129, "", "ok"):
        add(f"target {target[:9]}", "1 to 128 letters, digits, _ and -", to(f"/v5/iot/{PROJECT}/batchtasks", {"targets": ["d", target]}), flags=["Limit"])


def pushes():
    def pushed(name, data, **more):
        return {"payload": compact({"resource": name[0], "event": name[1], "event_time": WHEN, "event_time_ms": "2015-12-12T12:12:12.000Z",
                                    "request_id": "r", "notify_data": data} | more)}

    for name, data in [*PUSHED.items(), *SAME.items()]:
        record = pushed(name, data)
        older = " older form" if data is SAME.get(name) else ""
        case = add(f"{' '.join(name)}{older}", "a push with every member that is known of its kind", record, flags=["Whole"])
        faults(case, record, push_type(*name))
        add(f"{' '.join(name)}{older} more", "members that no guide has are kept", pushed(name, data | {"x": 1}, y=[None]), derived(case, "members more"), ["Unknown"])
        add(f"{' '.join(name)}{older} empty", "nothing in it", pushed(name, {}), derived(case, "notify_data is empty"), ["Missing"])
        for event_name in ("report", "update", "create", "nothing"):
            add(f"{name[0]} {event_name}", "an event of another resource", pushed((name[0], event_name), {}), derived(case, f"the event {event_name}"), ["Unknown"])
    misspelt = ("device.commmad.status", "update")
    add("misspelt", "as the guide spells it", pushed(misspelt, PUSHED["device.command.status", "update"]), flags=["Spelling"])
    for bad in ("5", "[]", "true"):
        for member in ("command_id", "status", "result"):
            add(f"misspelt {member} {bad}", "the guide's spelling, with a member of another type", pushed(misspelt, {"body": {member: json.loads(bad)}}), flags=["Spelling", "Type"])
    for name, states in (("device.status", STATES["device.status"]), ("device.command.status", COMMAND_STATES), ("device.message.status", MESSAGE_STATES),
                         ("batchtask", STATES["batchtask"])):
        for state in (*states, "Online", "string", "", None, "SUCCESS"):
            add(f"{name} {state}", "a state", pushed((name, "update"), {"body": {"status": state}}), flags=["Limit"])
            if name in ("device.status", "device.message.status"):
                add(f"{name} beside {state}", "a state, in the older form", pushed((name, "update"), {"status": state}), flags=["Limit"])
    add("state in both", "the body counts", pushed(("device.status", "update"), {"status": "x", "body": {"status": "ONLINE"}}), flags=["Limit"])
    for time in [json.dumps(time) for time in TIMES[:16]] + ODD_TIMES:
        add(f"time {time}", "without dashes", {"payload": '{"resource":"device","event":"create","notify_data":{},"event_time":' + time + "}"}, flags=["Time"])
        add(f"ms {time}", "with milliseconds", {"payload": '{"resource":"device","event":"create","notify_data":{},"event_time_ms":' + time + "}"}, flags=["Time"])
    for text in ('{"resource":"device","event":"create"}', '{"resource":"device","notify_data":{}}', '{"event":"create","notify_data":{}}',
                 '{"resource":5,"event":"create","notify_data":{}}', '{"resource":"device","event":null,"notify_data":{}}',
                 '{"resource":"device","event":"create","notify_data":[]}', '{"resource":"device","event":"create","notify_data":null}', "{}", "[]",
                 '{"notify_data.body.content":{"humidity":24},"device_id":"d"}', '[{"resource":"device","event":"create","notify_data":{}}]'):
        add(f"no push {text[:30]}", "JSON that is no push is kept", {"payload": text}, flags=["Unknown"])
    whole_push = pushed(("device", "create"), {"header": HEAD})["payload"]
    for slug, text in (("cut", whole_push[:60]), ("no end", whole_push[:-1]), ("trailing", whole_push + "x"), ("nothing", ""), ("text", "hello"), ("number", "5"),
                       ("quoted", json.dumps(whole_push)), ("twice", whole_push[:-1] + ',"event":"update"}'), ("nan", whole_push[:-1] + ',"x":NaN}'),
                       ("null", "null"), ("white", " \n")):
        add(f"broken {slug}", "a fault of the JSON text", {"payload": text}, flags=["Twice" if slug == "twice" else "Json"])
    for header in ("{}", "null", "5", "[]", '{"tags":null}', '{"tags":[5]}', '{"tags":[{}]}', '{"tags":{}}', '{"device_id":5}', '{"tags":[{"tag_key":1}]}', '{"x":1}'):
        for resource, event_name in (("device.message", "report"), ("device", "update"), ("device.property", "report"), ("nothing", "x")):
            add(f"header {header} {resource}", "whom a push is about", {"payload": '{"resource":"' + resource + '","event":"' + event_name
                + '","notify_data":{"header":' + header + "}}"}, flags=["Type"])
    for services in ("[]", "null", "5", "[5]", "[{}]", '[{"service_id":"s"}]', '[{"service_id":"s","properties":[]}]', '[{"service_id":"s","properties":{"a":1.10}}]'):
        add(f"services {services}", "properties that a device reported", {"payload": '{"resource":"device.property","event":"report","notify_data":{"body":{"services":' + services + "}}}"},
            flags=["Type"])


def main():
    examples()
    each_message()
    messages()
    each_event()
    spellings()
    limits()
    times()
    envelopes()
    topics()
    others()
    compressed()
    exact()
    http()
    pushes()
    finish(FILES.values(), FOLDER / "huawei", "iotda.py")


main()
