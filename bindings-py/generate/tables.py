"""What the Rust source does not say of its messages, and how they are grouped: the tables of `messages.py`."""

from __future__ import annotations

# What Rust writes by hand, in the words of `json_object!`: module, name, about, members with their Rust types.
BY_HAND: dict[tuple[str, str], tuple[str, dict[str, tuple[str, str]]]] = {
    ("alibaba::file", "Part"): (
        "A part of a file.",
        {
            "header": ("Header<'a>", "What the part is."),
            "chunk_hex": ("Cow<'a, str>", "The file's bytes."),
            "check_hex": ("Cow<'a, str>", "Their check: CRC-16/ARC, low byte first."),
        },
    ),
    ("alibaba::http", "Form"): (
        "A body of `name=value` pairs.",
        {
            "form": ("Cow<'a, str>", "The text, as it came."),
            "fields": ("Texts", "Names and values, without their escapes."),
        },
    ),
}

# Types that are no objects of their own. `Any` beside others means: anything else is possible, but not usual.
PLAIN = {
    "Cow<'a, str>": "str",
    "String": "str",
    "bool": "bool",
    "u8": "int",
    "u16": "int",
    "u32": "int",
    "i32": "int",
    "u64": "int",
    "i64": "int",
    "Json<'a>": "Any",
    "Members<'a>": "JsonObject",
    "TextOrNumber<'a>": "str | int | float",
    "Texts": "dict[str, str]",
    # Attributes with the times that they were written at; `timestamp` alone where the section was cleared.
    "SectionTimes<'a>": "JsonObject",
    # A section of a shadow: attributes, or a text (`"null"`) or null, which clear it.
    "Section<'a>": "JsonObject | str | None",
    "EventTime<'a>": "str | Any | None",
    "TextOrBool<'a>": "str | bool",
    "property::Names<'a>": "list[str]",
}
# The same names mean different things to the vendors.
PLAIN_OF = {
    "alibaba": {"SecretText<'a>": "str"},
    "huawei": {"SecretText<'a>": "str | None", "Text<'a>": "str | None", "Figure<'a>": "str | int | float | None", "Event<'a>": "HuaweiEvent"},
    "tencent": {"SecretText<'a>": "str"},
}

# The shapes that a reader chooses from, by its name in a table of forms. `Kept` and `KeptBytes` are in the template.
READERS = {
    "keep": ["Kept"],
    "raw": ["KeptBytes"],
    "bytes": ["KeptBytes"],
    "or_nothing": ["Kept"],
    "shadow::read": ["alibaba::shadow::Message"],
    "http::topic": ["alibaba::http::HttpReply", "Kept"],
    "http::form": ["alibaba::http::Form", "alibaba::http::HttpReply"],
    "file::send": ["alibaba::file::Part"],
    "content::read": ["huawei::content::DeviceMessage", "Kept"],
    "bootstrap_request": ["huawei::bootstrap::Request", "Kept"],
    "http::messages_up": ["huawei::content::DeviceMessage", "huawei::http::Reply", "Kept"],
    "http::properties": ["huawei::property::Report", "huawei::http::Reply", "Kept"],
    "http::gateway": ["huawei::property::GatewayReport", "huawei::http::Reply", "Kept"],
    "coap::auth::read": ["tencent::coap::auth::Auth"],
    "api::shadow": ["huawei::api::ShadowUpdate", "huawei::api::Shadow", "Kept"],
    "api::async_commands": ["huawei::api::AsyncCommand", "huawei::api::AsyncCommandReply", "Kept"],
    "api::commands": ["huawei::api::Command", "huawei::api::CommandReply", "Kept"],
    "api::messages": ["huawei::api::MessageRequest", "huawei::api::MessageReply", "Kept"],
    "api::batchtasks": ["huawei::api::BatchTask", "huawei::api::BatchTaskReply", "Kept"],
    "rrpc::wrapped": ["AlibabaRequest", "AlibabaReply", "Kept"],
}
# Readers whose choice depends on the vendor or the kind.
# Variants of requests and replies that have the same type of `params` or `data`, with one name for them.
SHARED = {
    "JsonObject | str | None": "Members",
    "JsonObject | Any": "Members",
    "list[AlibabaTopoRegisteredDevice] | Any": "Devices",
    "Any": "Kept",
}
READERS_OF = {
    ("alibaba", "http.auth"): ["alibaba::http::Auth", "alibaba::http::HttpReply", "alibaba::http::CoapAuthReply"],
    ("huawei", "http.device_auth"): ["huawei::http::DeviceAuth", "huawei::http::Reply", "Kept"],
    ("alibaba", "ota.device.request"): ["AlibabaVersionRequest", "AlibabaImageReply", "Kept"],
    ("alibaba", "thing.model.up_raw_reply"): ["AlibabaKeptReply", "Kept"],
    ("alibaba", "thing.model.down_raw_reply"): ["AlibabaKeptReply", "Kept"],
    ("alibaba", "rrpc.request"): ["AlibabaMembersRequest", "AlibabaMembersReply", "Kept"],
    ("alibaba", "rrpc.response"): ["AlibabaMembersRequest", "AlibabaMembersReply", "Kept"],
}

# Shapes whose kinds share a `Decoded...`. Each of those makes a type checker slower, by the square of their number and worse; so
# what is used most stays alone, and of the others what belongs together is together. None of the shapes is lost: `in` tells them.
FAMILIES = {
    "Kept": ["Kept"],
    "KeptBytes": ["KeptBytes"],
    "Connect": ["ConnectMessage"],
    "AlibabaReports": ["AlibabaPackRequest", "AlibabaBatchRequest", "AlibabaHistoryRequest"],
    "AlibabaNames": ["AlibabaNamesRequest", "AlibabaDesiredVersionsRequest"],
    "AlibabaTags": ["AlibabaTagsRequest", "AlibabaTemplateRequest"],
    "AlibabaConfigRequests": [
        "AlibabaConfigGetRequest", "AlibabaConfigRequest", "AlibabaLogConfigRequest", "AlibabaLogLinesRequest",
    ],
    "AlibabaConfigReplies": ["AlibabaConfigReply", "AlibabaLogConfigReply"],
    "AlibabaTopo": ["AlibabaSignedDevicesRequest", "AlibabaTopoChangeRequest", "AlibabaProxiedRequest"],
    "AlibabaLogins": ["AlibabaLoginRequest", "AlibabaBatchLoginRequest"],
    "AlibabaFiles": ["AlibabaFileInitRequest", "AlibabaFileCancelRequest"],
    "AlibabaTagsReplies": ["AlibabaTagsReply", "AlibabaProxiedResultReply"],
    "AlibabaVersion": ["AlibabaVersionRequest"],
    "AlibabaImage": ["AlibabaImageReply"],
    "AlibabaEither": ["AlibabaRequest", "AlibabaReply", "Kept"],
    "AlibabaNtp": ["AlibabaNtpTimeRequest", "AlibabaNtpTimeResponse"],
    "AlibabaRegister": ["AlibabaRegistered", "AlibabaRegisteredByToken"],
    "AlibabaHttp": ["AlibabaHttpAuth", "AlibabaHttpForm", "AlibabaHttpReply"],
    "HuaweiBootstrap": ["HuaweiBootstrapRequest", "HuaweiBootstrapResponse"],
    "HuaweiBridge": ["HuaweiBridgeResponse", "HuaweiBridgeLogin", "HuaweiBridgeSecretReset"],
    "HuaweiV1": ["HuaweiV1Data", "HuaweiV1Command"],
    "HuaweiApi": [
        "HuaweiApiShadowUpdate", "HuaweiApiAsyncCommand", "HuaweiApiCommand", "HuaweiApiMessageRequest", "HuaweiApiBatchTask",
    ],
    "HuaweiPush": [
        "HuaweiPushMessage", "HuaweiPushProperties", "HuaweiPushStatus", "HuaweiPushCommandStatus",
        "HuaweiPushMessageStatus", "HuaweiPushBatchTask", "HuaweiPushOther",
    ],
}  # fmt: skip

PCP = {
    "pcp.query_version.request": "PcpRequest",
    "pcp.query_version.response": "PcpVersionResult",
    "pcp.new_version.request": "PcpNewVersion",
    "pcp.new_version.response": "PcpResult",
    "pcp.fragment.request": "PcpFragmentRequest",
    "pcp.fragment.response": "PcpFragment",
    "pcp.download_report.request": "PcpDownload",
    "pcp.download_report.response": "PcpResult",
    "pcp.execute.request": "PcpRequest",
    "pcp.execute.response": "PcpResult",
    "pcp.result.request": "PcpVersionResult",
    "pcp.result.response": "PcpResult",
    "pcp.ambiguous": "PcpAmbiguous",
    "pcp.unknown": "PcpUnknown",
}


# What the source's comments say of Rust, and what is said here in its place.
OF_RUST = {
    ": see `super::status`": "",
    ": see `property::timed`": "",
    ": which of them belong there, `Message::check` says": "",
    "Others are `crate::Message::Json` and `crate::Message::Bytes`": "Others are kept as they came",
    "it is all in `extra`": "other members have it",
}
