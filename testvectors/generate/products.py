#!/usr/bin/env python3
"""Writes huawei/product.json: messages held to product models, by a model that shares nothing with the Rust code.

The rules are those of Huawei's API reference (CreateProduct: data types, methods, defaults) and of the developer guide's chapter
on models that are developed offline (what min, max, step and maxLength matter to, the form of dates); messages are the IoTDA
guide's. Numbers are Python's decimals. Faults of the models' JSON are written out by hand.

    products.py            writes the file
    products.py --check    compares it
"""
import json
import pathlib
import re
import sys
from datetime import datetime
from decimal import Decimal

sys.dont_write_bytecode = True
from iotda_model import event_row  # noqa: E402: what stands beside a message of events

HERE = pathlib.Path(__file__).resolve().parent.parent
NAME = "huawei/product.json"
API = "IoTDA API reference, CreateProduct"
OFFLINE = "IoTDA developer guide, developing a product model offline"
GUIDE = "IoTDA guide, 2022-06"
MODEL = {"kind": "crosscheck", "tool": "testvectors/generate/products.py"}
PRODUCT = "5e06bfee334dd4f33759f5b3"
DEVICE = PRODUCT + "_demo"
BITS = {"int": 31, "long": 63}


# ---- The model: services by id, out of any of the document's forms.

def pick(entry, *names, default=None):
    for name in names:
        if entry.get(name) is not None:
            return entry[name]
    return default


def field(entry):
    required = pick(entry, "required")
    if required is None:
        required = any(name in entry for name in ("propertyName", "paraName", "dataType"))
    kind = pick(entry, "data_type", "dataType")
    listed = pick(entry, "enum_list", "enumList", default=[])
    if isinstance(listed, str):
        listed = [word.strip() for word in listed.split(",") if word.strip()]
    number = lambda *names: None if pick(entry, *names) in (None, "") else Decimal(str(pick(entry, *names)))
    return {
        "type": kind.replace(" ", "").lower() if kind else None,
        "required": required in (True, 1, "1", "true"),
        "values": [str(value) for value in listed],
        "min": number("min"), "max": number("max"), "step": number("step") or None,
        "length": number("max_length", "maxLength") or None,
        "method": pick(entry, "method"),
    }


def named(entries, *names):
    table = {}
    for entry in entries or []:
        table.setdefault(pick(entry, *names, default=""), entry)
    return table


def fields(entries):
    return {name: field(entry) for name, entry in named(entries, "property_name", "propertyName", "para_name", "paraName").items()}


def service(entry):
    lists = [pick(entry, name) for name in ("properties", "commands", "events")]
    if all(part is None for part in lists):
        return None
    properties, commands, events = lists
    return {
        "properties": fields(properties),
        "commands": {
            name: {
                "paras": fields(command.get("paras")),
                "responses": {answer: fields(response.get("paras"))
                              for answer, response in named(command.get("responses"), "response_name", "responseName").items()},
            }
            for name, command in named(commands, "command_name", "commandName").items()
        },
        "events": {name: fields(event.get("paras")) for name, event in named(events, "event_type", "eventType").items()} or None,
    }


def read_model(document):
    """The product's id, and its services by id; None for a service of which nothing is said."""
    parts = document if isinstance(document, list) else [document]
    product, services, types, wanted = None, {}, {}, []
    for part in parts:
        part = part.get("notify_data", {}).get("body", part)
        whole = pick(part, "service_capabilities", "serviceCapabilities")
        if whole is not None:
            product = pick(part, "product_id", "productId")
            for entry in whole:
                services.setdefault(pick(entry, "service_id", "serviceId", "service_type", "serviceType"), service(entry))
            continue
        for device in part.get("devices", []):
            wanted += device["serviceTypeCapabilities"]
        described = list(part.get("services", []))
        for device in part.get("deviceCapabilities", []):
            described += device["serviceCapabilities"]
        for entry in described:
            types.setdefault(pick(entry, "service_type", "serviceType", "service_id", "serviceId"), entry)
    for entry in wanted:
        kind = pick(entry, "serviceType", "serviceId")
        services.setdefault(pick(entry, "serviceId", "serviceType"), service(types.get(kind, entry)))
    named_types = {pick(entry, "serviceType", "serviceId") for entry in wanted}
    for kind, entry in types.items():
        if kind not in named_types:
            services.setdefault(pick(entry, "service_id", "serviceId", "service_type", "serviceType"), service(entry))
    return product, services


# ---- Values.

def is_moment(text):
    if not re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", text, re.ASCII):
        return False
    try:
        datetime.strptime(text, "%Y%m%dT%H%M%SZ")
    except ValueError:
        return False
    return True


def check_text(value, rule, at):
    if rule["values"] and value not in rule["values"]:
        return [("model_enum", at)]
    if rule["type"] != "enum" and rule["length"] is not None and len(value) > rule["length"]:
        return [("model_length", at)]
    return []


def check_number(value, rule, at):
    if rule["values"] and value not in [Decimal(text) for text in rule["values"]]:
        return [("model_enum", at)]
    bits = BITS.get(rule["type"])
    if bits and value != value.to_integral_value():
        return [("model_type", at)]
    low, high = rule["min"], rule["max"]
    least, greatest = (-(2 ** bits), 2 ** bits - 1) if bits else (Decimal("-1.7976931348623157e308"), Decimal("1.7976931348623157e308"))
    if (low is not None and value < low) or (high is not None and value > high) or not least <= value <= greatest:
        return [("model_range", at)]
    if rule["step"] is not None and (value - (low or 0)) % rule["step"] != 0:
        return [("model_step", at)]
    return []


def check_value(value, rule, at):
    kind = rule["type"]
    is_number = isinstance(value, Decimal)
    if kind in ("int", "long", "decimal"):
        return check_number(value, rule, at) if is_number else [("model_type", at)]
    if kind in ("string", "enum"):
        return check_text(value, rule, at) if isinstance(value, str) else [("model_type", at)]
    if kind == "datetime":
        if not isinstance(value, str):
            return [("model_type", at)]
        return check_text(value, rule, at) if is_moment(value) else [("model_date", at)]
    if kind == "boolean":
        return [] if isinstance(value, bool) else [("model_type", at)]
    if kind == "jsonobject":
        return [] if isinstance(value, dict) else [("model_type", at)]
    if kind == "stringlist":
        if not isinstance(value, list):
            return [("model_type", at)]
        notes = []
        for index, text in enumerate(value):
            notes += check_text(text, rule, f"{at}/{index}") if isinstance(text, str) else [("model_type", f"{at}/{index}")]
        return notes
    return []


def step(name):
    return "/" + name.replace("~", "~0").replace("/", "~1")


# ---- Messages.

def text_of(entry, name):
    value = entry.get(name)
    return value if isinstance(value, str) and value else None


def check_paras(entry, rules, at):
    paras = entry.get("paras")
    if paras is None:
        return [("model_required_missing", at + "/paras")] if any(rule["required"] for rule in rules.values()) else []
    if not isinstance(paras, dict):
        return [("model_type", at + "/paras")]
    notes = []
    for name, value in paras.items():
        place = at + "/paras" + step(name)
        notes += check_value(value, rules[name], place) if name in rules else [("model_identifier_unknown", place)]
    return notes + [("model_required_missing", at + "/paras" + step(name))
                    for name, rule in rules.items() if rule["required"] and name not in paras]


def check_properties(values, rules, at, is_set=False, is_kept=False):
    notes = []
    for name, value in values.items() if isinstance(values, dict) else []:
        place = at + step(name)
        if name not in rules:
            notes.append(("model_identifier_unknown", place))
            continue
        rule = rules[name]
        if is_set and rule["method"] and "W" not in rule["method"]:
            notes.append(("model_read_only", place))
        if not (is_kept and value is None):
            notes += check_value(value, rule, place)
    return notes


class Checker:
    def __init__(self, document):
        self.product, self.services = read_model(document)

    def is_of(self, device):
        if self.product is None or device is None or device.startswith(self.product + "_"):
            return True
        return re.match(r"[0-9a-fA-F]{24}_", device) is None

    def service(self, entry, at):
        """The rules of the service that an entry names, and the note if there is none."""
        name = text_of(entry, "service_id")
        if name is None:
            return None, []
        if name not in self.services:
            return None, [] if name.startswith("$") else [("model_identifier_unknown", at + "/service_id")]
        return self.services[name], []

    def listed(self, entry, at, is_set=False):
        notes = []
        for index, part in enumerate(entry.get("services", [])):
            place = f"{at}/services/{index}"
            rules, found = self.service(part, place)
            notes += found
            if rules:
                notes += check_properties(part.get("properties"), rules["properties"], place + "/properties", is_set)
        return notes

    def check(self, kind, device, message):
        if "gateway" not in kind and not self.is_of(text_of(message, "object_device_id") or device):
            return []
        if kind in ("properties.report", "properties.get.response"):
            return self.listed(message, "")
        if kind == "properties.set.request":
            return self.listed(message, "", is_set=True)
        if kind == "gateway.sub_devices.properties.report":
            notes = []
            for index, part in enumerate(message["devices"]):
                if self.is_of(text_of(part, "device_id")):
                    notes += self.listed(part, f"/devices/{index}")
            return notes
        if kind in ("properties.get.request", "shadow.get.request"):
            return self.service(message, "")[1]
        if kind == "shadow.get.response":
            notes = []
            for index, part in enumerate(message["shadow"]):
                rules, found = self.service(part, f"/shadow/{index}")
                notes += found
                for area in ("desired", "reported"):
                    if rules and part.get(area):
                        notes += check_properties(part[area]["properties"], rules["properties"],
                                                  f"/shadow/{index}/{area}/properties", is_kept=True)
            return notes
        commands = [rules["commands"] for rules in self.services.values() if rules]
        is_open = any(rules is None for rules in self.services.values())
        if kind == "commands.request":
            name = text_of(message, "command_name")
            if text_of(message, "service_id"):
                rules, found = self.service(message, "")
                if rules is None:
                    return found
                commands, is_open = [rules["commands"]], False
            known = [table[name] for table in commands if name in table]
            if known:
                return check_paras(message, known[0]["paras"], "")
            return [] if is_open else [("model_identifier_unknown", "/command_name")]
        if kind == "commands.response":
            name = text_of(message, "response_name")
            if message.get("result_code") not in (None, 0, "0", "") or name is None:
                return []
            answers = [command["responses"] for table in commands for command in table.values()]
            found = [check_paras(message, table[name], "") for table in answers if name in table]
            if not found:
                return [] if is_open or not any(answers) else [("model_identifier_unknown", "/response_name")]
            return [] if [] in found else found[0]
        if kind in ("events.up", "events.down"):
            notes = []
            for index, part in enumerate(message["services"]):
                place = f"/services/{index}"
                rules, found = self.service(part, place)
                notes += found
                if rules and rules["events"] is not None:
                    event = rules["events"].get(part["event_type"])
                    notes += check_paras(part, event, place) if event is not None else [("model_identifier_unknown", place + "/event_type")]
            return notes
        return []


KINDS = {
    "report": ("sys/properties/report", "properties.report", "up", None),
    "gateway": ("sys/gateway/sub_devices/properties/report", "gateway.sub_devices.properties.report", "up", None),
    "set": ("sys/properties/set/request_id=1", "properties.set.request", "down", None),
    "get": ("sys/properties/get/request_id=1", "properties.get.request", "down", None),
    "got": ("sys/properties/get/response/request_id=1", "properties.get.response", "up", "properties.get.request"),
    "shadow": ("sys/shadow/get/response/request_id=1", "shadow.get.response", "down", "shadow.get.request"),
    "ask-shadow": ("sys/shadow/get/request_id=1", "shadow.get.request", "up", None),
    "command": ("sys/commands/request_id=1", "commands.request", "down", None),
    "response": ("sys/commands/response/request_id=1", "commands.response", "up", "commands.request"),
    "event": ("sys/events/up", "events.up", "up", None),
}
FLAGS = {
    "Guide": "a message that the guide prints", "Valid": "keeps to the model", "Form": "a form of the model's document",
    "Type": "another type than the model's", "Range": "outside the model's range", "Step": "not a step of the model",
    "Length": "longer than the model allows", "Enum": "not one of the model's values", "Date": "dates",
    "Missing": "something required is not there", "Unknown": "something that the model does not have",
    "ReadOnly": "a property that cannot be set is set", "Product": "whose message it is",
    "Strict": "a strict record is refused for the first note", "Model": "the model itself cannot be read",
}
CASES = []


def kept(text):
    """The message, with the text of those numbers that some reader would round."""
    exact = lambda number: {"$text": number}
    return json.loads(text, parse_float=exact, parse_int=lambda number: int(number) if abs(int(number)) < 2 ** 53 else exact(number))


def add(slug, comment, model, what, message, flags, source=None, device=DEVICE, strict=False):
    tail, kind, way, replies_to = KINDS[what]
    payload = message if isinstance(message, str) else json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    topic = f"$oc/devices/{device}/{tail}"
    record = {"topic": topic, "payload": payload}
    exact = json.loads(payload, parse_int=Decimal, parse_float=Decimal)
    notes = Checker(model).check(kind, device, exact)
    case = {"id": f"{NAME.removesuffix('.json')}/{len(CASES) + 1:04}-{slug}", "comment": comment, "flags": sorted(flags),
            "source": source or MODEL, "model": model, "record": record}
    if strict:
        record["strict"] = True
        code, pointer = notes[0]
        case |= {"result": "invalid", "error": {"code": code, "layer": "iotda.model", "pointer": pointer}}
    else:
        ids = {"device_id": device} | ({"request_id": "1"} if "request_id=" in tail else {})
        decoded = {"vendor": "huawei", "protocol": "iotda", "kind": kind, "direction": way,
                   "topic": {"name": topic} | ids, "message": kept(payload)}
        if replies_to:
            decoded["replies_to"] = replies_to
        if kind.startswith("events.") and decoded["message"].get("services"):
            decoded["events"] = [event_row(event) for event in decoded["message"]["services"]]
        case |= {"result": "acceptable" if notes else "valid", "decoded": decoded,
                 "notes": [{"code": code, "pointer": pointer} for code, pointer in notes], "encodes_to": "same"}
        expected = "Valid" in flags
        assert expected == (not notes), (slug, notes)
    CASES.append(case)


def refuse(slug, comment, model, code, pointer, layer="json"):
    record = {"topic": f"$oc/devices/{DEVICE}/sys/properties/report", "payload": '{"services":[]}'}
    CASES.append({"id": f"{NAME.removesuffix('.json')}/{len(CASES) + 1:04}-{slug}", "comment": comment, "flags": ["Model"],
                  "source": {"kind": "derived", "from": "huawei/product/0001-int-least", "edit": comment}, "model": model,
                  "record": record, "result": "invalid", "error": {"code": code, "layer": layer, "pointer": pointer}})


def official(guide, section, **more):
    return {"kind": "official", "guide": guide, "section": section} | more


def product(*services, **more):
    return more | {"service_capabilities": list(services)}


def with_property(data_type, name="p", **rules):
    return product({"service_id": "S", "service_type": "S",
                    "properties": [{"property_name": name, "data_type": data_type} | rules]})


def report(value, name="p", service="S"):
    """A report with a value given as JSON text."""
    return '{"services":[{"service_id":"%s","properties":{%s:%s}}]}' % (service, json.dumps(name, ensure_ascii=False), value)


def values():
    rules = {
        "int": ("int", {"min": "-20", "max": "100", "step": 5}, [("least", "-20", "Valid"), ("greatest", "100", "Valid"),
                ("exponent", "5e1", "Valid"), ("fraction-zero", "10.0", "Valid"), ("below", "-25", "Range"), ("above", "105", "Range"),
                ("step", "3", "Step"), ("fraction", "2.5", "Type"), ("text", '"5"', "Type"), ("bool", "true", "Type"),
                ("null", "null", "Type"), ("list", "[5]", "Type"), ("object", '{"value":5}', "Type")]),
        "int-free": ("int", {"max_length": 1}, [("many-digits", "2147483647", "Valid"), ("above-32-bits", "2147483648", "Range"),
                     ("below-32-bits", "-2147483649", "Range")]),
        "int-listed": ("int", {"enum_list": ["1", "2", "4"]}, [("one", "4", "Valid"), ("other", "3", "Enum")]),
        "long": ("long", {"min": "0", "max": "9007199254740993"}, [("exact", "9007199254740993", "Valid"),
                 ("one-more", "9007199254740994", "Range"), ("fraction", "0.5", "Type")]),
        "long-free": ("long", {}, [("64-bits", "9223372036854775807", "Valid"), ("above-64-bits", "9223372036854775808", "Range")]),
        "decimal": ("decimal", {"min": "-40", "max": "125.5", "step": 0.1}, [("greatest", "125.5", "Valid"), ("tenths", "0.3", "Valid"),
                    ("step", "0.15", "Step"), ("above", "125.51", "Range"), ("below", "-40.1", "Range"), ("text", '"21"', "Type")]),
        "decimal-free": ("decimal", {"min": None, "max": "", "step": 0}, [("small", "-1e-300", "Valid"), ("huge", "1e309", "Range")]),
        "string": ("string", {"min": 0, "max": 0, "step": 0, "max_length": 4}, [("full", '"four"', "Valid"), ("characters", '"温度湿度"', "Valid"),
                   ("escapes", '"\\u6e29\\n\\"\\\\"', "Valid"), ("empty", '""', "Valid"), ("longer", '"fives"', "Length"),
                   ("number", "4", "Type"), ("object", "{}", "Type")]),
        "string-free": ("string", {"max_length": 0}, [("any-length", '"' + "x" * 300 + '"', "Valid")]),
        "string-listed": ("string", {"max_length": 3, "enum_list": ["ON", "OFF"]}, [("one", '"OFF"', "Valid"), ("case", '"off"', "Enum"),
                          ("empty", '""', "Enum")]),
        "string-commas": ("string", {"enum_list": "normal, error"}, [("second", '"error"', "Valid"), ("other", '"warning"', "Enum")]),
        "enum": ("enum", {"enum_list": ["auto", "cool"]}, [("one", '"cool"', "Valid"), ("other", '"heat"', "Enum"), ("number", "0", "Type")]),
        "boolean": ("boolean", {}, [("true", "true", "Valid"), ("false", "false", "Valid"), ("number", "1", "Type"), ("text", '"true"', "Type")]),
        "datetime": ("DateTime", {}, [("compact", '"20151212T121212Z"', "Valid"), ("leap-day", '"20160229T000000Z"', "Valid"),
                     ("dashes", '"2015-12-12T12:12:12Z"', "Date"), ("month", '"20151312T121212Z"', "Date"),
                     ("no-leap-day", '"20150229T121212Z"', "Date"), ("hour", '"20151212T241212Z"', "Date"), ("zone", '"20151212T121212"', "Date"),
                     ("empty", '""', "Date"), ("number", "1449922332", "Type")]),
        "datetime-spelled": ("date time", {"max_length": 16}, [("compact", '"20151212T121212Z"', "Valid"), ("milliseconds", '"20151212T121212.333Z"', "Date")]),
        "object": ("jsonObject", {}, [("empty", "{}", "Valid"), ("any", '{"a":{"b":[1,null]}}', "Valid"), ("list", "[]", "Type"), ("text", '"{}"', "Type")]),
        "list": ("string list", {"max_length": 4}, [("empty", "[]", "Valid"), ("texts", '["a","four"]', "Valid"), ("longer", '["a","fives"]', "Length"),
                 ("number", '["a",1]', "Type"), ("text", '"a,b"', "Type")]),
        "unknown-type": ("blob", {"min": "5"}, [("anything", "[1]", "Valid")]),
    }
    for slug, (data_type, more, cases) in rules.items():
        for case, value, flag in cases:
            add(f"{slug}-{case}", f"{data_type}: {case.replace('-', ' ')}", with_property(data_type, **more), "report", report(value), [flag],
                source=MODEL)


def messages():
    number = {"data_type": "int", "min": "0", "max": "9"}
    model = product(
        {"service_id": "Door", "service_type": "Door", "option": "Mandatory",
         "properties": [{"property_name": "open", "data_type": "boolean", "method": "RW"},
                        {"property_name": "count", "data_type": "int", "min": "0", "method": "RE"},
                        {"property_name": "a/b~c", "data_type": "string", "method": "W"}],
         "commands": [{"command_name": "LOCK", "paras": [{"para_name": "minutes", "required": True} | number, {"para_name": "why", "data_type": "string"}],
                       "responses": [{"response_name": "LOCK_RSP", "paras": [{"para_name": "result", "required": True} | number]}]},
                      {"command_name": "RING", "paras": None, "responses": [{"response_name": "ACK", "paras": []}]}],
         "events": [{"event_type": "alarm", "paras": [{"para_name": "code", "required": True} | number]}]},
        {"service_id": "Bell", "service_type": "Bell", "properties": [], "events": [],
         "commands": [{"command_name": "RING", "responses": [{"response_name": "ACK", "paras": [{"para_name": "times", "required": True} | number]}]}]},
        product_id=PRODUCT,
    )
    door = lambda **values: {"services": [{"service_id": "Door", "properties": values}]}
    event = lambda service, kind, **paras: {"services": [{"service_id": service, "event_type": kind, "event_time": "20151212T121212Z", "paras": paras}]}
    command = lambda name, service="Door", **more: {"service_id": service, "command_name": name} | more
    answer = lambda name, **more: {"result_code": 0, "response_name": name} | more
    other = "aaaabbbbccccddddeeeeffff_demo"
    for slug, comment, what, message, flag, *device in [
        ("report", "a part of the properties is a report", "report", door(open=True), "Valid"),
        ("report-two", "two services, one unknown", "report", {"services": door(open=1)["services"] + [{"service_id": "Gate", "properties": {"x": 1}}]}, "Unknown"),
        ("report-name", "another property", "report", door(opened=True), "Unknown"),
        ("report-none", "a service without properties", "report", {"services": [{"service_id": "Bell", "properties": {"x": 1}}]}, "Unknown"),
        ("report-pointer", "a name with a slash and a tilde", "report", door(**{"a/b~c": 1}), "Type"),
        ("got", "the answer to a query", "got", door(count=-1), "Range"),
        ("get", "a query of a service", "get", {"service_id": "Door"}, "Valid"),
        ("get-unknown", "a query of another service", "get", {"service_id": "door"}, "Unknown"),
        ("get-all", "a query of all services", "get", {"object_device_id": DEVICE}, "Valid"),
        ("set", "what can be written is set", "set", door(open=False, **{"a/b~c": "x"}), "Valid"),
        ("set-read-only", "what can only be read is set", "set", door(count=1), "ReadOnly"),
        ("set-both", "and of another type", "set", door(count="1"), "ReadOnly"),
        ("shadow", "null is no desired value", "shadow",
         {"object_device_id": DEVICE, "shadow": [{"service_id": "Door", "desired": {"properties": {"open": None}}, "reported": {"properties": {"count": 3}}, "version": 1}]}, "Valid"),
        ("shadow-type", "a desired and a reported value", "shadow",
         {"object_device_id": DEVICE, "shadow": [{"service_id": "Door", "desired": {"properties": {"open": "yes"}}, "reported": {"properties": {"none": 1}}, "version": 1}]}, "Type"),
        ("shadow-service", "asking for another service's shadow", "ask-shadow", {"object_device_id": DEVICE, "service_id": "Gate"}, "Unknown"),
        ("command", "a command with what it needs", "command", command("LOCK", paras={"minutes": 9}), "Valid"),
        ("command-range", "a parameter out of range", "command", command("LOCK", paras={"minutes": 10, "why": "night"}), "Range"),
        ("command-missing", "without what it needs", "command", command("LOCK", paras={"why": "night"}), "Missing"),
        ("command-paras", "without parameters at all", "command", command("LOCK"), "Missing"),
        ("command-list", "a list of parameters", "command", command("LOCK", paras=[]), "Type"),
        ("command-para-unknown", "a parameter that it has not", "command", command("RING", paras={"loud": True}), "Unknown"),
        ("command-none", "a command without parameters", "command", command("RING"), "Valid"),
        ("command-unknown", "a command of another service", "command", command("LOCK", service="Bell", paras={"minutes": 1}), "Unknown"),
        ("command-service-unknown", "a command of an unknown service", "command", command("LOCK", service="Gate"), "Unknown"),
        ("command-service-left-out", "the service is left out", "command", {"command_name": "LOCK", "paras": {"minutes": -1}}, "Range"),
        ("response", "the response to a command", "response", answer("LOCK_RSP", paras={"result": 0}), "Valid"),
        ("response-type", "a result as text", "response", answer("LOCK_RSP", paras={"result": "0"}), "Type"),
        ("response-missing", "without the result", "response", answer("LOCK_RSP", paras={}), "Missing"),
        ("response-failed", "a failure need not have what success has", "response", {"result_code": 1, "response_name": "LOCK_RSP", "paras": {}}, "Valid"),
        ("response-unknown", "a response that no command has", "response", answer("COMMAND_RESPONSE", paras={}), "Unknown"),
        ("response-first", "two commands have this response: as the first has it", "response", answer("ACK", paras={}), "Valid"),
        ("response-second", "as the second has it", "response", answer("ACK", paras={"times": 2}), "Valid"),
        ("response-neither", "as neither has it", "response", answer("ACK", paras={"times": 10}), "Unknown"),
        ("event", "an event of the product", "event", event("Door", "alarm", code=3), "Valid"),
        ("event-range", "its parameter out of range", "event", event("Door", "alarm", code=30), "Range"),
        ("event-missing", "its parameter missing", "event", event("Door", "alarm"), "Missing"),
        ("event-unknown", "another event", "event", event("Door", "bell", code=3), "Unknown"),
        ("event-empty-list", "the platform writes an empty list of events for all products", "event", event("Bell", "rung", times=3), "Valid"),
        ("gateway", "a sub-device of the product and one of another", "gateway",
         {"devices": [{"device_id": other, "services": door(open=0)["services"]}, {"device_id": DEVICE, "services": door(open=0)["services"]}]}, "Product"),
        ("other-product", "a device whose id shows another product", "report", door(open=0), "Valid", other),
        ("no-product", "a device whose id shows no product", "report", door(open=0), "Product", "bf40f0c4-4022-41c6-a201-c5133122054a"),
        ("object-other", "a setting for a sub-device of another product", "set", {"object_device_id": other} | door(open=0), "Valid"),
        ("object-own", "a gateway of another product, a sub-device of this one", "set", {"object_device_id": DEVICE} | door(open=0), "Product", other),
    ]:
        flags = [flag] + (["Product"] if "product" in comment and flag == "Valid" else [])
        add(slug, comment, model, what, message, flags, device=device[0] if device else DEVICE)
    for slug, comment, what, message, flag in [
        ("strict-type", "a strict report", "report", door(open=1), "Type"),
        ("strict-unknown", "a strict command", "command", command("OPEN"), "Unknown"),
        ("strict-read-only", "a strict setting", "set", door(count=1), "ReadOnly"),
        ("strict-missing", "a strict event", "event", event("Door", "alarm"), "Missing"),
    ]:
        add(slug, comment, model, what, message, [flag, "Strict"], strict=True)


def forms():
    water = {"serviceType": "Water", "description": "Water",
             "commands": [{"commandName": "SET_PERIOD", "paras": [
                 {"paraName": "value", "dataType": "int", "required": True, "min": 1, "max": 24, "step": 1, "maxLength": 10, "unit": "hour", "enumList": None},
                 {"paraName": "from", "dataType": "DateTime"}], "responses": None}],
             "properties": [{"propertyName": "flow", "dataType": "int", "required": True, "min": 0, "max": 9999, "step": 0, "maxLength": None,
                             "method": "R", "unit": None, "enumList": None}]}
    device = {"devices": [{"manufacturerId": "TestUtf8ManuId", "manufacturerName": "HZYB", "protocolType": "CoAP", "deviceType": "WaterMeter",
                           "serviceTypeCapabilities": [{"serviceId": "Meter", "serviceType": "Water", "option": "Mandatory"},
                                                       {"serviceId": "Battery", "serviceType": "Battery", "option": "Optional"}]}]}
    source = official(OFFLINE, "examples of device and service capabilities", erratum="shortened; ranges as in the printed example of a command")
    file, profile = {"services": [water]}, [device, {"services": [water]}]
    for slug, comment, model, what, message, flags in [
        ("file", "a service type's file alone", file, "report", report("10000", "flow", "Water"), ["Range"]),
        ("file-right", "a service type's file alone", file, "report", report("9999", "flow", "Water"), ["Valid"]),
        ("files-id", "a service has its id in messages", profile, "report", report("10000", "flow", "Meter"), ["Range"]),
        ("files-type", "not its type", profile, "report", report("1", "flow", "Water"), ["Unknown"]),
        ("files-open", "a service without a file", profile, "report", report("1", "level", "Battery"), ["Valid"]),
        ("files-device", "the device's file alone says which services there are", device, "report", report("1", "level", "Gas"), ["Unknown"]),
        ("file-required", "files require what they do not say otherwise", file, "command",
         {"service_id": "Water", "command_name": "SET_PERIOD", "paras": {"value": 24}}, ["Missing"]),
        ("file-command", "a command of a service type's file", file, "command",
         {"service_id": "Water", "command_name": "SET_PERIOD", "paras": {"value": 0, "from": "20151212T121212Z"}}, ["Range"]),
        ("file-response", "no command has a response", file, "response", {"response_name": "ANY", "paras": {"x": 1}}, ["Valid"]),
        ("older", "the older platform's query", {"deviceCapabilities": [{"deviceId": "d", "serviceCapabilities": [water | {"serviceId": "Meter"}]}]},
         "report", report("-1", "flow", "Meter"), ["Range"]),
        ("notice", "the platform pushes a product", {"resource": "product", "event": "create", "event_time": "20151212T121212Z", "notify_data": {"body": with_property("int", max="1")}},
         "report", report("2"), ["Range"]),
    ]:
        add(slug, comment, model, what, message, flags + ["Form"], source=source if "file" in slug else None)
    temperature = product({"service_id": "Temperature", "service_type": "temperature", "option": "Mandatory", "properties": [
        {"property_name": "value", "required": True, "data_type": "decimal", "enum_list": ["57", "60"], "min": "1", "max": "100", "max_length": 100, "step": 0.1, "unit": "centigrade", "method": "R"},
        {"property_name": "value2", "data_type": "int", "method": "RW"}]},
        {"service_id": "Battery", "service_type": "Battery", "properties": [
            {"property_name": "level", "data_type": "int", "max": "100", "method": "R"}, {"property_name": "level2", "data_type": "int", "max": "80", "method": "RW"}]})
    printed = [{"service_id": "Temperature", "properties": {"value": 57, "value2": 60}, "event_time": "20151212T121212Z"},
               {"service_id": "Battery", "properties": {"level": 80, "level2": 90}, "event_time": "20151212T121212Z"}]
    add("guide-report", "the guide's report, held to the API reference's example of a property", temperature, "report", {"services": printed}, ["Guide", "Range"],
        source=official(GUIDE, "2.1.2.8.1"))
    bare = [{name: value for name, value in part.items() if name != "event_time"} for part in printed]
    add("guide-set", "the guide's setting of the same", temperature, "set", {"services": bare}, ["Guide", "ReadOnly"], source=official(GUIDE, "2.1.2.8.3"))
    meter = product({"service_id": "WaterMeter", "service_type": "WaterMeter", "commands": [{"command_name": "ON_OFF",
                    "paras": [{"para_name": "value", "required": True, "data_type": "enum", "enum_list": ["0", "1"]}],
                    "responses": [{"response_name": "COMMAND_RESPONSE", "paras": [{"para_name": "result", "required": True, "data_type": "string", "max_length": 7}]}]}]})
    add("guide-command", "the guide's command", meter, "command", {"command_name": "ON_OFF", "service_id": "WaterMeter", "paras": {"value": "1"}}, ["Guide", "Valid"],
        source=official(GUIDE, "2.1.2.10"))
    add("guide-response", "the guide's response", meter, "response", {"result_code": 0, "response_name": "COMMAND_RESPONSE", "paras": {"result": "success"}},
        ["Guide", "Valid"], source=official(GUIDE, "2.1.2.10"))


def refusals():
    for slug, comment, model in [
        ("none", "an empty object", {}), ("number", "a number", 7), ("empty-list", "no file at all", []), ("message", "a message", {"devices": [{"device_id": "d", "services": []}]}),
        ("notice-other", "a notice of something else", {"notify_data": {"body": {"services": [{"service_id": "S"}]}}}), ("null", "nothing", None),
    ]:
        refuse(f"model-{slug}", f"{comment} for a model", model, "model_invalid", "", "model")
    one = {"service_id": "S"}
    for slug, comment, model, code, pointer in [
        ("second", "another document among the files", [product(one), {}], "model_invalid", "/1"),
        ("two", "two products", [product(one), product(one)], "model_invalid", "/1"),
        ("services", "an object for the services", product() | {"service_capabilities": {}}, "json_type", "/service_capabilities"),
        ("service", "a text for a service", product("S"), "json_type", "/service_capabilities/0"),
        ("service-name", "a service without id and type", product({"properties": []}), "json_missing_member", "/service_capabilities/0/service_id"),
        ("service-number", "a number for a service's id", product({"service_id": 1}), "json_type", "/service_capabilities/0/service_id"),
        ("both", "a member in both spellings", product({"serviceId": "S", "service_id": "S"}), "json_duplicate_member", "/service_capabilities/0/service_id"),
        ("property-name", "a property without a name", product(one | {"properties": [{"data_type": "int"}]}), "json_missing_member", "/service_capabilities/0/properties/0/property_name"),
        ("property-type", "a number for a data type", with_property(7), "json_type", "/service_capabilities/0/properties/0/data_type"),
        ("property-min", "true for a bound", with_property("int", min=True), "json_type", "/service_capabilities/0/properties/0/min"),
        ("property-length", "a list for a length", with_property("string", max_length=[]), "json_type", "/service_capabilities/0/properties/0/max_length"),
        ("property-required", "a list for what is required", with_property("int", required=[]), "json_type", "/service_capabilities/0/properties/0/required"),
        ("property-list", "an object for values", with_property("enum", enum_list={}), "json_type", "/service_capabilities/0/properties/0/enum_list"),
        ("command-name", "a command without a name", product(one | {"commands": [{"paras": []}]}), "json_missing_member", "/service_capabilities/0/commands/0/command_name"),
        ("para-name", "a parameter without a name", product(one | {"commands": [{"command_name": "C", "paras": [{}]}]}), "json_missing_member", "/service_capabilities/0/commands/0/paras/0/para_name"),
        ("para-object", "an object for parameters", product(one | {"commands": [{"command_name": "C", "paras": {}}]}), "json_type", "/service_capabilities/0/commands/0/paras"),
        ("response", "a text for a response", product(one | {"commands": [{"command_name": "C", "responses": ["R"]}]}), "json_type", "/service_capabilities/0/commands/0/responses/0"),
        ("event-name", "an event without a type", product(one | {"events": [{}]}), "json_missing_member", "/service_capabilities/0/events/0/event_type"),
        ("file-name", "a property without a name in a file", {"services": [{"serviceType": "S", "properties": [{"dataType": "int"}]}]}, "json_missing_member", "/services/0/properties/0/propertyName"),
        ("file-para-name", "a parameter without a name in a file", {"services": [{"serviceType": "S", "commands": [{"commandName": "C", "paras": [{"dataType": "int"}]}]}]},
         "json_missing_member", "/services/0/commands/0/paras/0/paraName"),
    ]:
        refuse(f"model-{slug}", comment, model, code, pointer, "iotda.model" if code == "model_invalid" else "json")


def text():
    head = {"schema": "../schema/vectors.schema.json",
            "comment": "Messages held to a product model: every data type, every way to break the model, its forms, and models that are none.",
            "flags": FLAGS}
    cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in CASES)
    body = ",\n".join(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items())
    return "{\n" + body + ',\n "cases": [\n' + cases + "\n ]\n}\n"


def main():
    for make in (values, messages, forms, refusals):
        make()
    path = HERE / NAME
    if "--check" in sys.argv:
        if path.read_text() != text():
            sys.exit(f"{NAME} is not what the model writes")
    else:
        path.write_text(text())
    results = [case["result"] for case in CASES]
    print(NAME, {name: results.count(name) for name in ("valid", "acceptable", "invalid")})


main()
