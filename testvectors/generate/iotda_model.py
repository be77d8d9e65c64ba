"""A model of Huawei's IoTDA that shares nothing with the Rust code: tables of topics, messages and events, and the guide's rules.

Members, their types and which of them have to be there are as the IoTDA user guide 1.47 has them, chapters 2.1.2, 2.1.3, 3.6
and 4.5; what it does not have is as the vendor's SDKs send it.
"""
import datetime
import re
import sys
import zlib

sys.dont_write_bytecode = True
from json_model import *  # noqa: E402, F403: the tables are built of its types

UP, DOWN = "up", "down"

# Texts and numbers may be null: the guide's own examples have null where there is nothing to say. Some SDKs write numbers as
# texts.
T, F = or_null(TEXT), or_null(TN)
# A wrong time is no error: the platform takes its own.
TIME = ANY

# ---- Messages by kind. `!`: cannot be read without; `*`: the guide wants it.

SERVICE = {"service_id!": TEXT, "properties!": MAP, "event_time": TIME}
AREA = {"properties*": or_null(MAP), "event_time": TIME}
OUTCOME = {"result_code": F, "result_desc": T}
MESSAGES = {
    "properties.report": {"services!": each(SERVICE)},
    "gateway.sub_devices.properties.report": {"devices!": each({"device_id!": TEXT, "services!": each(SERVICE)})},
    "properties.set.request": {"object_device_id": T, "services!": each(SERVICE)},
    "properties.set.response": OUTCOME,
    "properties.get.request": {"object_device_id": T, "service_id": T},
    "properties.get.response": {"services": each(SERVICE)},
    "commands.request": {"object_device_id": T, "service_id": T, "command_name": T, "paras": ANY},
    "commands.response": {"result_code": F, "response_name": T, "paras": ANY},
    "shadow.get.request": {"object_device_id": T, "service_id": T},
    "shadow.get.response": {
        "object_device_id*": T,
        "shadow": or_null(each({"service_id!": TEXT, "desired": or_null(AREA), "reported": or_null(AREA), "version": F})),
    },
    # Not in the guide: as the SDKs have them.
    "bootstrap.up": {"baseStrategyKeyword": ANY},
    "bootstrap.down": {"address": T, "deviceSecret": T},
    "bridge.login.request": {"sign_type": F, "timestamp": F, "password": T},
    "bridge.login.response": OUTCOME | {"paras": or_null(MAP)},
    "bridge.logout.response": OUTCOME | {"paras": or_null(MAP)},
    "bridge.reset_secret.request": {"old_secret": T, "new_secret": T},
    "bridge.reset_secret.response": OUTCOME | {"paras": or_null(MAP)},
    "m2m": {"request_id": T, "to": T, "from": T, "content": ANY},
    "sub_device_manage.messages.up": {"message_name!": TEXT, "product_id_list": each(TEXT)},
    "v1.data.json": {
        "msgType": T, "data": each({"serviceId": T, "serviceData": or_null(MAP), "eventTime": TIME}), "hasMore": ANY, "mid": F,
        "errcode": F, "body": ANY,
    },
    "v1.command.json": {"msgType": T, "serviceId": T, "cmd": T, "mid": F, "paras": ANY},
}

# ---- What goes over HTTPS, by kind: request and reply. 2.1.3, 3.6, 4.5; error codes are as the platform's other replies have them.

ERROR = {"error_code": T, "error_msg": T}
WHOSE = {"service_id": T, "command_name": T, "paras": ANY}
SHADOW = MESSAGES["shadow.get.response"]["shadow"]
HTTP = {
    "http.device_auth": ({"device_id!": T, "sign_type!": F, "timestamp!": F, "password!": T},
                         {"access_token": T, "expires_in": F} | ERROR),
    "http.messages.up": (None, {"access_token": T, "expires_in": F} | ERROR),
    "http.properties.report": (MESSAGES["properties.report"], {"access_token": T, "expires_in": F} | ERROR),
    "http.gateway.sub_devices.properties.report": (
        MESSAGES["gateway.sub_devices.properties.report"], {"access_token": T, "expires_in": F} | ERROR),
    "api.shadow": ({"shadow": or_null(each({"service_id": T, "desired": or_null(MAP), "version": F}))},
                   {"device_id": T, "shadow": SHADOW} | ERROR),
    "api.async_commands": (WHOSE | {"expire_time": F, "send_strategy": T},
                           {"device_id": T, "command_id": T, "status": T, "created_time": TIME} | ERROR),
    "api.commands": (WHOSE, {"command_id": T, "response": or_null(MESSAGES["commands.response"])} | ERROR),
    "api.messages": ({"message_id": T, "name": T, "message": ANY, "topic": T},
                     {"message_id": T, "status": T,
                      "result": or_null({"status": T, "created_time": TIME, "finished_time": TIME})} | ERROR),
    "api.batchtasks": ({"app_id": T, "task_name": T, "task_type": T, "targets": or_null(each(TEXT)), "document": ANY},
                       {"task_id": T, "status": T} | ERROR),
}
# Members that only a reply has, for records without a status.
REPLIES = {"http.device_auth": {"access_token", "error_code"}, "api.shadow": {"device_id", "error_code"},
           "api.async_commands": {"command_id", "error_code"}, "api.commands": {"command_id", "error_code"},
           "api.messages": {"result", "error_code"}, "api.batchtasks": {"task_id", "error_code"}}
COMMAND_STATES = ("PENDING", "EXPIRED", "SENT", "TIMEOUT", "DELIVERED", "SUCCESSFUL", "FAILED")
MESSAGE_STATES = ("PENDING", "TIMEOUT", "DELIVERED", "FAILED")

# ---- Pushes to an application, by resource and event. 4.5.2, 4.5.3, 5.4 and 5.5; those that the guide only names are as the
# platform's reference for applications has them.

HEADER = or_null({"app_id": T, "device_id": T, "node_id": T, "product_id": T, "gateway_id": T,
                  "tags": or_null(each({"tag_key": T, "tag_value": T}))})
NOTICE = {"header": HEADER, "body": ANY}
PUSHES = {
    ("device.message", "report"): {"header": HEADER, "body": or_null({"topic": T, "content": ANY})},
    ("device.property", "report"): {"header": HEADER, "body": or_null({"services": each(SERVICE)})},
    ("device.status", "update"): {"header": HEADER, "body": or_null({"status": T, "last_online_time": TIME}), "app_id": T,
                                  "device_id": T, "status": T, "timestamp": TIME},
    ("device.command.status", "update"): {
        "header": HEADER,
        "body": or_null({"command_id": T, "created_time": TIME, "sent_time": TIME, "delivered_time": TIME, "response_time": TIME,
                         "status": T, "result": or_null({"resultCode": T, "resultDetail": ANY})})},
    ("device.message.status", "update"): {
        "header": HEADER,
        "body": or_null({"topic": T, "message_id": T, "name": T, "status": T, "timestamp": TIME, "error_info": or_null(ERROR)}),
        "message_id": T, "name": T, "device_id": T, "status": T, "timestamp": TIME},
    ("batchtask", "update"): {"body": or_null({"app_id": T, "task_id": T, "task_type": T, "status": T, "status_desc": T})},
    ("device", "create"): NOTICE, ("device", "update"): NOTICE, ("device", "delete"): NOTICE,
    ("product", "create"): NOTICE, ("product", "update"): NOTICE, ("product", "delete"): NOTICE,
}
STATES = {
    "device.status": ("ONLINE", "OFFLINE", "ABNORMAL", "INACTIVE"), "device.command.status": COMMAND_STATES,
    "device.message.status": MESSAGE_STATES, "batchtask": ("Waitting", "Processing", "Success", "PartialSuccess", "Fail", "Stopped"),
}


def push_name(resource, event):
    """What a push is about. The guide prints device.commmad.status."""
    name = ("device.command.status" if resource == "device.commmad.status" else resource, event)
    return name if name in PUSHES else None


def push_type(resource, event):
    return {"resource!": TEXT, "event!": TEXT, "event_time": TIME, "event_time_ms": TIME, "request_id": T,
            "notify_data!": PUSHES.get(push_name(resource, event), NOTICE)}


# ---- Events, by service and type: direction, parameters, and whether the guide wants parameters.

DEVICE = {
    "parent_device_id": T, "node_id": T, "device_id": T, "name": T, "description": T, "manufacturer_id": T, "model": T,
    "product_id": T, "fw_version": T, "sw_version": T, "status": T, "extension_info": ANY,
}
REASON = {"device_id": T, "node_id": T, "product_id": T, "error_code": F, "error_msg": T}
STATUS = {"device_id!": TEXT, "status!": T}


def wanting(members, *names):
    """The same members, where the guide wants these."""
    return {name + "*" if name in names else name: of for name, of in members.items()}


ADDED = wanting(DEVICE, "parent_device_id", "node_id", "device_id")
ATTRIBUTES = or_null({"hash_code": T, "size": F})
# `fileName` in one table of the guide, `file_name` elsewhere; the C SDK has digest and size beside the attributes.
FILE = {"file_name": T, "fileName": T, "file_attributes": ATTRIBUTES, "hash_code": T, "size": F}
FILE_URL = {"url!": T, "bucket_name": T, "object_name": T, "expire": F, "file_attributes": ATTRIBUTES}
FILE_RESULT = {"object_name!": T, "result_code!": F, "status_code": F, "status_description": T}
TASK = {"task_id": T, "sub_device_count": F, "task_ext_info": ANY}
UPGRADE_V2 = {"version!": T, "url!": T, "file_size": F, "access_token": T, "expires": F, "sign": T, "file_name": T,
              "custom_info": ANY} | TASK
UPGRADE = wanting(UPGRADE_V2, "file_size", "sign")
INFO = {"device_sdk_version": T, "sw_version": T, "fw_version": T, "device_ip": T}
SCAN = {"protocol": T, "protocol_type": T, "channel": T, "parent_device_id": T, "scan_settings": ANY}
FOUND = {"devices": or_null(each(wanting(DEVICE, "parent_device_id", "node_id")))}
RULE = {"ruleId": T, "ruleName": T, "logic": T, "timeRange": ANY, "status": T, "conditions": each(ANY), "actions": each(ANY),
        "ruleVersionInShadow": F}
MANAGER = "$sub_device_manager"
EVENTS = {
    ("$log", "log_config"): (DOWN, {"switch": T, "end_time": TIME}, True),
    ("$log", "log_report"): (UP, {"timestamp": F, "type!": T, "content!": T}, True),
    ("$sdk_info", "sdk_info_report"): (UP, INFO, False),
    ("$device_info", "device_info_report"): (UP, INFO, False),
    ("$time_sync", "time_sync_request"): (UP, {"device_send_time!": F}, True),
    ("$time_sync", "time_sync_response"): (
        DOWN, {"device_send_time!": F, "server_recv_time": F, "server_rcv_time": F, "server_send_time!": F}, True),
    ("$file_manager", "get_upload_url"): (UP, FILE, True),
    ("$file_manager", "get_upload_url_response"): (DOWN, FILE_URL, True),
    ("$file_manager", "upload_result_report"): (UP, FILE_RESULT, True),
    ("$file_manager", "get_download_url"): (UP, FILE, True),
    ("$file_manager", "get_download_url_response"): (DOWN, FILE_URL, True),
    ("$file_manager", "download_result_report"): (UP, FILE_RESULT, True),
    ("$ota", "version_query"): (DOWN, TASK, True),
    ("$ota", "version_report"): (UP, {"sw_version": T, "fw_version": T}, True),
    ("$ota", "firmware_upgrade"): (DOWN, UPGRADE, True),
    ("$ota", "software_upgrade"): (DOWN, UPGRADE, True),
    ("$ota", "firmware_upgrade_v2"): (DOWN, UPGRADE_V2, True),
    ("$ota", "software_upgrade_v2"): (DOWN, UPGRADE_V2, True),
    ("$ota", "upgrade_progress_report"): (UP, {"result_code!": F, "progress": F, "version*": T, "description": T}, True),
    (MANAGER, "add_sub_device_notify"): (
        DOWN, {"devices!": each(wanting(DEVICE, "parent_device_id", "node_id", "device_id")), "version!": F}, True),
    (MANAGER, "delete_sub_device_notify"): (
        DOWN, {"devices!": each(wanting(DEVICE, "parent_device_id", "device_id")), "version!": F}, True),
    (MANAGER, "sub_device_sync_request"): (UP, {"version": F}, True),
    (MANAGER, "sub_device_update_status"): (UP, {"device_statuses!": each(STATUS)}, True),
    (MANAGER, "get_products"): (UP, {"product_ids!": each(TEXT)}, True),
    (MANAGER, "get_products_response"): (DOWN, {"products!": each(MAP)}, True),
    (MANAGER, "add_sub_device_request"): (UP, {"devices!": each(wanting(DEVICE, "node_id", "product_id"))}, True),
    (MANAGER, "add_sub_device_response"): (
        DOWN, {"successful_devices!": each(ADDED),
               "failed_devices!": each(wanting(REASON, "node_id", "product_id", "error_code", "error_msg"))}, True),
    (MANAGER, "delete_sub_device_request"): (UP, {"devices!": each(TEXT)}, True),
    (MANAGER, "delete_sub_device_response"): (
        DOWN, {"successful_devices!": each(TEXT),
               "failed_devices!": each(wanting(REASON, "device_id", "error_code", "error_msg"))}, True),
    (MANAGER, "update_sub_device_request"): (UP, {"devices!": each(wanting(DEVICE, "device_id"))}, True),
    (MANAGER, "update_sub_device_response"): (
        DOWN, {"successful_devices!": each(ADDED),
               "failed_devices!": each(wanting(REASON, "device_id", "error_code", "error_msg"))}, True),
    ("$sub_device_discovery", "start_scan"): (DOWN, SCAN, True),
    ("$sub_device_discovery", "scan_result"): (UP, FOUND, True),
    # Not in the guide: as the SDKs have them.
    (MANAGER, "sub_device_update_status_response"): (
        DOWN, {"successful_devices": each(STATUS), "failed_devices": each(REASON)}, True),
    ("sub_device_discovery", "start_scan"): (DOWN, SCAN, True),
    ("sub_device_discovery", "scan_result"): (UP, FOUND, True),
    ("$device_rule", "device_rule_config_request"): (UP, {"ruleIds!": each(TEXT), "delIds": each(TEXT)}, True),
    ("$device_rule", "device_rule_config_response"): (DOWN, {"rulesInfos!": each(RULE)}, True),
    ("$tunnel_manager", "tunnel_notify"): (DOWN, {"tunnel_uri!": T, "tunnel_access_token": T}, True),
    ("$device_config", "config_update"): (DOWN, {"config_content": ANY}, True),
    ("$device_config", "config_update_response"): (UP, {"result_code": F, "description": T}, True),
    ("$security_detection_config", "security_log_report"): (UP, {"type!": T, "content": ANY}, True),
    ("$oh_soft_bus", "soft_bus_config_request"): (UP, {"bus_id": T}, True),
    ("$oh_soft_bus", "soft_bus_config_response"): (DOWN, {"bus_id": T}, True),
}
# Responses that the guide wants to have the id of their request.
ANSWERS = ("add_sub_device_response", "delete_sub_device_response", "update_sub_device_response")


def event_type(service, event):
    """The type of an event: parameters that are no object are kept, and a product's own too."""
    paras = ANY
    if (service, event) in EVENTS:
        paras = or_any(EVENTS[service, event][1])
    return {"service_id!": TEXT, "event_type!": TEXT, "event_time": TIME, "event_id": T, "paras": paras}


def events_type(element=ANY):
    return {"object_device_id": T, "services": each(element)}


# ---- Topics.

class Kind:
    """What a topic or path says of its message."""

    def __init__(self, kind, way, ids, protocol="iotda", replies_to=None):
        self.kind, self.way, self.ids, self.protocol, self.replies_to = kind, way, ids, protocol, replies_to


SINGLES = {
    "messages/up": UP, "messages/down": DOWN, "properties/report": UP, "gateway/sub_devices/properties/report": UP,
    "events/up": UP, "events/down": DOWN, "bootstrap/up": UP, "bootstrap/down": DOWN, "sub_device_manage/messages/up": UP,
}
EXCHANGES = {"properties/set": DOWN, "properties/get": DOWN, "commands": DOWN, "shadow/get": UP}
BRIDGE_EXCHANGES = {"login": UP, "logout": UP, "reset_secret": UP}
OTHER = {UP: DOWN, DOWN: UP}
V1 = {"data/json": UP, "data/binary": UP, "command/json": DOWN, "command/binary": DOWN}


def exchange(rest, table, ids, prefix=""):
    """A request or a response with an id in the last level: any text that has no slash in it."""
    for name, way in table.items():
        found = re.fullmatch(re.escape(name) + "(/response)?/request_id=([^/]+)", rest)
        if found:
            kind, ids = prefix + name.replace("/", "."), ids | {"request_id": found[2]}
            if found[1]:
                return Kind(kind + ".response", OTHER[way], ids, replies_to=kind + ".request")
            return Kind(kind + ".request", way, ids)
    return None


def split(topic):
    """A topic and its query, which says how the payload is encoded; none where there is no question mark."""
    name, mark, query = topic.partition("?") if topic.startswith("$oc/") else (topic, "", "")
    return name, query if mark else None


def classify(topic):
    """The kind of a topic, without its query."""
    name = split(topic)[0]
    unknown = Kind("unknown", None, {}, "unknown")
    if found := re.fullmatch(r"/huawei/v1/devices/([^/]+)/(.+)", name):
        way = V1.get(found[2])
        return Kind("v1." + found[2].replace("/", "."), way, {"device_id": found[1]}) if way else unknown
    if found := re.fullmatch(r"\$oc/m2m/to/([^/]+)/from/([^/]+)/request_id=([^/]+)", name):
        return Kind("m2m", None, {"to_device_id": found[1], "from_device_id": found[2], "request_id": found[3]})
    found = re.fullmatch(r"\$oc/(?:bridges/([^/]+)/)?devices/([^/]+)/(sys|user)/(.+)", name)
    if not found:
        return unknown
    bridge, device, branch, rest = found.groups()
    ids = ({"bridge_id": bridge} if bridge else {}) | {"device_id": device}
    if branch == "user":
        return Kind("user", None, ids | {"suffix": rest}, "custom")
    if bridge and rest == "disconnect":
        return Kind("bridge.disconnect", DOWN, ids)
    if rest in SINGLES:
        return Kind(rest.replace("/", "."), SINGLES[rest], ids)
    return exchange(rest, EXCHANGES, ids) or (bridge and exchange(rest, BRIDGE_EXCHANGES, ids, "bridge.")) or unknown


# ---- The guide's rules. Each gives the code of a note, or none.

FORMS = {
    "compact": (r"[0-9]{8}T[0-9]{6}Z", "%Y%m%dT%H%M%SZ"),
    "dashed": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", "%Y-%m-%dT%H:%M:%SZ"),
    "milliseconds": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", "%Y-%m-%dT%H:%M:%S.%fZ"),
}


def milliseconds(text, *forms):
    """A time since 1970, UTC, in one of the forms; none where it is in none of them."""
    for form in forms:
        pattern, layout = FORMS[form]
        if isinstance(text, str) and re.fullmatch(pattern, text):
            try:
                time = datetime.datetime.strptime(text, layout).replace(tzinfo=datetime.timezone.utc)
            except ValueError:
                return None
            return (time - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(milliseconds=1)
    return None


def time_rule(value, *forms):
    """A time in one of the forms. An empty one says nothing, and so does null."""
    if value is None or value == "":
        return None
    return "huawei_time" if milliseconds(value, *forms) is None else None


def event_row(event):
    """What stands beside the message: which event it is, and when it was."""
    row = {"event": f"{event['service_id']}/{event['event_type']}"}
    time = milliseconds(event.get("event_time"), *FORMS)
    return row if time is None else row | {"time_ms": time}


def device_id_rule(text):
    """1 to 128 letters, digits, _ and - (2.1.3.3.1). A guide's placeholder stands for an id."""
    if re.fullmatch(r"\{.*\}", text):
        return None
    if not re.fullmatch(r"[0-9A-Za-z_-]*", text):
        return "huawei_name"
    return None if 1 <= len(text) <= 128 else "huawei_length"


def suffix_rule(text):
    """1 to 64 letters, digits, _ and /, no two slashes together (4.2)."""
    if not re.fullmatch(r"[0-9A-Za-z_/]*", text) or "//" in text:
        return "huawei_name"
    return None if 1 <= len(text) <= 64 else "huawei_length"


def said(value):
    """A number's digits, or a text."""
    if isinstance(value, dict):
        return value.get("$text", "")
    return value if isinstance(value, str) else json.dumps(value)


def places(node, path, pointer=""):
    """The values at a path in which `*` stands for every element or member, with their pointers."""
    if not path:
        yield pointer, node
        return
    step, rest = path[0], path[1:]
    if node.kind == "object":
        for name, _, value in node.members:
            if step in ("*", name):
                yield from places(value, rest, pointer + escape(name))
    elif node.kind == "array":
        for index, value in enumerate(node.elements):
            if step in ("*", str(index)):
                yield from places(value, rest, f"{pointer}/{index}")


def at_each(node, path, rule):
    """What a rule says of every value at a path."""
    for pointer, value in places(node, path.split("/")):
        code = rule(value)
        if code:
            yield code, pointer


def timed(*forms):
    return lambda value: time_rule(shown(value), *forms)


def count(least, most):
    return lambda value: None if least <= len(value.elements) <= most else "huawei_count"


def shadow_keys(node, path):
    """Names that cannot stand in a shadow (3.6)."""
    for pointer, value in places(node, path.split("/")):
        for name, _, _ in value.members:
            if re.search(r"[.$\0]", name):
                yield "huawei_shadow_key", pointer + escape(name)


def progress_rule(value):
    return None if value.kind == "null" or re.fullmatch("[0-9]{1,2}|100|0[0-9]{2}", said(shown(value))) else "huawei_value"


def size_rule(value):
    """A file has at most 5 GB (3.9)."""
    digits = said(shown(value)) if value.kind != "null" else ""
    return "huawei_size" if re.fullmatch("[0-9]{1,20}", digits) and int(digits) > 5 << 30 else None


def one_of(known, empty=False):
    return lambda value: None if value.kind == "null" or said(shown(value)) in (known + ("",) * empty) else "huawei_value"


ONLINE = ("ONLINE", "OFFLINE")
STATES_KNOWN = (*ONLINE, "INACTIVE")
# 2.1.2.2, 2.1.2.5 to 2.1.2.7.
VALUES = {
    "log_config": [("switch", ("on", "off"))],
    "log_report": [("type", ("DEVICE_STATUS", "DEVICE_PROPERTY", "DEVICE_MESSAGE", "DEVICE_COMMAND"))],
    "upload_result_report": [("result_code", ("0", "1"))], "download_result_report": [("result_code", ("0", "1"))],
    "upgrade_progress_report": [("result_code", (*map(str, range(11)), "255"))],
    "sub_device_update_status": [("device_statuses/*/status", ONLINE)],
    "scan_result": [("devices/*/status", ONLINE)],
    "add_sub_device_notify": [("devices/*/status", STATES_KNOWN)],
    "add_sub_device_response": [("successful_devices/*/status", STATES_KNOWN)],
    "update_sub_device_response": [("successful_devices/*/status", STATES_KNOWN)],
}

REPORTED = timed("compact", "milliseconds")
COMPACT = timed("compact")


def event_notes(node, kind):
    """What is odd about events."""
    for pointer, element in places(node, ["services", "*"]):
        members = {name: value for name, _, value in element.members}
        service, event = members["service_id"].value, members["event_type"].value

        def there(rules):
            for code, place in rules:
                yield code, pointer + place

        yield from there(at_each(element, "event_time", REPORTED))
        if (service, event) not in EVENTS:
            if service.startswith("$"):
                yield "huawei_event_unknown", pointer + "/event_type"
            continue
        way, of, wants_paras = EVENTS[service, event]
        if way != kind.way:
            yield "huawei_event_direction", pointer + "/event_type"
        # The guide's table has $device_info, its example and the SDKs $sdk_info; a Python SDK leaves out the dollar.
        if service in ("$device_info", "sub_device_discovery"):
            yield "huawei_spelling", pointer + "/service_id"
        paras = members.get("paras")
        if event in ANSWERS and paras is not None and paras.kind == "object":
            given = members.get("event_id")
            if given is None:
                yield "huawei_member_missing", pointer + "/event_id"
            elif not given.value:
                yield "huawei_form", pointer + "/event_id"
        if paras is None:
            if wants_paras:
                yield "huawei_member_missing", pointer + "/paras"
            continue
        if paras.kind != "object":
            yield "huawei_form", pointer + "/paras"
            continue
        names = {name for name, _, _ in paras.members}
        for place in wanted(paras, of):
            yield "huawei_member_missing", pointer + "/paras" + place
        if event == "time_sync_response" and "server_recv_time" not in names:
            # The guide has server_rcv_time, every SDK reads server_recv_time.
            odd = ("huawei_spelling", "server_rcv_time") if "server_rcv_time" in names else (
                "huawei_member_missing", "server_recv_time")
            yield odd[0], f"{pointer}/paras/{odd[1]}"
        if of is FILE:
            if "file_name" not in names:
                odd = ("huawei_spelling", "fileName") if "fileName" in names else ("huawei_member_missing", "file_name")
                yield odd[0], f"{pointer}/paras/{odd[1]}"
            for name in sorted(names & {"hash_code", "size"}):
                yield "huawei_form", f"{pointer}/paras/{name}"
        if of is SCAN and "protocol_type" in names and "protocol" not in names:
            yield "huawei_spelling", pointer + "/paras/protocol_type"
        if of in (FILE, FILE_URL):
            yield from there(at_each(element, "paras/file_attributes/size", size_rule))
            yield from there(at_each(element, "paras/size", size_rule))
        if event == "log_report":
            yield from there(at_each(element, "paras/content",
                                     lambda value: "huawei_size" if len((value.value or "").encode()) > 1 << 20 else None))
        if event == "log_config":
            yield from there(at_each(element, "paras/end_time", timed("compact", "dashed")))
        if event == "upgrade_progress_report":
            yield from there(at_each(element, "paras/progress", progress_rule))
        if event == "sub_device_update_status":
            yield from there(at_each(element, "paras/device_statuses", count(1, 100)))
        if event in ("add_sub_device_request", "delete_sub_device_request", "update_sub_device_request"):
            yield from there(at_each(element, "paras/devices", count(0, 50)))
        # Values that the guide lists.
        for path, known in VALUES.get(event, ()):
            # An empty text says nothing where the member may be left out.
            empty = event in ("log_config", "scan_result") or event.endswith(("_notify", "_response"))
            yield from there(at_each(element, "paras/" + path, one_of(known, empty)))
        for devices in ("devices", "successful_devices"):
            yield from there(at_each(element, f"paras/{devices}/*/extension_info",
                                     lambda value: "huawei_size" if len(value.text.encode()) > 1024 else None))


def message_notes(node, kind):
    """What is odd about a message that is one object."""
    name = kind.kind
    if name in MESSAGES:
        for place in wanted(node, MESSAGES[name]):
            yield "huawei_member_missing", place
    if name == "properties.report":
        yield from at_each(node, "services/*/event_time", REPORTED)
        yield from shadow_keys(node, "services/*/properties")
    if name == "gateway.sub_devices.properties.report":
        yield from at_each(node, "devices", count(0, 100))
        yield from at_each(node, "devices/*/services/*/event_time", REPORTED)
        yield from shadow_keys(node, "devices/*/services/*/properties")
    if name == "properties.get.response":
        yield from at_each(node, "services/*/event_time", COMPACT)
    if name == "shadow.get.response":
        yield from at_each(node, "shadow/*/desired/event_time", COMPACT)
        yield from at_each(node, "shadow/*/reported/event_time", COMPACT)
    if name == "v1.data.json":
        yield from at_each(node, "data/*/eventTime", REPORTED)
    if name == "m2m":
        for member, of in (("request_id", "request_id"), ("to", "to_device_id"), ("from", "from_device_id")):
            for pointer, value in places(node, [member]):
                if value.value and value.value != kind.ids[of]:
                    yield "huawei_id_disagrees", pointer
    if name.startswith("events."):
        yield from event_notes(node, kind)


# ---- gzip: RFC 1952, one member.

def inflate(raw):
    def damaged(code, offset=None):
        return Fault(code, offset, layer="gzip")

    if len(raw) < 10:
        if raw and raw[0] != 0x1f:
            raise damaged("gzip_invalid", 0)
        raise damaged("truncated", len(raw))
    if raw[:2] != b"\x1f\x8b":
        raise damaged("gzip_invalid", 0)
    if raw[2] != 8:
        raise damaged("gzip_invalid", 2)
    if raw[3] & 0xe0:
        raise damaged("gzip_invalid", 3)
    at = 10
    if raw[3] & 4:
        at += 2 + int.from_bytes(raw[at:at + 2], "little")
    for flag in (8, 16):
        if raw[3] & flag:
            end = raw.find(b"\0", at)
            if end < 0:
                raise damaged("truncated", len(raw))
            at = end + 1
    if raw[3] & 2:
        if int.from_bytes(raw[at:at + 2], "little") != zlib.crc32(raw[:at]) & 0xffff:
            raise damaged("gzip_invalid", at)
        at += 2
    if at > len(raw):
        raise damaged("truncated", len(raw))
    engine = zlib.decompressobj(-15)
    try:
        text = engine.decompress(raw[at:], (4 << 20) + 1)
    except zlib.error:
        raise damaged("gzip_invalid") from None
    if len(text) > 4 << 20:
        raise damaged("limit_exceeded", 0)
    if not engine.eof:
        raise damaged("truncated", len(raw))
    at = len(raw) - len(engine.unused_data)
    trailer = engine.unused_data[:8]
    if len(trailer) < 8:
        raise damaged("truncated", len(raw))
    if int.from_bytes(trailer[:4], "little") != zlib.crc32(text):
        raise damaged("gzip_invalid", at)
    if int.from_bytes(trailer[4:], "little") != len(text):
        raise damaged("gzip_invalid", at + 4)
    if len(raw) > at + 8:
        raise damaged("trailing_bytes", at + 8)
    return text


# ---- What a payload is read as.

def own(raw):
    """What only the product's owner makes sense of."""
    try:
        return {"payload": shown(Parser(raw).whole())}
    except Fault:
        return {"payload_hex": raw.hex()}


def device_message(raw, kind):
    """A message of the guide's form, or none: nothing but its members, texts or null; content of a device is any value."""
    content = or_null(TEXT) if kind.way == DOWN else ANY
    of = {"object_device_id": T, "name": T, "id": T, "content": content}
    try:
        node = Parser(raw).whole(object=True)
        check(node, of)
    except Fault:
        return None
    return node if {name for name, _, _ in node.members} <= set(of) else None


def content(raw, kind, notes):
    name = kind.kind
    if name in ("messages.up", "messages.down"):
        node = device_message(raw, kind)
        if node is None:
            return own(raw)
        if "content" not in {member for member, _, _ in node.members}:
            notes.append(("huawei_member_missing", "/content"))
        return shown(node)
    if name in ("user", "unknown"):
        return own(raw)
    if name in ("v1.data.binary", "v1.command.binary"):
        return {"payload_hex": raw.hex()}
    if name in ("bootstrap.up", "bridge.logout.request", "bridge.disconnect") and not raw:
        return {"payload_hex": ""}
    if name in ("bridge.logout.request", "bridge.disconnect"):
        return own(raw)
    node = Parser(raw).whole(object=True)
    if name.startswith("events."):
        check(node, events_type({"service_id!": TEXT, "event_type!": TEXT, "event_time": TIME, "event_id": T}))
        for pointer, element in places(node, ["services", "*"]):
            members = {member: value for member, _, value in element.members}
            check(element, event_type(members["service_id"].value, members["event_type"].value), pointer)
    else:
        check(node, MESSAGES[name])
    notes.extend(message_notes(node, kind))
    return shown(node)


PATHS = [
    ("/v5/device-auth", "http.device_auth", UP),
    ("/v5/devices/{device_id}/sys/messages/up", "http.messages.up", UP),
    ("/v5/devices/{device_id}/sys/properties/report", "http.properties.report", UP),
    ("/v5/devices/{device_id}/sys/gateway/sub-devices/properties/report", "http.gateway.sub_devices.properties.report", UP),
    ("/v5/iot/{project_id}/devices/{device_id}/shadow", "api.shadow", None),
    ("/v5/iot/{project_id}/devices/{device_id}/async-commands", "api.async_commands", DOWN),
    ("/v5/iot/{project_id}/devices/{device_id}/commands", "api.commands", DOWN),
    ("/v5/iot/{project_id}/devices/{device_id}/messages", "api.messages", DOWN),
    ("/v5/iot/{project_id}/batchtasks", "api.batchtasks", DOWN),
    ("/iodm/inner/v1.3.0/firmwarefiles/{file_id}", "http.firmwarefiles", UP),
]


def classify_path(path, status):
    for template, kind, way in PATHS:
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template.replace(".", r"\.")), path)
        if found:
            return Kind(kind, way if status is None else OTHER.get(way), found.groupdict(), "http")
    return None


def http_notes(node, kind, request):
    name = kind.kind

    def state(known):
        return lambda value: "huawei_status_unknown" if value.value and value.value not in known else None

    def text(rule):
        return lambda value: None if value.kind == "null" else rule(said(shown(value)))

    if name == "http.device_auth" and request:
        yield from at_each(node, "device_id", text(device_id_rule))
        yield from at_each(node, "sign_type", text(lambda value: None if value in ("0", "1") else "huawei_value"))
        yield from at_each(node, "timestamp", text(lambda value: None if re.fullmatch("[0-9]{10}", value) else "huawei_time"))
        yield from at_each(node, "password", text(lambda value: None if re.fullmatch("[0-9A-Fa-f]{64}", value) else "huawei_length"))
    elif name.startswith("http.") and not request:
        yield from at_each(node, "access_token", text(lambda value: None if not value or 32 <= len(value) <= 256 else "huawei_length"))
    # One form of time less than over MQTT.
    if name == "http.properties.report" and request:
        yield from at_each(node, "services/*/event_time", timed("milliseconds"))
        yield from shadow_keys(node, "services/*/properties")
    if name == "http.gateway.sub_devices.properties.report" and request:
        yield from at_each(node, "devices", count(0, 50))
        yield from at_each(node, "devices/*/device_id", text(device_id_rule))
        yield from at_each(node, "devices/*/services/*/event_time", timed("milliseconds"))
        yield from shadow_keys(node, "devices/*/services/*/properties")
    if name == "api.shadow" and request:
        yield from shadow_keys(node, "shadow/*/desired")
    if name == "api.async_commands":
        if request:
            yield from at_each(node, "send_strategy",
                               lambda value: None if value.value in (None, "", "immediately", "delay") else "huawei_value")
        else:
            yield from at_each(node, "status", state(COMMAND_STATES))
    if name == "api.messages" and not request:
        yield from at_each(node, "status", state(MESSAGE_STATES))
        yield from at_each(node, "result/status", state(MESSAGE_STATES))
    if name == "api.batchtasks" and request:
        yield from at_each(node, "targets/*", text(device_id_rule))


def http_content(raw, kind, status, notes):
    name, request = kind.kind, status is None
    if name == "http.firmwarefiles":
        return own(raw)
    names = set()
    try:
        whole = Parser(raw).whole()
        names = {member for member, _, _ in whole.members}
    except Fault:
        pass
    if request and names & REPLIES.get(name, set()):
        request = False
    # Success has no body; a server in between may answer with a page.
    if (not request or name.startswith("api.")) and not raw.lstrip(b" \t\n\r").startswith(b"{"):
        return own(raw)
    if request and name == "http.messages.up":
        return content(raw, Kind("messages.up", UP, {}), notes)
    node = Parser(raw).whole(object=True)
    check(node, HTTP[name][0 if request else 1])
    notes.extend(http_notes(node, kind, request))
    return shown(node)


def push_notes(node):
    members = {name: value for name, _, value in node.members}
    name = push_name(members["resource"].value, members["event"].value)
    if name is None:
        yield "huawei_push_unknown", "/resource"
    yield from at_each(node, "event_time", COMPACT)
    yield from at_each(node, "event_time_ms", timed("milliseconds"))
    if name and name[0] in STATES:
        # In the body, or beside it where there is none.
        for path in ("notify_data/body/status", "notify_data/status"):
            if path == "notify_data/status" and name[0] not in ("device.status", "device.message.status"):
                continue
            found = [(pointer, value) for pointer, value in places(node, path.split("/")) if value.value]
            if found:
                if found[0][1].value not in STATES[name[0]]:
                    yield "huawei_status_unknown", found[0][0]
                break


def push_model(raw):
    """A payload alone: a push is told by its shape, other JSON is kept."""
    if not raw.lstrip(b" \t\n\r").startswith((b"{", b"[")):
        return {"code": "protocol_unrecognised", "layer": "record", "offset": 0}, None
    try:
        node = Parser(raw).whole()
    except Fault as fault:
        return fault.error, None
    members = {name: value for name, _, value in node.members}
    pushed = all(name in members and members[name].kind == kind
                 for name, kind in (("resource", "string"), ("event", "string"), ("notify_data", "object")))
    decoded = {"vendor": None, "protocol": "unknown", "kind": "unknown", "direction": None, "topic": None}
    if not pushed:
        return None, (decoded | {"message": {"payload": shown(node)}}, [("payload_unread", "")])
    resource, event = members["resource"].value, members["event"].value
    try:
        check(node, push_type(resource, event))
    except Fault as fault:
        return fault.error | ({"end": fault.end} if fault.end is not None else {}), None
    name = push_name(resource, event)
    kind = "push." + ".".join(name) if name else "push.unknown"
    return None, (decoded | {"vendor": "huawei", "protocol": "iotda", "kind": kind, "message": shown(node)}, list(push_notes(node)))


def path_model(record, raw):
    status, notes = record.get("status"), []
    kind = classify_path(record["path"], status)
    try:
        message = http_content(raw, kind, status, notes)
    except Fault as fault:
        if fault.end is not None:
            fault.error["end"] = fault.end
        return fault.error, None
    if "device_id" in kind.ids:
        notes.append((device_id_rule(kind.ids["device_id"]), ""))
    notes = [note for note in notes if note[0]]
    topic = {"path": record["path"]} | ({} if status is None else {"status": status}) | kind.ids
    return None, ({"vendor": "huawei", "protocol": "http", "kind": kind.kind, "direction": kind.way, "topic": topic,
                   "message": message}, notes)


def model(record):
    """What a decoder has to make of a record: (error, None) or (None, (decoded, notes))."""
    raw = bytes.fromhex(record["payload_hex"]) if "payload_hex" in record else record["payload"].encode()
    if "path" in record:
        return path_model(record, raw)
    if "topic" not in record:
        return push_model(raw)
    kind, query = classify(record["topic"]), split(record["topic"])[1]
    notes = []
    try:
        if "encoding=gzip" in (query or "").split("&"):
            raw = inflate(raw)
            notes.append(("payload_compressed", ""))
            try:
                message = content(raw, kind, notes)
            except Fault as fault:
                # What was inflated is not in the record: its bytes have no place there.
                for place in ("offset", "end"):
                    fault.error.pop(place, None)
                fault.end = None
                raise
        else:
            message = content(raw, kind, notes)
    except Fault as fault:
        if fault.end is not None and "offset" in fault.error:
            fault.error["end"] = fault.end
        return fault.error, None
    if kind.kind == "unknown":
        notes += [("topic_unknown", ""), ("payload_unread", "")]
    if "device_id" in kind.ids:
        notes.append((device_id_rule(kind.ids["device_id"]), ""))
    if "suffix" in kind.ids:
        notes.append((suffix_rule(kind.ids["suffix"]), ""))
    notes = [note for note in notes if note[0]]
    decoded = {"vendor": "huawei", "protocol": kind.protocol, "kind": kind.kind, "direction": kind.way,
               "topic": {"name": record["topic"]} | kind.ids | ({} if query is None else {"query": query}), "message": message}
    if kind.kind.startswith("events.") and message.get("services"):
        decoded["events"] = [event_row(event) for event in message["services"]]
    if kind.replies_to:
        decoded["replies_to"] = kind.replies_to
    return None, (decoded, notes)
