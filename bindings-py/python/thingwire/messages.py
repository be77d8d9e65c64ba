"""The types of decoded messages, for type checkers: `DecodedDict` is what `Decoded.to_dict` gives, and `kind` tells which.

    decoded = thingwire.decode_bytes(frame).to_dict()
    if decoded["kind"] == "pcp.new_version.request":
        print(decoded["message"]["fragment_size"] + 1)

Every kind of `thingwire.kinds` belongs to one `Decoded...`, whose `message` has the members that guides and devices' software
have there. Members that may be left out are not required; `Any` beside other types means that anything else is possible, but
not usual. A vendor may put more members into a JSON message than these, and then they are in the dict as well. Nothing of this
module is imported before it is asked for, and nothing of it is needed to decode.

Written by generate/messages.py from the tables of the Rust source; not to be changed by hand.
"""

from typing import Any, Literal, TypedDict, Union, final

from ._types import CodeDict, Direction, JsonObject, NoteDict, Vendor

__all__ = [
    "AlibabaBatchLoginRequest",
    "AlibabaBatchRequest",
    "AlibabaConfig",
    "AlibabaConfigGet",
    "AlibabaConfigGetRequest",
    "AlibabaConfigReply",
    "AlibabaConfigRequest",
    "AlibabaDesiredVersionsRequest",
    "AlibabaDevicesReply",
    "AlibabaDevicesRequest",
    "AlibabaEnvelopeSys",
    "AlibabaFileCancel",
    "AlibabaFileCancelRequest",
    "AlibabaFileHeader",
    "AlibabaFileHeaderParams",
    "AlibabaFileInit",
    "AlibabaFileInitRequest",
    "AlibabaFilePart",
    "AlibabaFileUpload",
    "AlibabaHistoryRequest",
    "AlibabaHttpAuth",
    "AlibabaHttpCoapAuthReply",
    "AlibabaHttpData",
    "AlibabaHttpForm",
    "AlibabaHttpInfo",
    "AlibabaHttpReply",
    "AlibabaImageReply",
    "AlibabaJob",
    "AlibabaJobFile",
    "AlibabaJobReply",
    "AlibabaJobRequest",
    "AlibabaJobTask",
    "AlibabaKeptReply",
    "AlibabaKeptRequest",
    "AlibabaLogConfig",
    "AlibabaLogConfigReply",
    "AlibabaLogConfigRequest",
    "AlibabaLogLine",
    "AlibabaLogLinesRequest",
    "AlibabaLoginRequest",
    "AlibabaMembersReply",
    "AlibabaMembersRequest",
    "AlibabaNamesRequest",
    "AlibabaNtpTimeRequest",
    "AlibabaNtpTimeResponse",
    "AlibabaOtaFile",
    "AlibabaOtaImage",
    "AlibabaOtaProgress",
    "AlibabaOtaVersion",
    "AlibabaPackRequest",
    "AlibabaProgressRequest",
    "AlibabaPropertyBatch",
    "AlibabaPropertyHistory",
    "AlibabaPropertyPack",
    "AlibabaPropertyPackDevice",
    "AlibabaProxiedRequest",
    "AlibabaProxiedResultReply",
    "AlibabaRegistered",
    "AlibabaRegisteredByToken",
    "AlibabaReply",
    "AlibabaRequest",
    "AlibabaSessionBatchLogin",
    "AlibabaSessionLogin",
    "AlibabaShadowContent",
    "AlibabaShadowMessage",
    "AlibabaShadowMetadata",
    "AlibabaShadowPayload",
    "AlibabaShadowState",
    "AlibabaSignedDevicesRequest",
    "AlibabaTag",
    "AlibabaTagsReply",
    "AlibabaTagsRequest",
    "AlibabaTemplateGet",
    "AlibabaTemplateRequest",
    "AlibabaTopoChange",
    "AlibabaTopoChangeRequest",
    "AlibabaTopoIdentity",
    "AlibabaTopoProxied",
    "AlibabaTopoProxiedDevice",
    "AlibabaTopoProxiedResult",
    "AlibabaTopoRegisteredDevice",
    "AlibabaTopoSignedDevice",
    "AlibabaUploadReply",
    "AlibabaVersionRequest",
    "CarriedIn",
    "CborMessage",
    "CoapMessage",
    "CoapOption",
    "ConnectMessage",
    "DecodedAlibabaConfigReplies",
    "DecodedAlibabaConfigRequests",
    "DecodedAlibabaDevicesReply",
    "DecodedAlibabaDevicesRequest",
    "DecodedAlibabaEither",
    "DecodedAlibabaFilePart",
    "DecodedAlibabaFiles",
    "DecodedAlibabaHttp",
    "DecodedAlibabaImage",
    "DecodedAlibabaJobReply",
    "DecodedAlibabaJobRequest",
    "DecodedAlibabaKeptReply",
    "DecodedAlibabaKeptRequest",
    "DecodedAlibabaLogins",
    "DecodedAlibabaMembersReply",
    "DecodedAlibabaMembersRequest",
    "DecodedAlibabaNames",
    "DecodedAlibabaNtp",
    "DecodedAlibabaProgressRequest",
    "DecodedAlibabaRegister",
    "DecodedAlibabaReports",
    "DecodedAlibabaShadowMessage",
    "DecodedAlibabaTags",
    "DecodedAlibabaTagsReplies",
    "DecodedAlibabaTopo",
    "DecodedAlibabaUploadReply",
    "DecodedAlibabaVersion",
    "DecodedCborMessage",
    "DecodedCoapMessage",
    "DecodedConnect",
    "DecodedDict",
    "DecodedHuaweiApi",
    "DecodedHuaweiBootstrap",
    "DecodedHuaweiBridge",
    "DecodedHuaweiCommandRequest",
    "DecodedHuaweiCommandResponse",
    "DecodedHuaweiContentDeviceMessage",
    "DecodedHuaweiEvents",
    "DecodedHuaweiHttp",
    "DecodedHuaweiM2mDeviceToDevice",
    "DecodedHuaweiPropertyAnswer",
    "DecodedHuaweiPropertyGatewayReport",
    "DecodedHuaweiPropertyGet",
    "DecodedHuaweiPropertyOutcome",
    "DecodedHuaweiPropertyReport",
    "DecodedHuaweiPropertySet",
    "DecodedHuaweiPush",
    "DecodedHuaweiShadowDocument",
    "DecodedHuaweiShadowGet",
    "DecodedHuaweiSubDeviceManage",
    "DecodedHuaweiV1",
    "DecodedKept",
    "DecodedKeptBytes",
    "DecodedPcpAmbiguous",
    "DecodedPcpDownload",
    "DecodedPcpFragment",
    "DecodedPcpFragmentRequest",
    "DecodedPcpNewVersion",
    "DecodedPcpRequest",
    "DecodedPcpResult",
    "DecodedPcpUnknown",
    "DecodedPcpVersionResult",
    "DecodedTencentCoapAuth",
    "EventDict",
    "HuaweiApiAsyncCommand",
    "HuaweiApiAsyncCommandReply",
    "HuaweiApiBatchTask",
    "HuaweiApiBatchTaskReply",
    "HuaweiApiCommand",
    "HuaweiApiCommandReply",
    "HuaweiApiDesiredUpdate",
    "HuaweiApiMessageReply",
    "HuaweiApiMessageRequest",
    "HuaweiApiMessageResult",
    "HuaweiApiShadow",
    "HuaweiApiShadowUpdate",
    "HuaweiBootstrapRequest",
    "HuaweiBootstrapResponse",
    "HuaweiBridgeLogin",
    "HuaweiBridgeResponse",
    "HuaweiBridgeSecretReset",
    "HuaweiCommandRequest",
    "HuaweiCommandResponse",
    "HuaweiContentDeviceMessage",
    "HuaweiDeviceConfigEvent",
    "HuaweiDeviceConfigResultEvent",
    "HuaweiDeviceInfoEvent",
    "HuaweiEvent",
    "HuaweiEventDeviceConfigOutcome",
    "HuaweiEventDeviceConfigUpdate",
    "HuaweiEventDeviceInfoReport",
    "HuaweiEventDeviceRule",
    "HuaweiEventDeviceRuleRequest",
    "HuaweiEventDeviceRuleRules",
    "HuaweiEventFileManagerAttributes",
    "HuaweiEventFileManagerOutcome",
    "HuaweiEventFileManagerUrl",
    "HuaweiEventFileManagerUrlRequest",
    "HuaweiEventLogConfig",
    "HuaweiEventLogReport",
    "HuaweiEventOtaProgress",
    "HuaweiEventOtaUpgrade",
    "HuaweiEventOtaVersionQuery",
    "HuaweiEventOtaVersionReport",
    "HuaweiEventSecurityDetectionReport",
    "HuaweiEventSoftBusConfig",
    "HuaweiEventSoftBusRequest",
    "HuaweiEventSubDeviceDiscoveryScanResult",
    "HuaweiEventSubDeviceDiscoveryStartScan",
    "HuaweiEventSubDeviceManagerDeletion",
    "HuaweiEventSubDeviceManagerDeletionOutcome",
    "HuaweiEventSubDeviceManagerDevice",
    "HuaweiEventSubDeviceManagerDevices",
    "HuaweiEventSubDeviceManagerDevicesOutcome",
    "HuaweiEventSubDeviceManagerFailure",
    "HuaweiEventSubDeviceManagerNotice",
    "HuaweiEventSubDeviceManagerProducts",
    "HuaweiEventSubDeviceManagerProductsRequest",
    "HuaweiEventSubDeviceManagerStatus",
    "HuaweiEventSubDeviceManagerStatusOutcome",
    "HuaweiEventSubDeviceManagerStatusUpdate",
    "HuaweiEventSubDeviceManagerSync",
    "HuaweiEventTimeSyncRequest",
    "HuaweiEventTimeSyncResponse",
    "HuaweiEventTunnelManagerNotice",
    "HuaweiEvents",
    "HuaweiFileRequestEvent",
    "HuaweiFileResultEvent",
    "HuaweiFileUrlEvent",
    "HuaweiHttpDeviceAuth",
    "HuaweiHttpReply",
    "HuaweiKnownEvent",
    "HuaweiLogConfigEvent",
    "HuaweiLogEvent",
    "HuaweiM2mDeviceToDevice",
    "HuaweiProductsEvent",
    "HuaweiProductsRequestEvent",
    "HuaweiPropertyAnswer",
    "HuaweiPropertyDevice",
    "HuaweiPropertyGatewayReport",
    "HuaweiPropertyGet",
    "HuaweiPropertyOutcome",
    "HuaweiPropertyReport",
    "HuaweiPropertyService",
    "HuaweiPropertySet",
    "HuaweiPushBatchTask",
    "HuaweiPushBatchTaskBody",
    "HuaweiPushBatchTaskNotice",
    "HuaweiPushCommandResult",
    "HuaweiPushCommandStatus",
    "HuaweiPushCommandStatusBody",
    "HuaweiPushCommandStatusNotice",
    "HuaweiPushErrorInfo",
    "HuaweiPushHeader",
    "HuaweiPushMessage",
    "HuaweiPushMessageBody",
    "HuaweiPushMessageNotice",
    "HuaweiPushMessageStatus",
    "HuaweiPushMessageStatusBody",
    "HuaweiPushMessageStatusNotice",
    "HuaweiPushNotice",
    "HuaweiPushOther",
    "HuaweiPushProperties",
    "HuaweiPushPropertyBody",
    "HuaweiPushPropertyNotice",
    "HuaweiPushStatus",
    "HuaweiPushStatusBody",
    "HuaweiPushStatusNotice",
    "HuaweiPushTag",
    "HuaweiRuleRequestEvent",
    "HuaweiRulesEvent",
    "HuaweiScanResultEvent",
    "HuaweiSecurityLogEvent",
    "HuaweiServiceShadow",
    "HuaweiShadowArea",
    "HuaweiShadowDocument",
    "HuaweiShadowGet",
    "HuaweiSoftBusEvent",
    "HuaweiSoftBusRequestEvent",
    "HuaweiStartScanEvent",
    "HuaweiSubDeviceDeletionEvent",
    "HuaweiSubDeviceDeletionResultEvent",
    "HuaweiSubDeviceManage",
    "HuaweiSubDeviceNoticeEvent",
    "HuaweiSubDeviceStatusEvent",
    "HuaweiSubDeviceStatusResultEvent",
    "HuaweiSubDeviceSyncEvent",
    "HuaweiSubDevicesEvent",
    "HuaweiSubDevicesResultEvent",
    "HuaweiTimeSyncRequestEvent",
    "HuaweiTimeSyncResponseEvent",
    "HuaweiTunnelEvent",
    "HuaweiUpgradeEvent",
    "HuaweiUpgradeProgressEvent",
    "HuaweiV1Command",
    "HuaweiV1Data",
    "HuaweiV1Service",
    "HuaweiVersionQueryEvent",
    "HuaweiVersionReportEvent",
    "Kept",
    "KeptBytes",
    "Kind",
    "Message",
    "PcpAmbiguous",
    "PcpDownload",
    "PcpFragment",
    "PcpFragmentRequest",
    "PcpNewVersion",
    "PcpRequest",
    "PcpResult",
    "PcpUnknown",
    "PcpVersionResult",
    "Protocol",
    "TencentCoapAuth",
    "TopicDict",
]

Protocol = Literal[
    "alink",
    "shadow",
    "ota",
    "custom",
    "http",
    "iotda",
    "explorer",
    "iothub",
    "coap",
    "unknown",
    "pcp",
    "cbor",
    "connect",
]
"""The grammar inside a vendor."""

Kind = Literal[
    "thing.event.property.post",
    "thing.event.property.post_reply",
    "thing.event.property.pack.post",
    "thing.event.property.pack.post_reply",
    "thing.event.property.batch.post",
    "thing.event.property.batch.post_reply",
    "thing.event.property.history.post",
    "thing.event.property.history.post_reply",
    "thing.service.property.set",
    "thing.service.property.set_reply",
    "thing.service.property.get",
    "thing.service.property.get_reply",
    "thing.model.up_raw",
    "thing.model.up_raw_reply",
    "thing.model.down_raw",
    "thing.model.down_raw_reply",
    "thing.property.desired.get",
    "thing.property.desired.get_reply",
    "thing.property.desired.delete",
    "thing.property.desired.delete_reply",
    "thing.deviceinfo.update",
    "thing.deviceinfo.update_reply",
    "thing.deviceinfo.delete",
    "thing.deviceinfo.delete_reply",
    "thing.deviceinfo.get",
    "thing.deviceinfo.get_reply",
    "thing.dsltemplate.get",
    "thing.dsltemplate.get_reply",
    "thing.dynamicTsl.get",
    "thing.dynamicTsl.get_reply",
    "thing.config.get",
    "thing.config.get_reply",
    "thing.config.push",
    "thing.config.push_reply",
    "thing.config.log.get",
    "thing.config.log.get_reply",
    "thing.config.log.push",
    "thing.config.log.push_reply",
    "thing.config.log.post",
    "thing.config.log.post_reply",
    "thing.log.post",
    "thing.log.post_reply",
    "thing.ota.firmware.get",
    "thing.ota.firmware.get_reply",
    "thing.job.notify",
    "thing.job.notify_reply",
    "thing.job.get",
    "thing.job.get_reply",
    "thing.job.update",
    "thing.job.update_reply",
    "thing.topo.add",
    "thing.topo.add_reply",
    "thing.topo.delete",
    "thing.topo.delete_reply",
    "thing.topo.get",
    "thing.topo.get_reply",
    "thing.topo.add.notify",
    "thing.topo.add.notify_reply",
    "thing.topo.change",
    "thing.topo.change_reply",
    "thing.list.found",
    "thing.list.found_reply",
    "thing.sub.register",
    "thing.sub.register_reply",
    "thing.sub.unregister",
    "thing.sub.unregister_reply",
    "thing.proxy.provisioning.product_register",
    "thing.proxy.provisioning.product_register_reply",
    "thing.gateway.permit",
    "thing.gateway.permit_reply",
    "thing.disable",
    "thing.disable_reply",
    "thing.enable",
    "thing.enable_reply",
    "thing.delete",
    "thing.delete_reply",
    "thing.reset",
    "thing.reset_reply",
    "thing.cipher.get",
    "thing.cipher.get_reply",
    "thing.awss.enrollee.found",
    "thing.awss.enrollee.found_reply",
    "thing.awss.enrollee.match",
    "thing.awss.enrollee.match_reply",
    "thing.awss.enrollee.checkin",
    "thing.awss.enrollee.checkin_reply",
    "thing.lan.prefix.get",
    "thing.lan.prefix.get_reply",
    "thing.lan.prefix.update",
    "thing.lan.prefix.update_reply",
    "thing.bootstrap.notify",
    "thing.bootstrap.notify_reply",
    "thing.file.upload.mqtt.init",
    "thing.file.upload.mqtt.init_reply",
    "thing.file.upload.mqtt.send",
    "thing.file.upload.mqtt.send_reply",
    "thing.file.upload.mqtt.cancel",
    "thing.file.upload.mqtt.cancel_reply",
    "thing.event.notify",
    "thing.event.notify_reply",
    "thing.diag.post",
    "thing.diag.post_reply",
    "edge.debug.switch",
    "edge.debug.switch_reply",
    "secure_tunnel.notify",
    "secure_tunnel.notify_reply",
    "secure_tunnel.proxy.request",
    "secure_tunnel.proxy.request_reply",
    "thing.downlink.reply.message",
    "thing.lifecycle",
    "thing.model",
    "account.bind",
    "app.down.event",
    "app.request",
    "thing.event.post",
    "thing.event.post_reply",
    "thing.service.invoke_reply",
    "thing.service.invoke",
    "rrpc.request",
    "rrpc.response",
    "combine.login",
    "combine.login_reply",
    "combine.logout",
    "combine.logout_reply",
    "combine.batch_login",
    "combine.batch_login_reply",
    "combine.batch_logout",
    "combine.batch_logout_reply",
    "shadow.update",
    "shadow.get",
    "ota.device.inform",
    "ota.device.upgrade",
    "ota.device.progress",
    "ota.device.request",
    "ext.ntp.request",
    "ext.ntp.response",
    "ext.error",
    "ext.register",
    "ext.regnwl",
    "ext.rrpc",
    "ext.network.probe",
    "broadcast",
    "http.auth",
    "http.auth.register.device",
    "http.auth.devicename",
    "http.auth.bootstrap",
    "http.topic",
    "messages.up",
    "messages.down",
    "properties.report",
    "gateway.sub_devices.properties.report",
    "events.up",
    "events.down",
    "bootstrap.up",
    "bootstrap.down",
    "sub_device_manage.messages.up",
    "properties.set.response",
    "properties.set.request",
    "properties.get.response",
    "properties.get.request",
    "commands.response",
    "commands.request",
    "shadow.get.response",
    "shadow.get.request",
    "user",
    "bridge.disconnect",
    "bridge.login.response",
    "bridge.login.request",
    "bridge.logout.response",
    "bridge.logout.request",
    "bridge.reset_secret.response",
    "bridge.reset_secret.request",
    "m2m",
    "v1.data.json",
    "v1.data.binary",
    "v1.command.json",
    "v1.command.binary",
    "http.messages.up",
    "http.properties.report",
    "http.gateway.sub_devices.properties.report",
    "http.device_auth",
    "api.shadow",
    "api.async_commands",
    "api.commands",
    "api.messages",
    "api.batchtasks",
    "http.firmwarefiles",
    "template.operation",
    "template.operation.result",
    "thing.up.property",
    "thing.down.property",
    "thing.up.event",
    "thing.down.event",
    "thing.up.action",
    "thing.down.action",
    "thing.up.service",
    "thing.down.service",
    "thing.up.raw",
    "thing.down.raw",
    "shadow.operation",
    "shadow.operation.result",
    "ota.report",
    "ota.update",
    "sys.operation",
    "sys.operation.result",
    "gateway.operation",
    "gateway.operation.result",
    "log.operation",
    "log.operation.result",
    "config.operation",
    "config.operation.result",
    "config.report",
    "config.update",
    "resource.up.service",
    "resource.down.service",
    "rrpc.rxd",
    "rrpc.txd",
    "http.device.register",
    "http.device.publish",
    "http.device.reportlog",
    "http.register.dev",
    "http.report_log",
    "custom.update",
    "custom.update.error",
    "custom.get",
    "custom.user",
    "custom",
    "coap.auth",
    "custom.data",
    "custom.event",
    "custom.control",
    "unknown",
    "push.device.message.report",
    "push.device.property.report",
    "push.device.status.update",
    "push.device.command.status.update",
    "push.device.message.status.update",
    "push.batchtask.update",
    "push.device.create",
    "push.device.update",
    "push.device.delete",
    "push.product.create",
    "push.product.update",
    "push.product.delete",
    "push.unknown",
    "pcp.query_version.request",
    "pcp.query_version.response",
    "pcp.new_version.request",
    "pcp.new_version.response",
    "pcp.fragment.request",
    "pcp.fragment.response",
    "pcp.download_report.request",
    "pcp.download_report.response",
    "pcp.execute.request",
    "pcp.execute.response",
    "pcp.result.request",
    "pcp.result.response",
    "pcp.ambiguous",
    "pcp.unknown",
    "coap.request",
    "coap.response",
    "coap.empty",
    "coap.unknown",
    "cbor.item",
    "coap.reply",
    "mqtt.connect",
    "mqtt.connect.register",
    "mqtt.connect.token",
    "mqtt.connect.bootstrap",
    "amqp.connect",
]
"""The closed list of kinds."""


class TopicDict(TypedDict, total=False):
    """A topic's `name`, or the `path` of a request, with the ids in it."""

    name: str
    path: str
    status: int
    """The HTTP status of a reply."""
    query: str
    bridge_id: str
    device_id: str
    device_name: str
    event_identifier: str
    file_id: str
    from_device_id: str
    message_id: str
    message_id_and_topic: str
    probe_id: str
    process_id: str
    product_id: str
    product_key: str
    project_id: str
    request_id: str
    service_identifier: str
    suffix: str
    to_device_id: str
    topic: str


class _EventDict(TypedDict):
    event: str
    """Service and type, as in `$time_sync/time_sync_request`."""


class EventDict(_EventDict, total=False):
    """Which event of a message of Huawei's one is."""

    summary: str
    time_ms: int
    """Milliseconds since 1970, UTC."""


@final
class Kept(TypedDict, total=False):
    """What is kept as it came: a product's own JSON, or bytes. One of the two is there."""

    payload: Any
    payload_hex: str


@final
class KeptBytes(TypedDict):
    """Bytes of a product's own."""

    payload_hex: str


class _ConnectMessage(TypedDict):
    client_id: str | None
    username: str | None
    password_form: str | None
    """How the password is written, without a letter of it."""


@final
class ConnectMessage(_ConnectMessage):
    """What a client connects with."""

    parts: dict[str, str]
    """What client id and user name are made of."""


class _CborMessage(TypedDict):
    payload: Any
    """The item as JSON."""


@final
class CborMessage(_CborMessage, total=False):
    """A CBOR item without anything that says what it is."""

    payload_hex: str
    """Its bytes, where the JSON written anew would give others."""


class _CoapOption(TypedDict):
    number: int


class CoapOption(_CoapOption, total=False):
    """An option of a CoAP datagram."""

    name: str
    value: str | int
    value_hex: str
    value_meaning: str


class _CoapHead(TypedDict):
    version: Literal[1]
    type: Literal["con", "non", "ack", "rst"]
    code: str
    """As `0.01` or `2.05`."""
    code_meaning: str | None
    message_id: int
    token_hex: str
    options: list[CoapOption]


class _CoapPaths(_CoapHead, total=False):
    uri_path: str
    uri_query: str


@final
class CoapMessage(_CoapPaths, total=False):
    """A CoAP datagram."""

    payload: str
    """A payload that is text."""
    payload_hex: str
    """One that is not."""
    payload_json: Any
    """A CBOR payload as JSON."""


class _CarriedIn(_CoapPaths):
    security: Literal["none", "symmetric"]
    """What was around the payload inside of the datagram."""


class CarriedIn(_CarriedIn, total=False):
    """The CoAP message around one of a vendor's."""

    decrypted: bool
    """Whether the message is the plain text."""
    auth_token: str
    auth_token_option: int
    sequence: int
    sequence_hex: str
    platform_message_id: str
    platform_message_id_hex: str
    need_response: bool
    answer: str


class _PcpFrame(TypedDict):
    protocol_version: Literal[1]
    reserved: int
    message_code: int
    check_hex: str
    data_length: int


class _PcpResultCode(_PcpFrame):
    result_code: int


class _PcpVersionText(TypedDict):
    version: str
    """At most 16 characters."""


class _PcpVersion(_PcpVersionText, total=False):
    version_hex: str
    """The version's 16 bytes, where they are not a plain text."""


@final
class PcpRequest(_PcpFrame):
    """A PCP frame without data."""


@final
class PcpResult(_PcpResultCode, total=False):
    """A PCP frame with a result."""

    result_meaning: str


@final
class PcpVersionResult(_PcpResultCode, _PcpVersion, total=False):
    """A PCP frame with a result and a version."""

    result_meaning: str


@final
class PcpNewVersion(_PcpFrame, _PcpVersion):
    """A PCP frame that announces a package."""

    fragment_size: int
    """Bytes of each fragment but the last."""
    fragment_count: int
    package_check_hex: str


@final
class PcpFragmentRequest(_PcpFrame, _PcpVersion):
    """A PCP frame that asks for a fragment."""

    fragment_index: int


class _PcpFragment(_PcpResultCode):
    fragment_data_hex: str


@final
class PcpFragment(_PcpFragment, total=False):
    """A PCP frame with a fragment."""

    result_meaning: str
    fragment_index: int


class _PcpDownload(_PcpFrame):
    download_status: int


@final
class PcpDownload(_PcpDownload, total=False):
    """A PCP frame that reports a download."""

    download_meaning: str


@final
class PcpAmbiguous(_PcpFrame):
    """A PCP frame of a direction that nothing tells."""

    candidates: list[Kind]
    data_hex: str


@final
class PcpUnknown(_PcpFrame):
    """A PCP frame of a code that is not defined."""

    data_hex: str


@final
class AlibabaEnvelopeSys(TypedDict, total=False):
    """Options of a request. Vendor's SDKs."""

    ack: str | int | float
    """1 asks for a reply, 0 for none."""


class _AlibabaRequest(TypedDict, total=False):
    id: str | int | float
    """Which message it is: digits as text, or a number. The reply has the same."""
    version: str | int | float | None
    """The protocol's version."""
    sys: AlibabaEnvelopeSys
    """What the system is to do beside the request."""
    method: str | None
    """The topic's path with dots."""
    payload: Any
    payload_hex: str
    """What a datagram carries that could not be read, alone."""


@final
class AlibabaRequest(_AlibabaRequest, total=False):
    """A request or a report."""

    params: Any


@final
class AlibabaMembersRequest(_AlibabaRequest, total=False):
    """A request, `params`: property values by their identifiers, each bare or with its time. Or: what happened: the
    event's output parameters by their identifiers, bare or under `value` with `time` beside it. Or: a service's
    input parameters by their identifiers.
    """

    params: JsonObject | str | None


@final
class AlibabaNamesRequest(_AlibabaRequest, total=False):
    """A request, `params`: identifiers of properties."""

    params: list[str] | str | None


@final
class AlibabaDesiredVersionsRequest(_AlibabaRequest, total=False):
    """A request, `params`: properties whose desired values go, by their identifiers: `{"version":1}` each, or `{}` for
    any version. The guide prints a list of such an object in one place.
    """

    params: list[JsonObject] | JsonObject | str | None


@final
class AlibabaTopoIdentity(TypedDict):
    """Which device. Devices guide 2019, 5.3."""

    productKey: str
    """Its product's key."""
    deviceName: str
    """Its name within the product."""


class _AlibabaPropertyPackDevice(TypedDict):
    identity: AlibabaTopoIdentity
    """Whose they are."""


@final
class AlibabaPropertyPackDevice(_AlibabaPropertyPackDevice, total=False):
    """One sub-device's part of a `Pack`."""

    properties: JsonObject
    """Properties by their identifiers."""
    events: JsonObject
    """Events by their identifiers."""


@final
class AlibabaPropertyPack(TypedDict, total=False):
    """What a gateway reports in one message: its own properties and events, and those of its sub-devices. Devices guide
    2019, 5.5; at most 20 sub-devices.
    """

    properties: JsonObject
    """Its own properties by their identifiers."""
    events: JsonObject
    """Its own events by their identifiers."""
    subDevices: list[AlibabaPropertyPackDevice] | AlibabaPropertyPackDevice
    """Its sub-devices'. The guide's table calls it an object, the example has a list."""


@final
class AlibabaPackRequest(_AlibabaRequest, total=False):
    """A request, `params`: a gateway's report."""

    params: AlibabaPropertyPack | str | None


@final
class AlibabaPropertyBatch(TypedDict, total=False):
    """Many values a property and event, each with its time. Vendor's SDKs."""

    properties: JsonObject
    """Lists of values by identifiers."""
    events: JsonObject
    """Lists of occurrences by identifiers."""


@final
class AlibabaBatchRequest(_AlibabaRequest, total=False):
    """A request, `params`: many values a property."""

    params: AlibabaPropertyBatch | str | None


class _AlibabaPropertyHistory(TypedDict):
    identity: AlibabaTopoIdentity
    """Whose it is."""


@final
class AlibabaPropertyHistory(_AlibabaPropertyHistory, total=False):
    """One device's part of a report about the past. Vendor's SDKs."""

    properties: list[JsonObject]
    """Sets of properties by their identifiers, each value with its `timestamp`."""
    events: list[JsonObject]
    """Sets of events by their identifiers."""


@final
class AlibabaHistoryRequest(_AlibabaRequest, total=False):
    """A request, `params`: values of the past."""

    params: list[AlibabaPropertyHistory] | AlibabaPropertyHistory | str | None


@final
class AlibabaDevicesRequest(_AlibabaRequest, total=False):
    """A request, `params`: devices by product and name."""

    params: list[AlibabaTopoIdentity] | AlibabaTopoIdentity | str | None


class _AlibabaTopoSignedDevice(TypedDict):
    productKey: str
    """Its product's key."""
    deviceName: str
    """Its name within the product."""


@final
class AlibabaTopoSignedDevice(_AlibabaTopoSignedDevice, total=False):
    """A sub-device that a gateway adds, with the proof that it knows the sub-device's secret. Devices guide 2019, 5.3.
    """

    clientId: str
    """Its client id, as it is signed."""
    timestamp: str | int | float
    """Milliseconds since 1970, as they are signed."""
    signmethod: str
    """The signature's method, in the spelling of both guides and most SDKs."""
    signMethod: str
    """The same in the Node SDK's spelling."""
    sign: str
    """The signature, in hexadecimal digits of either case."""


@final
class AlibabaSignedDevicesRequest(_AlibabaRequest, total=False):
    """A request, `params`: sub-devices with their signatures."""

    params: list[AlibabaTopoSignedDevice] | AlibabaTopoSignedDevice | str | None


@final
class AlibabaTopoChange(TypedDict):
    """What the platform tells of a change in a gateway's topology. Vendor's SDKs."""

    status: str | int | float
    """What happened: 0 added, 1 deleted, 2 enabled, 8 disabled."""
    subList: list[AlibabaTopoIdentity] | AlibabaTopoIdentity
    """To which sub-devices."""


@final
class AlibabaTopoChangeRequest(_AlibabaRequest, total=False):
    """A request, `params`: a change in a gateway's topology."""

    params: AlibabaTopoChange | str | None


class _AlibabaTopoProxiedDevice(TypedDict):
    productKey: str
    """Its product's key."""
    deviceName: str
    """Its name within the product."""


@final
class AlibabaTopoProxiedDevice(_AlibabaTopoProxiedDevice, total=False):
    """One sub-device of a `Proxied`."""

    random: str | int | float
    """A random text, as it is signed."""
    signMethod: str
    """The signature's method."""
    sign: str
    """The signature."""


@final
class AlibabaTopoProxied(TypedDict):
    """Sub-devices that a gateway registers by their product's secret. Vendor's SDKs."""

    proxieds: list[AlibabaTopoProxiedDevice]
    """The sub-devices."""


@final
class AlibabaProxiedRequest(_AlibabaRequest, total=False):
    """A request, `params`: sub-devices to be registered by product secret."""

    params: AlibabaTopoProxied | str | None


class _AlibabaSessionLogin(TypedDict):
    productKey: str
    """Its product's key."""
    deviceName: str
    """Its name within the product."""


@final
class AlibabaSessionLogin(_AlibabaSessionLogin, total=False):
    """A sub-device that comes online, alone or in a list."""

    clientId: str
    """Its client id, as it is signed: the whole text, bars included."""
    timestamp: str | int | float
    """Milliseconds since 1970, as they are signed; the Node SDK writes a number."""
    signMethod: str
    """The signature's method; in a list it may stand beside the list."""
    sign: str
    """The signature, made with the sub-device's secret."""
    cleanSession: str | bool
    """`"true"` drops what is kept for the sub-device while it is offline. Not signed."""


@final
class AlibabaLoginRequest(_AlibabaRequest, total=False):
    """A request, `params`: a sub-device that comes online."""

    params: list[AlibabaSessionLogin] | AlibabaSessionLogin | str | None


class _AlibabaSessionBatchLogin(TypedDict):
    deviceList: list[AlibabaSessionLogin]
    """The sub-devices."""


@final
class AlibabaSessionBatchLogin(_AlibabaSessionBatchLogin, total=False):
    """Sub-devices that come online together. Vendor's SDKs."""

    signMethod: str
    """The signatures' method, where it is the same for all."""


@final
class AlibabaBatchLoginRequest(_AlibabaRequest, total=False):
    """A request, `params`: sub-devices that come online together."""

    params: AlibabaSessionBatchLogin | str | None


class _AlibabaTag(TypedDict):
    attrKey: str
    """Its name: at most 100 bytes, letters, digits and underscores, no digit first."""


@final
class AlibabaTag(_AlibabaTag, total=False):
    """One tag; a request to delete names it alone."""

    attrValue: str | int | float
    """Its value."""
    domain: str
    """`SYSTEM` for the tags that the SDKs write themselves."""


@final
class AlibabaTagsRequest(_AlibabaRequest, total=False):
    """A request, `params`: tags."""

    params: list[AlibabaTag] | AlibabaTag | str | None


@final
class AlibabaTemplateGet(TypedDict, total=False):
    """Which parts of the thing model are wanted."""

    nodes: list[str]
    """The members that each entry shall have."""
    addDefault: bool
    """Whether the platform's own entries shall be among them."""


@final
class AlibabaTemplateRequest(_AlibabaRequest, total=False):
    """A request, `params`: parts of the thing model."""

    params: AlibabaTemplateGet | str | None


@final
class AlibabaConfigGet(TypedDict, total=False):
    """Which configuration is wanted; also that of the log, in the SDKs."""

    configScope: str
    """Whose: `product`, in the SDKs also `device`."""
    getType: str
    """In which form: `file`, in the SDKs also `content`."""


@final
class AlibabaConfigGetRequest(_AlibabaRequest, total=False):
    """A request, `params`: which configuration is wanted."""

    params: AlibabaConfigGet | str | None


@final
class AlibabaConfig(TypedDict, total=False):
    """A configuration file to fetch."""

    configId: str
    """Which configuration it is."""
    configSize: str | int | float
    """The file's size in bytes."""
    sign: str
    """The file's digest, in hexadecimal digits."""
    signMethod: str
    """The digest's method: `Sha256`."""
    url: str
    """Where the file is, for 30 minutes."""
    getType: str
    """In which form: `file`."""


@final
class AlibabaConfigRequest(_AlibabaRequest, total=False):
    """A request, `params`: a configuration file."""

    params: AlibabaConfig | str | None


@final
class AlibabaLogConfig(TypedDict, total=False):
    """How a device is to log."""

    getType: str
    """In which form it came: `content`."""
    content: Any
    """The configuration: `{"mode":0}`."""


@final
class AlibabaLogConfigRequest(_AlibabaRequest, total=False):
    """A request, `params`: how to log."""

    params: AlibabaLogConfig | str | None


@final
class AlibabaLogLine(TypedDict, total=False):
    """One line of a device's log."""

    utcTime: str | int | float
    """When it was written."""
    logLevel: str
    """How grave it is: `FATAL`, `ERROR`, `WARN`, `INFO`, `DEBUG`."""
    module: str
    """The part of the device that wrote it."""
    code: str | int | float
    """The device's own code, as text."""
    traceContext: str | int | float
    """What relates lines to each other."""
    logContent: str | int | float
    """What it says."""


@final
class AlibabaLogLinesRequest(_AlibabaRequest, total=False):
    """A request, `params`: lines of a log."""

    params: list[AlibabaLogLine] | AlibabaLogLine | str | None


@final
class AlibabaOtaVersion(TypedDict, total=False):
    """The version that a device has, or asks about."""

    version: str | int | float
    """The version, in the product's own words."""
    module: str
    """Which of the device's modules; the device's firmware itself where it is left out."""


@final
class AlibabaVersionRequest(_AlibabaRequest, total=False):
    """A request, `params`: a firmware version."""

    params: AlibabaOtaVersion | str | None


class _AlibabaOtaProgress(TypedDict):
    step: str | int | float
    """1 to 100: percent. -1: it failed. -2: the download failed. -3: the check failed. -4: the installation failed. The
    guides print text, some devices a number.
    """


@final
class AlibabaOtaProgress(_AlibabaOtaProgress, total=False):
    """How an upgrade gets on."""

    desc: str
    """The same in words."""
    module: str
    """Which of the device's modules."""


@final
class AlibabaProgressRequest(_AlibabaRequest, total=False):
    """A request, `params`: how an upgrade gets on."""

    params: AlibabaOtaProgress | str | None


@final
class AlibabaJobFile(TypedDict, total=False):
    """A job's file."""

    signMethod: str
    """The digest's method."""
    sign: str
    """The digest."""
    fileUrl: str
    """Where it is."""


@final
class AlibabaJobTask(TypedDict, total=False):
    """One job."""

    taskId: str
    """Its id."""
    status: str
    """How it gets on."""
    jobDocument: Any
    """What is to be done, in the operator's own words."""
    jobFile: AlibabaJobFile
    """A file for it."""


@final
class AlibabaJob(TypedDict, total=False):
    """What a job message is about: the job itself, or one or all by their names."""

    taskId: str
    """Which job: its id, `$next` for the next one, `$list` for all."""
    status: str
    """How it gets on: `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `REJECTED`, ..."""
    statusDetails: Any
    """What the device has to say about it."""
    progress: str | int | float
    """Percent."""
    task: AlibabaJobTask
    """The job."""
    tasks: list[AlibabaJobTask]
    """All of them."""


@final
class AlibabaJobRequest(_AlibabaRequest, total=False):
    """A request, `params`: a job."""

    params: AlibabaJob | str | None


class _AlibabaFileInit(TypedDict):
    fileName: str
    """Its name."""


@final
class AlibabaFileInit(_AlibabaFileInit, total=False):
    """A device is about to send a file."""

    fileSize: str | int | float
    """Its size in bytes; -1 where the device does not know."""
    conflictStrategy: str
    """What happens to a file of the same name: `overwrite`, `append`, `reject`."""
    ficMode: str | None
    """How the whole file is checked: `crc64`."""
    ficValue: str | None
    """The whole file's check."""
    initUid: str | None
    """The device's own name of the upload."""
    extraParams: Any
    """Values for the place where the file goes."""


@final
class AlibabaFileInitRequest(_AlibabaRequest, total=False):
    """A request, `params`: a file that is about to be sent."""

    params: AlibabaFileInit | str | None


@final
class AlibabaFileCancel(TypedDict):
    """A device gives a file upload up."""

    uploadId: str
    """Which upload."""


@final
class AlibabaFileCancelRequest(_AlibabaRequest, total=False):
    """A request, `params`: a file that is not sent after all."""

    params: AlibabaFileCancel | str | None


@final
class AlibabaKeptRequest(_AlibabaRequest, total=False):
    """A request, `params`: nothing: `{}` in the guides, `"{}"` or `null` from some SDKs. Or: what no guide describes
    further.
    """

    params: Any


class _AlibabaReply(TypedDict, total=False):
    id: str | int | float
    """The request's id."""
    code: str | int | float
    """What became of the request: 200 is success, but for upgrades the text `1000`."""
    message: str | None
    """The same as `code` in words."""
    method: str | None
    """The request's method."""
    version: str | int | float | None
    """The protocol's version."""
    payload: Any
    payload_hex: str
    """What a datagram carries that could not be read, alone."""


@final
class AlibabaReply(_AlibabaReply, total=False):
    """A reply, or what has its form."""

    data: Any


@final
class AlibabaMembersReply(_AlibabaReply, total=False):
    """A reply, `data`: values by their identifiers: of properties, or a service's output parameters. Or: desired values
    by their identifiers: `{"value":"on","version":2}` each.
    """

    data: JsonObject | Any


@final
class AlibabaTopoRegisteredDevice(TypedDict, total=False):
    """A registered sub-device with its secret. Devices guide 2019, 5.2."""

    iotId: str
    """The platform's own name of the device."""
    productKey: str
    """Its product's key."""
    deviceName: str
    """Its name within the product."""
    deviceSecret: str
    """Its secret."""


@final
class AlibabaDevicesReply(_AlibabaReply, total=False):
    """A reply, `data`: registered sub-devices with their secrets. Or: devices by product and name."""

    data: list[AlibabaTopoRegisteredDevice] | Any


@final
class AlibabaTopoProxiedResult(TypedDict, total=False):
    """What became of the sub-devices of a `Proxied`. Vendor's SDKs."""

    successes: list[AlibabaTopoRegisteredDevice]
    """Those that are registered."""
    failures: list[AlibabaTopoRegisteredDevice]
    """Those that are not."""


@final
class AlibabaProxiedResultReply(_AlibabaReply, total=False):
    """A reply, `data`: what became of registrations by product secret."""

    data: AlibabaTopoProxiedResult | Any


@final
class AlibabaConfigReply(_AlibabaReply, total=False):
    """A reply, `data`: a configuration file."""

    data: AlibabaConfig | Any


@final
class AlibabaLogConfigReply(_AlibabaReply, total=False):
    """A reply, `data`: how to log."""

    data: AlibabaLogConfig | Any


@final
class AlibabaOtaFile(TypedDict, total=False):
    """One file of an upgrade that has several."""

    fileName: str
    """Its name."""
    fileSize: str | int | float
    """Its size in bytes."""
    fileUrl: str
    """Where it is."""
    fileMd5: str
    """Its MD5 digest."""
    fileSign: str
    """Its digest."""


@final
class AlibabaOtaImage(TypedDict, total=False):
    """A firmware to fetch."""

    size: str | int | float
    """Its size in bytes; a number in the guides, text from some platforms."""
    version: str | int | float
    """The version that it brings."""
    isDiff: str | int | float
    """1 for a difference to the version before."""
    url: str
    """Where it is, for 24 hours."""
    signMethod: str
    """The digest's method: `Md5`, `SHA256`; other spellings occur."""
    sign: str
    """The digest, in hexadecimal digits."""
    md5: str
    """The MD5 digest, for older devices."""
    module: str
    """Which of the device's modules."""
    extData: Any
    """Values that the operator added."""
    files: list[AlibabaOtaFile]
    """The files of an upgrade that has several."""
    dProtocol: str
    """How they are fetched: `HTTPS`, or `MQTT` with `stream_id` and `stream_file_id`."""
    streamId: str | int | float
    """The stream, for a download over MQTT."""
    streamFileId: str | int | float
    """The file within the stream."""


@final
class AlibabaImageReply(_AlibabaReply, total=False):
    """A reply, `data`: a firmware to fetch."""

    data: AlibabaOtaImage | Any


@final
class AlibabaJobReply(_AlibabaReply, total=False):
    """A reply, `data`: a job."""

    data: AlibabaJob | Any


@final
class AlibabaFileUpload(TypedDict, total=False):
    """What the platform tells of an upload."""

    fileName: str
    """Its name."""
    uploadId: str
    """Which upload."""
    offset: str | int | float
    """Where the next part starts, in bytes."""
    bSize: str | int | float
    """How many bytes arrived."""
    complete: bool
    """Whether the file is complete."""


@final
class AlibabaUploadReply(_AlibabaReply, total=False):
    """A reply, `data`: a file upload."""

    data: AlibabaFileUpload | Any


@final
class AlibabaTagsReply(_AlibabaReply, total=False):
    """A reply, `data`: tags."""

    data: list[AlibabaTag] | Any


@final
class AlibabaKeptReply(_AlibabaReply, total=False):
    """A reply, `data`: a thing model: an object, or in the dynamic form a text of one. Or: what no guide describes
    further: `{}` mostly.
    """

    data: Any


@final
class HuaweiPushTag(TypedDict, total=False):
    """A tag."""

    tag_key: str | None
    """Its key."""
    tag_value: str | None
    """Its value."""


@final
class HuaweiPushHeader(TypedDict, total=False):
    """Whom a push is about."""

    app_id: str | None
    """The resource space."""
    device_id: str | None
    """The device."""
    node_id: str | None
    """The device's own number, such as its IMEI."""
    product_id: str | None
    """Its product."""
    gateway_id: str | None
    """Its gateway; a device that is connected itself is its own."""
    tags: list[HuaweiPushTag] | None
    """The device's tags."""


@final
class HuaweiPushMessageBody(TypedDict, total=False):
    """What a device sent."""

    topic: str | None
    """The topic that it was sent to."""
    content: Any
    """The content, as the device wrote it."""


@final
class HuaweiPushMessageNotice(TypedDict, total=False):
    """A device sent a message."""

    header: HuaweiPushHeader | None
    """The device."""
    body: HuaweiPushMessageBody | None
    """The message."""


class _HuaweiPushMessage(TypedDict):
    resource: Literal["device.message"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushMessageNotice
    """The rest."""


@final
class HuaweiPushMessage(_HuaweiPushMessage, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


class _HuaweiPropertyService(TypedDict):
    service_id: str
    """Which service of the product's model."""
    properties: JsonObject
    """The properties by their names."""


@final
class HuaweiPropertyService(_HuaweiPropertyService, total=False):
    """One service's properties."""

    event_time: str | Any | None
    """When they were so; the platform's own time where it is left out or wrong."""


@final
class HuaweiPushPropertyBody(TypedDict, total=False):
    """What a device reported."""

    services: list[HuaweiPropertyService]
    """Its services."""


@final
class HuaweiPushPropertyNotice(TypedDict, total=False):
    """A device reported properties."""

    header: HuaweiPushHeader | None
    """The device."""
    body: HuaweiPushPropertyBody | None
    """The properties."""


class _HuaweiPushProperties(TypedDict):
    resource: Literal["device.property"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushPropertyNotice
    """The rest."""


@final
class HuaweiPushProperties(_HuaweiPushProperties, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


@final
class HuaweiPushStatusBody(TypedDict, total=False):
    """A device's state."""

    status: str | None
    """`ONLINE`, `OFFLINE`, `ABNORMAL` or `INACTIVE`."""
    last_online_time: str | Any | None
    """When the device was last online."""


@final
class HuaweiPushStatusNotice(TypedDict, total=False):
    """A device's state changed. Older editions of the platform have the members of the body, and the device's ids,
    right here.
    """

    header: HuaweiPushHeader | None
    """The device."""
    body: HuaweiPushStatusBody | None
    """The state."""
    app_id: str | None
    """The resource space, in the older form."""
    device_id: str | None
    """The device, in the older form."""
    status: str | None
    """The state, in the older form."""
    timestamp: str | Any | None
    """When it changed, in the older form."""


class _HuaweiPushStatus(TypedDict):
    resource: Literal["device.status"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushStatusNotice
    """The rest."""


@final
class HuaweiPushStatus(_HuaweiPushStatus, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


@final
class HuaweiPushCommandResult(TypedDict, total=False):
    """A device's answer to an asynchronous command."""

    resultCode: str | None
    """`SUCCESSFUL` or `FAILED`."""
    resultDetail: Any
    """What the device said, as the product's model defines it."""


@final
class HuaweiPushCommandStatusBody(TypedDict, total=False):
    """An asynchronous command's state."""

    command_id: str | None
    """Which command."""
    created_time: str | Any | None
    """When the application sent it."""
    sent_time: str | Any | None
    """When the platform sent it."""
    delivered_time: str | Any | None
    """When the device acknowledged it."""
    response_time: str | Any | None
    """When the device answered it."""
    status: str | None
    """The state."""
    result: HuaweiPushCommandResult | None
    """The device's answer."""


@final
class HuaweiPushCommandStatusNotice(TypedDict, total=False):
    """An asynchronous command's state changed."""

    header: HuaweiPushHeader | None
    """The device."""
    body: HuaweiPushCommandStatusBody | None
    """The state."""


class _HuaweiPushCommandStatus(TypedDict):
    resource: Literal["device.command.status", "device.commmad.status"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushCommandStatusNotice
    """The rest."""


@final
class HuaweiPushCommandStatus(_HuaweiPushCommandStatus, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


@final
class HuaweiPushErrorInfo(TypedDict, total=False):
    """Why a message could not be sent."""

    error_code: str | None
    """The platform's code, such as `IOTDA.014112`."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiPushMessageStatusBody(TypedDict, total=False):
    """A message's state."""

    topic: str | None
    """The topic that it was sent to."""
    message_id: str | None
    """Which message."""
    name: str | None
    """Its name."""
    status: str | None
    """The state."""
    timestamp: str | Any | None
    """When it changed."""
    error_info: HuaweiPushErrorInfo | None
    """Why it failed."""


@final
class HuaweiPushMessageStatusNotice(TypedDict, total=False):
    """A message's state changed. The guide has the members of the body, and the device's id, right here; the platform's
    reference has `header` and `body`.
    """

    header: HuaweiPushHeader | None
    """The device."""
    body: HuaweiPushMessageStatusBody | None
    """The state."""
    message_id: str | None
    """Which message, in the guide's form."""
    name: str | None
    """Its name, in the guide's form."""
    device_id: str | None
    """The device, in the guide's form."""
    status: str | None
    """The state, in the guide's form."""
    timestamp: str | Any | None
    """When it changed, in the guide's form."""


class _HuaweiPushMessageStatus(TypedDict):
    resource: Literal["device.message.status"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushMessageStatusNotice
    """The rest."""


@final
class HuaweiPushMessageStatus(_HuaweiPushMessageStatus, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


@final
class HuaweiPushBatchTaskBody(TypedDict, total=False):
    """A batch task's state."""

    app_id: str | None
    """The resource space."""
    task_id: str | None
    """Which task."""
    task_type: str | None
    """`firmwareUpgrade`, `softwareUpgrade`, `createCommands`, ..."""
    status: str | None
    """The state: `Waitting` (as the platform spells it), `Processing`, `Success`, `PartialSuccess`, `Fail`, `Stopped`.
    """
    status_desc: str | None
    """The same in words."""


@final
class HuaweiPushBatchTaskNotice(TypedDict, total=False):
    """A batch task's state changed."""

    body: HuaweiPushBatchTaskBody | None
    """The state."""


class _HuaweiPushBatchTask(TypedDict):
    resource: Literal["batchtask"]
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushBatchTaskNotice
    """The rest."""


@final
class HuaweiPushBatchTask(_HuaweiPushBatchTask, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


@final
class HuaweiPushNotice(TypedDict, total=False):
    """What the platform tells of other things."""

    header: HuaweiPushHeader | None
    """The device."""
    body: Any
    """What there is to say."""


class _HuaweiPushOther(TypedDict):
    resource: str
    """What it is about, such as `device.message`."""
    event: str
    """What happened."""
    notify_data: HuaweiPushNotice
    """The rest."""


@final
class HuaweiPushOther(_HuaweiPushOther, total=False):
    """A push to an application."""

    event_time: str | Any | None
    """When, as `20151212T121212Z`."""
    event_time_ms: str | Any | None
    """The same with milliseconds."""
    request_id: str | None
    """The device's request, or an id of the platform's."""


class _HuaweiAnyEvent(TypedDict, total=False):
    event_time: str | Any | None
    """When it was."""
    event_id: str | None
    """Which request it is; the response has the same."""


@final
class HuaweiEventTimeSyncRequest(TypedDict):
    """A device asks for the time."""

    device_send_time: str | int | float | None
    """The device's own time as it sent this: milliseconds of any epoch. The Python SDK writes text."""


class _HuaweiTimeSyncRequestEvent(_HuaweiAnyEvent):
    service_id: Literal["$time_sync"]
    event_type: Literal["time_sync_request"]


@final
class HuaweiTimeSyncRequestEvent(_HuaweiTimeSyncRequestEvent, total=False):
    """A device asks for the time."""

    paras: HuaweiEventTimeSyncRequest | Any


class _HuaweiEventTimeSyncResponse(TypedDict):
    device_send_time: str | int | float | None
    """The device's own time, as it sent it."""
    server_send_time: str | int | float | None
    """When this was sent."""


@final
class HuaweiEventTimeSyncResponse(_HuaweiEventTimeSyncResponse, total=False):
    """The platform tells the time."""

    server_recv_time: str | int | float | None
    """When the request arrived: milliseconds since 1970, UTC. All SDKs read this spelling."""
    server_rcv_time: str | int | float | None
    """The same in the guide's spelling."""


class _HuaweiTimeSyncResponseEvent(_HuaweiAnyEvent):
    service_id: Literal["$time_sync"]
    event_type: Literal["time_sync_response"]


@final
class HuaweiTimeSyncResponseEvent(_HuaweiTimeSyncResponseEvent, total=False):
    """The platform tells the time."""

    paras: HuaweiEventTimeSyncResponse | Any


class _HuaweiEventLogReport(TypedDict):
    type: str | None
    """What it is about: `DEVICE_STATUS`, `DEVICE_PROPERTY`, `DEVICE_MESSAGE`, `DEVICE_COMMAND`."""
    content: str | None
    """The log itself."""


@final
class HuaweiEventLogReport(_HuaweiEventLogReport, total=False):
    """A part of a device's log; at most 1 MB."""

    timestamp: str | int | float | None
    """When it was: milliseconds since 1970 from the Python SDK, seconds in the guide, as text."""


class _HuaweiLogEvent(_HuaweiAnyEvent):
    service_id: Literal["$log"]
    event_type: Literal["log_report"]


@final
class HuaweiLogEvent(_HuaweiLogEvent, total=False):
    """A part of a device's log."""

    paras: HuaweiEventLogReport | Any


@final
class HuaweiEventLogConfig(TypedDict, total=False):
    """Whether a device is to send its log."""

    switch: str | None
    """`on` or `off`."""
    end_time: str | Any | None
    """Until when. The guide's table has dashes in it, its example has none."""


class _HuaweiLogConfigEvent(_HuaweiAnyEvent):
    service_id: Literal["$log"]
    event_type: Literal["log_config"]


@final
class HuaweiLogConfigEvent(_HuaweiLogConfigEvent, total=False):
    """Whether a device is to send its log."""

    paras: HuaweiEventLogConfig | Any


@final
class HuaweiEventDeviceInfoReport(TypedDict, total=False):
    """A device's versions."""

    device_sdk_version: str | None
    """Of the SDK: `C_v0.5.0`."""
    sw_version: str | None
    """Of the software."""
    fw_version: str | None
    """Of the firmware."""
    device_ip: str | None
    """The device's address in its network. Huawei's C SDK."""


class _HuaweiDeviceInfoEvent(_HuaweiAnyEvent):
    service_id: Literal["$sdk_info", "$device_info"]
    event_type: Literal["sdk_info_report", "device_info_report"]


@final
class HuaweiDeviceInfoEvent(_HuaweiDeviceInfoEvent, total=False):
    """A device's versions."""

    paras: HuaweiEventDeviceInfoReport | Any


@final
class HuaweiEventOtaVersionQuery(TypedDict, total=False):
    """The platform asks for the versions: with nothing in it in the guide."""

    task_id: str | None
    """The upgrade task. Vendor's SDKs."""
    sub_device_count: str | int | float | None
    """How many sub-devices are upgraded with it. Vendor's SDKs."""
    task_ext_info: Any
    """What else there is to the task. Vendor's SDKs."""


class _HuaweiVersionQueryEvent(_HuaweiAnyEvent):
    service_id: Literal["$ota"]
    event_type: Literal["version_query"]


@final
class HuaweiVersionQueryEvent(_HuaweiVersionQueryEvent, total=False):
    """The platform asks for the versions."""

    paras: HuaweiEventOtaVersionQuery | Any


@final
class HuaweiEventOtaVersionReport(TypedDict, total=False):
    """A device's versions."""

    sw_version: str | None
    """Of the software."""
    fw_version: str | None
    """Of the firmware."""


class _HuaweiVersionReportEvent(_HuaweiAnyEvent):
    service_id: Literal["$ota"]
    event_type: Literal["version_report"]


@final
class HuaweiVersionReportEvent(_HuaweiVersionReportEvent, total=False):
    """A device's versions, for an upgrade."""

    paras: HuaweiEventOtaVersionReport | Any


class _HuaweiEventOtaUpgrade(TypedDict):
    version: str | None
    """The version that it brings."""
    url: str | None
    """Where it is."""


@final
class HuaweiEventOtaUpgrade(_HuaweiEventOtaUpgrade, total=False):
    """An upgrade to fetch. From the platform itself it is fetched with the token, from object storage (`_v2`) without.
    """

    file_size: str | int | float | None
    """Its size in bytes."""
    access_token: str | None
    """The token to fetch it with."""
    expires: str | int | float | None
    """How long token and address live, in seconds."""
    sign: str | None
    """Its SHA-256 digest."""
    file_name: str | None
    """Its name. Vendor's SDKs."""
    custom_info: Any
    """Values that the operator added. Vendor's SDKs."""
    task_id: str | None
    """The upgrade task. Vendor's SDKs."""
    sub_device_count: str | int | float | None
    """How many sub-devices are upgraded with it. Vendor's SDKs."""
    task_ext_info: Any
    """What else there is to the task. Vendor's SDKs."""


class _HuaweiUpgradeEvent(_HuaweiAnyEvent):
    service_id: Literal["$ota"]
    event_type: Literal["firmware_upgrade", "software_upgrade", "firmware_upgrade_v2", "software_upgrade_v2"]


@final
class HuaweiUpgradeEvent(_HuaweiUpgradeEvent, total=False):
    """An upgrade to fetch."""

    paras: HuaweiEventOtaUpgrade | Any


class _HuaweiEventOtaProgress(TypedDict):
    result_code: str | int | float | None
    """0 for success, 1 to 10 and 255 for failures."""


@final
class HuaweiEventOtaProgress(_HuaweiEventOtaProgress, total=False):
    """How an upgrade gets on."""

    progress: str | int | float | None
    """Percent."""
    version: str | None
    """The version that the device has then."""
    description: str | None
    """The same in words."""


class _HuaweiUpgradeProgressEvent(_HuaweiAnyEvent):
    service_id: Literal["$ota"]
    event_type: Literal["upgrade_progress_report"]


@final
class HuaweiUpgradeProgressEvent(_HuaweiUpgradeProgressEvent, total=False):
    """How an upgrade gets on."""

    paras: HuaweiEventOtaProgress | Any


@final
class HuaweiEventFileManagerAttributes(TypedDict, total=False):
    """What is known of a file."""

    hash_code: str | None
    """Its digest."""
    size: str | int | float | None
    """Its size in bytes."""


@final
class HuaweiEventFileManagerUrlRequest(TypedDict, total=False):
    """A device asks where to put or get a file."""

    file_name: str | None
    """The file's name."""
    fileName: str | None
    """The same as the guide's table spells it for downloads."""
    file_attributes: HuaweiEventFileManagerAttributes | None
    """What is known of the file."""
    hash_code: str | None
    """The digest, where the C SDK puts it."""
    size: str | int | float | None
    """The size, where the C SDK puts it."""


class _HuaweiFileRequestEvent(_HuaweiAnyEvent):
    service_id: Literal["$file_manager"]
    event_type: Literal["get_upload_url", "get_download_url"]


@final
class HuaweiFileRequestEvent(_HuaweiFileRequestEvent, total=False):
    """A device wants to send or fetch a file."""

    paras: HuaweiEventFileManagerUrlRequest | Any


class _HuaweiEventFileManagerUrl(TypedDict):
    url: str | None
    """The address."""


@final
class HuaweiEventFileManagerUrl(_HuaweiEventFileManagerUrl, total=False):
    """Where to put or get a file."""

    bucket_name: str | None
    """The bucket of the storage."""
    object_name: str | None
    """The file's name in the storage."""
    expire: str | int | float | None
    """How long the address lives, in seconds."""
    file_attributes: HuaweiEventFileManagerAttributes | None
    """What is known of the file."""


class _HuaweiFileUrlEvent(_HuaweiAnyEvent):
    service_id: Literal["$file_manager"]
    event_type: Literal["get_upload_url_response", "get_download_url_response"]


@final
class HuaweiFileUrlEvent(_HuaweiFileUrlEvent, total=False):
    """Where a file goes, or is."""

    paras: HuaweiEventFileManagerUrl | Any


class _HuaweiEventFileManagerOutcome(TypedDict):
    object_name: str | None
    """The file's name in the storage."""
    result_code: str | int | float | None
    """0 for success, 1 for failure."""


@final
class HuaweiEventFileManagerOutcome(_HuaweiEventFileManagerOutcome, total=False):
    """What became of a file."""

    status_code: str | int | float | None
    """What the storage answered."""
    status_description: str | None
    """The same in words."""


class _HuaweiFileResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$file_manager"]
    event_type: Literal["upload_result_report", "download_result_report"]


@final
class HuaweiFileResultEvent(_HuaweiFileResultEvent, total=False):
    """What became of a file."""

    paras: HuaweiEventFileManagerOutcome | Any


@final
class HuaweiEventSubDeviceManagerDevice(TypedDict, total=False):
    """A sub-device."""

    parent_device_id: str | None
    """The device that it is behind; the gateway where nothing is said."""
    node_id: str | None
    """Its own id: a serial number, say."""
    device_id: str | None
    """Its id at the platform; `{product_id}_{node_id}` where nothing is said."""
    name: str | None
    """Its name."""
    description: str | None
    """What it is."""
    manufacturer_id: str | None
    """Its manufacturer."""
    model: str | None
    """Its model."""
    product_id: str | None
    """Its product."""
    fw_version: str | None
    """Its firmware's version."""
    sw_version: str | None
    """Its software's version."""
    status: str | None
    """`ONLINE` or `OFFLINE`."""
    extension_info: Any
    """Values that the operator added: an object; some SDKs write an empty text."""


@final
class HuaweiEventSubDeviceManagerNotice(TypedDict):
    """Sub-devices were added or deleted at the platform."""

    devices: list[HuaweiEventSubDeviceManagerDevice]
    """The sub-devices; of deleted ones the ids alone."""
    version: str | int | float | None
    """The list's version, which the gateway keeps."""


class _HuaweiSubDeviceNoticeEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["add_sub_device_notify", "delete_sub_device_notify"]


@final
class HuaweiSubDeviceNoticeEvent(_HuaweiSubDeviceNoticeEvent, total=False):
    """Sub-devices were added or deleted at the platform."""

    paras: HuaweiEventSubDeviceManagerNotice | Any


@final
class HuaweiEventSubDeviceManagerSync(TypedDict, total=False):
    """A gateway asks what changed."""

    version: str | int | float | None
    """The version of the list that it has."""


class _HuaweiSubDeviceSyncEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["sub_device_sync_request"]


@final
class HuaweiSubDeviceSyncEvent(_HuaweiSubDeviceSyncEvent, total=False):
    """A gateway asks what changed."""

    paras: HuaweiEventSubDeviceManagerSync | Any


@final
class HuaweiEventSubDeviceManagerStatus(TypedDict):
    """How a sub-device is."""

    device_id: str
    """Which it is."""
    status: str | None
    """`ONLINE` or `OFFLINE`."""


@final
class HuaweiEventSubDeviceManagerStatusUpdate(TypedDict):
    """Sub-devices came online or went offline; at most 100."""

    device_statuses: list[HuaweiEventSubDeviceManagerStatus]
    """Which, and how they are."""


class _HuaweiSubDeviceStatusEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["sub_device_update_status"]


@final
class HuaweiSubDeviceStatusEvent(_HuaweiSubDeviceStatusEvent, total=False):
    """Sub-devices came online or went offline."""

    paras: HuaweiEventSubDeviceManagerStatusUpdate | Any


@final
class HuaweiEventSubDeviceManagerFailure(TypedDict, total=False):
    """Why something failed for one sub-device."""

    device_id: str | None
    """Which it is."""
    node_id: str | None
    """Its own id, where it was to be added."""
    product_id: str | None
    """Its product, where it was to be added."""
    error_code: str | int | float | None
    """Why."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiEventSubDeviceManagerStatusOutcome(TypedDict, total=False):
    """What became of it. Huawei's C and Go SDKs."""

    successful_devices: list[HuaweiEventSubDeviceManagerStatus]
    """Those whose status was taken."""
    failed_devices: list[HuaweiEventSubDeviceManagerFailure]
    """The others."""


class _HuaweiSubDeviceStatusResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["sub_device_update_status_response"]


@final
class HuaweiSubDeviceStatusResultEvent(_HuaweiSubDeviceStatusResultEvent, total=False):
    """What became of that."""

    paras: HuaweiEventSubDeviceManagerStatusOutcome | Any


@final
class HuaweiEventSubDeviceManagerProductsRequest(TypedDict):
    """A gateway asks about products."""

    product_ids: list[str]
    """Their ids."""


class _HuaweiProductsRequestEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["get_products"]


@final
class HuaweiProductsRequestEvent(_HuaweiProductsRequestEvent, total=False):
    """A gateway asks about products."""

    paras: HuaweiEventSubDeviceManagerProductsRequest | Any


@final
class HuaweiEventSubDeviceManagerProducts(TypedDict):
    """Products. The guide does not say what is in one."""

    products: list[JsonObject]
    """The products."""


class _HuaweiProductsEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["get_products_response"]


@final
class HuaweiProductsEvent(_HuaweiProductsEvent, total=False):
    """Products."""

    paras: HuaweiEventSubDeviceManagerProducts | Any


@final
class HuaweiEventSubDeviceManagerDevices(TypedDict):
    """A gateway adds or changes sub-devices; at most 50."""

    devices: list[HuaweiEventSubDeviceManagerDevice]
    """The sub-devices."""


class _HuaweiSubDevicesEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["add_sub_device_request", "update_sub_device_request"]


@final
class HuaweiSubDevicesEvent(_HuaweiSubDevicesEvent, total=False):
    """A gateway adds or changes sub-devices."""

    paras: HuaweiEventSubDeviceManagerDevices | Any


@final
class HuaweiEventSubDeviceManagerDevicesOutcome(TypedDict):
    """What became of it."""

    successful_devices: list[HuaweiEventSubDeviceManagerDevice]
    """Those that were added or changed."""
    failed_devices: list[HuaweiEventSubDeviceManagerFailure]
    """The others."""


class _HuaweiSubDevicesResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["add_sub_device_response", "update_sub_device_response"]


@final
class HuaweiSubDevicesResultEvent(_HuaweiSubDevicesResultEvent, total=False):
    """What became of that."""

    paras: HuaweiEventSubDeviceManagerDevicesOutcome | Any


@final
class HuaweiEventSubDeviceManagerDeletion(TypedDict):
    """A gateway deletes sub-devices; at most 50."""

    devices: list[str]
    """Their ids."""


class _HuaweiSubDeviceDeletionEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["delete_sub_device_request"]


@final
class HuaweiSubDeviceDeletionEvent(_HuaweiSubDeviceDeletionEvent, total=False):
    """A gateway deletes sub-devices."""

    paras: HuaweiEventSubDeviceManagerDeletion | Any


@final
class HuaweiEventSubDeviceManagerDeletionOutcome(TypedDict):
    """What became of it."""

    successful_devices: list[str]
    """The ids of those that were deleted."""
    failed_devices: list[HuaweiEventSubDeviceManagerFailure]
    """The others."""


class _HuaweiSubDeviceDeletionResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_manager"]
    event_type: Literal["delete_sub_device_response"]


@final
class HuaweiSubDeviceDeletionResultEvent(_HuaweiSubDeviceDeletionResultEvent, total=False):
    """What became of that."""

    paras: HuaweiEventSubDeviceManagerDeletionOutcome | Any


@final
class HuaweiEventSubDeviceDiscoveryStartScan(TypedDict, total=False):
    """A gateway is to look for sub-devices."""

    protocol: str | None
    """By which protocol."""
    protocol_type: str | None
    """The same as the guide's example spells it."""
    channel: str | None
    """On which channel."""
    parent_device_id: str | None
    """Behind which device."""
    scan_settings: Any
    """How: an object in the guide's table, an empty text in its example."""


class _HuaweiStartScanEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_discovery", "sub_device_discovery"]
    event_type: Literal["start_scan"]


@final
class HuaweiStartScanEvent(_HuaweiStartScanEvent, total=False):
    """A gateway is to look for sub-devices."""

    paras: HuaweiEventSubDeviceDiscoveryStartScan | Any


@final
class HuaweiEventSubDeviceDiscoveryScanResult(TypedDict, total=False):
    """Sub-devices that a gateway found."""

    devices: list[HuaweiEventSubDeviceManagerDevice] | None
    """The sub-devices."""


class _HuaweiScanResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$sub_device_discovery", "sub_device_discovery"]
    event_type: Literal["scan_result"]


@final
class HuaweiScanResultEvent(_HuaweiScanResultEvent, total=False):
    """Sub-devices that a gateway found."""

    paras: HuaweiEventSubDeviceDiscoveryScanResult | Any


class _HuaweiEventDeviceRuleRequest(TypedDict):
    ruleIds: list[str]
    """The rules that it wants."""


@final
class HuaweiEventDeviceRuleRequest(_HuaweiEventDeviceRuleRequest, total=False):
    """A device asks for its rules, after properties of `$device_rule` told it which have changed."""

    delIds: list[str]
    """Those that it has deleted."""


class _HuaweiRuleRequestEvent(_HuaweiAnyEvent):
    service_id: Literal["$device_rule"]
    event_type: Literal["device_rule_config_request"]


@final
class HuaweiRuleRequestEvent(_HuaweiRuleRequestEvent, total=False):
    """A device asks for its rules."""

    paras: HuaweiEventDeviceRuleRequest | Any


@final
class HuaweiEventDeviceRule(TypedDict, total=False):
    """A rule."""

    ruleId: str | None
    """Which it is."""
    ruleName: str | None
    """Its name."""
    logic: str | None
    """`and` or `or`: how the conditions go together."""
    timeRange: Any
    """When it holds."""
    status: str | None
    """`active` or `inactive`."""
    conditions: list[Any]
    """The conditions."""
    actions: list[Any]
    """What is done."""
    ruleVersionInShadow: str | int | float | None
    """Its version in the shadow."""


@final
class HuaweiEventDeviceRuleRules(TypedDict):
    """Rules."""

    rulesInfos: list[HuaweiEventDeviceRule]
    """The rules."""


class _HuaweiRulesEvent(_HuaweiAnyEvent):
    service_id: Literal["$device_rule"]
    event_type: Literal["device_rule_config_response"]


@final
class HuaweiRulesEvent(_HuaweiRulesEvent, total=False):
    """Rules that a device follows by itself."""

    paras: HuaweiEventDeviceRuleRules | Any


class _HuaweiEventTunnelManagerNotice(TypedDict):
    tunnel_uri: str | None
    """Where the device connects to: a WebSocket address."""


@final
class HuaweiEventTunnelManagerNotice(_HuaweiEventTunnelManagerNotice, total=False):
    """Someone wants to log in to the device."""

    tunnel_access_token: str | None
    """The token to connect with."""


class _HuaweiTunnelEvent(_HuaweiAnyEvent):
    service_id: Literal["$tunnel_manager"]
    event_type: Literal["tunnel_notify"]


@final
class HuaweiTunnelEvent(_HuaweiTunnelEvent, total=False):
    """A tunnel to a device."""

    paras: HuaweiEventTunnelManagerNotice | Any


@final
class HuaweiEventDeviceConfigUpdate(TypedDict, total=False):
    """The platform has a configuration for the device."""

    config_content: Any
    """The configuration, in the product's own words."""


class _HuaweiDeviceConfigEvent(_HuaweiAnyEvent):
    service_id: Literal["$device_config"]
    event_type: Literal["config_update"]


@final
class HuaweiDeviceConfigEvent(_HuaweiDeviceConfigEvent, total=False):
    """A device's configuration."""

    paras: HuaweiEventDeviceConfigUpdate | Any


@final
class HuaweiEventDeviceConfigOutcome(TypedDict, total=False):
    """What became of it."""

    result_code: str | int | float | None
    """0 for success."""
    description: str | None
    """The same in words."""


class _HuaweiDeviceConfigResultEvent(_HuaweiAnyEvent):
    service_id: Literal["$device_config"]
    event_type: Literal["config_update_response"]


@final
class HuaweiDeviceConfigResultEvent(_HuaweiDeviceConfigResultEvent, total=False):
    """What became of that."""

    paras: HuaweiEventDeviceConfigOutcome | Any


class _HuaweiEventSecurityDetectionReport(TypedDict):
    type: str | None
    """`MEMORY_REPORT`, `PORT_REPORT`, `CPU_USAGE_REPORT` and others."""


@final
class HuaweiEventSecurityDetectionReport(_HuaweiEventSecurityDetectionReport, total=False):
    """The device reports what endangers it; further members belong to the report of that type."""

    content: Any
    """What was found."""


class _HuaweiSecurityLogEvent(_HuaweiAnyEvent):
    service_id: Literal["$security_detection_config"]
    event_type: Literal["security_log_report"]


@final
class HuaweiSecurityLogEvent(_HuaweiSecurityLogEvent, total=False):
    """Something that endangers a device."""

    paras: HuaweiEventSecurityDetectionReport | Any


@final
class HuaweiEventSoftBusRequest(TypedDict, total=False):
    """A device asks about its soft bus."""

    bus_id: str | None
    """Which bus; all of them where nothing is said."""


class _HuaweiSoftBusRequestEvent(_HuaweiAnyEvent):
    service_id: Literal["$oh_soft_bus"]
    event_type: Literal["soft_bus_config_request"]


@final
class HuaweiSoftBusRequestEvent(_HuaweiSoftBusRequestEvent, total=False):
    """A device asks about its soft bus."""

    paras: HuaweiEventSoftBusRequest | Any


@final
class HuaweiEventSoftBusConfig(TypedDict, total=False):
    """A soft bus. What is in it, no source says: other members have it."""

    bus_id: str | None
    """Which bus."""


class _HuaweiSoftBusEvent(_HuaweiAnyEvent):
    service_id: Literal["$oh_soft_bus"]
    event_type: Literal["soft_bus_config_response"]


@final
class HuaweiSoftBusEvent(_HuaweiSoftBusEvent, total=False):
    """A soft bus."""

    paras: HuaweiEventSoftBusConfig | Any


class _HuaweiEvent(_HuaweiAnyEvent):
    service_id: str
    event_type: str


@final
class HuaweiEvent(_HuaweiEvent, total=False):
    """One event: `service_id` and `event_type` together tell which. Cast it to `HuaweiKnownEvent` where it is no
    product's own.
    """

    paras: Any


HuaweiKnownEvent = Union[
    HuaweiTimeSyncRequestEvent,
    HuaweiTimeSyncResponseEvent,
    HuaweiLogEvent,
    HuaweiLogConfigEvent,
    HuaweiDeviceInfoEvent,
    HuaweiVersionQueryEvent,
    HuaweiVersionReportEvent,
    HuaweiUpgradeEvent,
    HuaweiUpgradeProgressEvent,
    HuaweiFileRequestEvent,
    HuaweiFileUrlEvent,
    HuaweiFileResultEvent,
    HuaweiSubDeviceNoticeEvent,
    HuaweiSubDeviceSyncEvent,
    HuaweiSubDeviceStatusEvent,
    HuaweiSubDeviceStatusResultEvent,
    HuaweiProductsRequestEvent,
    HuaweiProductsEvent,
    HuaweiSubDevicesEvent,
    HuaweiSubDevicesResultEvent,
    HuaweiSubDeviceDeletionEvent,
    HuaweiSubDeviceDeletionResultEvent,
    HuaweiStartScanEvent,
    HuaweiScanResultEvent,
    HuaweiRuleRequestEvent,
    HuaweiRulesEvent,
    HuaweiTunnelEvent,
    HuaweiDeviceConfigEvent,
    HuaweiDeviceConfigResultEvent,
    HuaweiSecurityLogEvent,
    HuaweiSoftBusRequestEvent,
    HuaweiSoftBusEvent,
]
"""An event that the platform knows: `service_id` and `event_type` together tell which."""


@final
class AlibabaNtpTimeRequest(TypedDict):
    """A device asks for the time."""

    deviceSendTime: str | int | float
    """The device's own time as it sent this: milliseconds of any epoch, as text."""


@final
class AlibabaNtpTimeResponse(TypedDict):
    """The platform tells the time."""

    deviceSendTime: str | int | float
    """The device's own time, as it sent it."""
    serverRecvTime: str | int | float
    """When the request arrived: milliseconds since 1970, UTC, as text."""
    serverSendTime: str | int | float
    """When this was sent."""


class _AlibabaRegistered(TypedDict):
    deviceSecret: str
    """Its secret."""


@final
class AlibabaRegistered(_AlibabaRegistered, total=False):
    """`/ext/register`: the secret of a device that was known by name."""

    productKey: str
    """The device's product."""
    deviceName: str
    """Its name."""


class _AlibabaRegisteredByToken(TypedDict):
    clientId: str
    """The client id to connect with."""
    deviceToken: str
    """The password to connect with, as it stands."""


@final
class AlibabaRegisteredByToken(_AlibabaRegisteredByToken, total=False):
    """`/ext/regnwl`: the token of a device that was not known before."""

    productKey: str
    """The device's product."""
    deviceName: str
    """Its name."""


@final
class AlibabaShadowState(TypedDict, total=False):
    """The two sections of a shadow."""

    reported: JsonObject | str | None
    """What the device says that it is like."""
    desired: JsonObject | str | None
    """What an application wants it to be like."""


@final
class AlibabaShadowContent(TypedDict, total=False):
    """Why a request was refused. The guide prints both spellings: lower case in the message, which is what the platform
    sends, and with a capital in the head of its table.
    """

    errorcode: str | int | float | None
    """400 to 409 or 500; text in the guide."""
    errormessage: str | None
    """The same in words."""
    errorCode: str | int | float | None
    """The code under the table's name."""
    errorMessage: str | None
    """The words under the table's name."""


@final
class AlibabaShadowMetadata(TypedDict, total=False):
    """When the attributes of both sections were written."""

    reported: JsonObject
    """Those of the reported section."""
    desired: JsonObject
    """Those of the desired section."""


@final
class AlibabaShadowPayload(TypedDict, total=False):
    """What the platform answers."""

    status: str | None
    """`success` or `error`. The guide prints it in `control` as well, where the platform leaves it out."""
    content: AlibabaShadowContent | None
    """Why a request was refused."""
    state: AlibabaShadowState | None
    """The document's state."""
    metadata: AlibabaShadowMetadata | None
    """When each attribute was last written."""
    version: str | int | float | None
    """The version that an update was accepted with."""
    timestamp: str | int | float | None
    """In one reading of the torn examples the time stands here; the platform writes it beside the payload."""


@final
class AlibabaShadowMessage(TypedDict, total=False):
    """A message on `/shadow/update` (`update`, `get`, `delete`) or on `/shadow/get` (`reply`, `control`).  Both have
    the same members.
    """

    method: str | None
    """What is asked for, or what kind of answer it is."""
    state: AlibabaShadowState | None
    """What a request is about."""
    payload: AlibabaShadowPayload | None
    """What the platform answers."""
    version: str | int | float | None
    """In a request the version that the document is to have; in a `control` and in the reply to a `get` the one that it
    has. The reply to an update has it in the payload. 64 bits: the Node SDK sends milliseconds since 1970.
    """
    timestamp: str | int | float | None
    """When the platform sent it, in seconds since 1970."""
    clientToken: str | int | float | None
    """What the C SDK marks a request with (`DEVICE-1`); the platform gives it back, and the text `null` where there was
    none.
    """


class _AlibabaHttpAuth(TypedDict):
    productKey: str
    """The device's product."""
    deviceName: str
    """Its name."""
    clientId: str
    """Its client id, as it is signed: at most 64 characters."""
    sign: str
    """The signature."""


@final
class AlibabaHttpAuth(_AlibabaHttpAuth, total=False):
    """A device asks for a token, over HTTP or CoAP."""

    signmethod: str
    """The signature's method: `hmacmd5` where it is left out, `hmacsha1`; in SDKs `hmacsha256`."""
    timestamp: str | int | float
    """Milliseconds since 1970, as they are signed. One SDK writes a number."""
    version: str
    """`default`. Not signed."""
    seq: str | int | float
    """CoAP with symmetric security: a random whole number, as it is signed."""
    ackMode: str | int | float
    """CoAP: 0 for a result in the acknowledgement, 1 for one that comes later."""


@final
class AlibabaHttpInfo(TypedDict, total=False):
    """What a reply to authentication or data brings."""

    token: str
    """The token: for 7 days (2019 edition) or 48 hours (2018)."""
    messageId: str | int | float
    """The message's id, beyond what a double holds."""
    MessageId: str | int | float
    """The same in the 2018 edition's spelling."""
    Data: Any
    """The payload that the platform answers with."""


@final
class AlibabaHttpData(TypedDict, total=False):
    """What a reply to registration, or to authentication before MQTT, brings."""

    productKey: str
    """The device's product."""
    deviceName: str
    """Its name."""
    deviceSecret: str
    """Its secret."""
    iotId: str
    """The MQTT user name."""
    iotToken: str
    """The MQTT password."""
    resources: Any
    """Where to connect to: `{"mqtt":{"host":..,"port":..}}`."""
    Resources: Any
    """The same in the 2018 edition's spelling."""


_AlibabaHttpReplyOdd = TypedDict("_AlibabaHttpReplyOdd", {"Info ": AlibabaHttpInfo | None}, total=False)


class _AlibabaHttpReply(_AlibabaHttpReplyOdd):
    code: str | int | float
    """What became of the request: 0 is success of authentication and data, 200 of registration."""


@final
class AlibabaHttpReply(_AlibabaHttpReply, total=False):
    """A reply over HTTP."""

    message: str | None
    """The same in words."""
    info: AlibabaHttpInfo | None
    """The token, or the message's id, as the platform writes it."""
    Info: AlibabaHttpInfo | None
    """The same in the 2019 edition's spelling."""
    data: AlibabaHttpData | None
    """Of registration, and of authentication before MQTT."""


class _AlibabaHttpCoapAuthReply(TypedDict):
    token: str
    """The token that goes into option 2088."""


@final
class AlibabaHttpCoapAuthReply(_AlibabaHttpCoapAuthReply, total=False):
    """What a device gets for its request for a token over CoAP."""

    random: str
    """Symmetric security: the text that the key is derived from, with the device's secret."""
    seqOffset: str | int | float
    """Symmetric security: the first message's sequence number is this."""


@final
class AlibabaHttpForm(TypedDict):
    """A body of `name=value` pairs."""

    form: str
    """The text, as it came."""
    fields: dict[str, str]
    """Names and values, without their escapes."""


class _AlibabaFileHeaderParams(TypedDict):
    uploadId: str
    """Of which upload."""


@final
class AlibabaFileHeaderParams(_AlibabaFileHeaderParams, total=False):
    """What a part is."""

    offset: str | int | float
    """Where it starts in the file, in bytes."""
    bSize: str | int | float
    """How many bytes it has."""
    isComplete: bool
    """Whether it is the last one."""


class _AlibabaFileHeader(TypedDict):
    params: AlibabaFileHeaderParams
    """What the part is."""


@final
class AlibabaFileHeader(_AlibabaFileHeader, total=False):
    """The header of a part."""

    id: str | int | float
    """Which message it is."""


@final
class AlibabaFilePart(TypedDict):
    """A part of a file."""

    header: AlibabaFileHeader
    """What the part is."""
    chunk_hex: str
    """The file's bytes."""
    check_hex: str
    """Their check: CRC-16/ARC, low byte first."""


@final
class HuaweiContentDeviceMessage(TypedDict, total=False):
    """A message in the guide's form. Others are kept as they came: the platform does not look into messages."""

    object_device_id: str | None
    """The sub-device that it is of or for; the topic's device where nothing is said."""
    name: str | None
    """Its name."""
    id: str | None
    """Which message it is."""
    content: Any
    """The content: text, and from devices any value."""


@final
class HuaweiPropertyReport(TypedDict):
    """A device's report: its services' properties. IoTDA guide 2.1.2.8.1."""

    services: list[HuaweiPropertyService]
    """The services."""


@final
class HuaweiPropertyDevice(TypedDict):
    """One sub-device's part of a `GatewayReport`."""

    device_id: str
    """Which sub-device."""
    services: list[HuaweiPropertyService]
    """Its services."""


@final
class HuaweiPropertyGatewayReport(TypedDict):
    """A gateway's report for its sub-devices. IoTDA guide 2.1.2.8.2; at most 100 sub-devices."""

    devices: list[HuaweiPropertyDevice]
    """The sub-devices."""


class _HuaweiPropertySet(TypedDict):
    services: list[HuaweiPropertyService]
    """The services with the properties to set. Rules for the device itself come as the service `$device_rule`: rule
    ids, each with its `version`, -1 to delete it.
    """


@final
class HuaweiPropertySet(_HuaweiPropertySet, total=False):
    """The platform sets properties. IoTDA guide 2.1.2.8.3."""

    object_device_id: str | None
    """The sub-device that it is for; the topic's device where nothing is said."""


@final
class HuaweiPropertyOutcome(TypedDict, total=False):
    """What became of setting properties; of a bridge's requests too."""

    result_code: str | int | float | None
    """0 for success, which is also what no code means."""
    result_desc: str | None
    """The same in words."""


@final
class HuaweiPropertyGet(TypedDict, total=False):
    """The platform asks for properties. IoTDA guide 2.1.2.8.4."""

    object_device_id: str | None
    """The sub-device that it is for; the topic's device where nothing is said."""
    service_id: str | None
    """Which service; all of them where nothing is said."""


@final
class HuaweiPropertyAnswer(TypedDict, total=False):
    """The device answers with its properties."""

    services: list[HuaweiPropertyService]
    """The services."""


@final
class HuaweiCommandRequest(TypedDict, total=False):
    """The platform sends a command."""

    object_device_id: str | None
    """The sub-device that it is for; the topic's device where nothing is said."""
    service_id: str | None
    """Which service of the product's model."""
    command_name: str | None
    """Which of its commands."""
    paras: Any
    """The command's parameters, as the product's model defines them."""


@final
class HuaweiCommandResponse(TypedDict, total=False):
    """The device answers a command."""

    result_code: str | int | float | None
    """0 for success, which is also what no code means."""
    response_name: str | None
    """Which response of the product's model."""
    paras: Any
    """The response's parameters, as the product's model defines them."""


@final
class HuaweiShadowGet(TypedDict, total=False):
    """A device asks for its shadow."""

    object_device_id: str | None
    """The sub-device that it is about; the topic's device where nothing is said. Some SDKs put the sub-device into the
    topic instead.
    """
    service_id: str | None
    """Which service; all of them where nothing is said."""


@final
class HuaweiShadowArea(TypedDict, total=False):
    """One area of a shadow."""

    properties: JsonObject | None
    """The properties by their names."""
    event_time: str | Any | None
    """When they were set."""


class _HuaweiServiceShadow(TypedDict):
    service_id: str
    """Which service of the product's model."""


@final
class HuaweiServiceShadow(_HuaweiServiceShadow, total=False):
    """One service's shadow."""

    desired: HuaweiShadowArea | None
    """What an application wants the properties to be."""
    reported: HuaweiShadowArea | None
    """What the device last reported."""
    version: str | int | float | None
    """How often the shadow was changed."""


@final
class HuaweiShadowDocument(TypedDict, total=False):
    """A device's shadow."""

    object_device_id: str | None
    """Whose it is."""
    shadow: list[HuaweiServiceShadow] | None
    """The services."""


@final
class HuaweiEvents(TypedDict, total=False):
    """Events of one device."""

    object_device_id: str | None
    """The sub-device that they are of or for; the topic's device where nothing is said."""
    services: list[HuaweiEvent]
    """The events."""


@final
class HuaweiBootstrapRequest(TypedDict, total=False):
    """A device asks for its server. Mostly there is nothing in it, not even an object."""

    baseStrategyKeyword: Any
    """What a static policy compares with its keyword."""


@final
class HuaweiBootstrapResponse(TypedDict, total=False):
    """The platform tells the device its server."""

    address: str | None
    """Host and port, with a colon between them."""
    deviceSecret: str | None
    """The secret of a device that was registered on the way."""


@final
class HuaweiBridgeLogin(TypedDict, total=False):
    """A bridge brings a device online: as the device itself would connect."""

    sign_type: str | int | float | None
    """0: the time is not checked; 1: it is."""
    timestamp: str | int | float | None
    """The hour, UTC: `2019120219`."""
    password: str | None
    """The device's secret, signed with the time."""


@final
class HuaweiBridgeResponse(TypedDict, total=False):
    """The platform's answer to a bridge."""

    result_code: str | int | float | None
    """0 for success."""
    result_desc: str | None
    """The same in words."""
    paras: JsonObject | None
    """With a new secret: `device_id` and `new_secret`."""


@final
class HuaweiBridgeSecretReset(TypedDict, total=False):
    """A bridge changes a device's secret."""

    old_secret: str | None
    """The secret so far."""
    new_secret: str | None
    """The new one."""


_HuaweiM2mDeviceToDeviceOdd = TypedDict("_HuaweiM2mDeviceToDeviceOdd", {"from": str | None}, total=False)


@final
class HuaweiM2mDeviceToDevice(_HuaweiM2mDeviceToDeviceOdd, total=False):
    """A message from one device to another; the topic has the same ids."""

    request_id: str | None
    """Which message it is."""
    to: str | None
    """The device that it goes to."""
    content: Any
    """The content: text from the SDK."""


class _HuaweiSubDeviceManage(TypedDict):
    message_name: str
    """What it is: `get_products` and others."""


@final
class HuaweiSubDeviceManage(_HuaweiSubDeviceManage, total=False):
    """What a gateway wants; further members belong to the message of that name."""

    product_id_list: list[str]
    """Of which products."""


@final
class HuaweiV1Service(TypedDict, total=False):
    """One service's properties."""

    serviceId: str | None
    """Which service of the product's model."""
    serviceData: JsonObject | None
    """The properties by their names."""
    eventTime: str | Any | None
    """When they were so."""


@final
class HuaweiV1Data(TypedDict, total=False):
    """A device reports (`deviceReq`), or answers a command (`deviceRsp`)."""

    msgType: str | None
    """`deviceReq` or `deviceRsp`."""
    data: list[HuaweiV1Service]
    """A report: the services."""
    hasMore: Any
    """Whether more follows."""
    mid: str | int | float | None
    """An answer: which command it is to."""
    errcode: str | int | float | None
    """An answer: 0 for success."""
    body: Any
    """An answer: its parameters."""


@final
class HuaweiV1Command(TypedDict, total=False):
    """The platform sends a command."""

    msgType: str | None
    """`cloudReq`."""
    serviceId: str | None
    """Which service of the product's model."""
    cmd: str | None
    """Which of its commands."""
    mid: str | int | float | None
    """Which command it is; the answer has the same."""
    paras: Any
    """The command's parameters."""


@final
class HuaweiHttpDeviceAuth(TypedDict):
    """A device asks for a token: `POST /v5/device-auth`."""

    device_id: str | None
    """The device."""
    sign_type: str | int | float | None
    """0: the platform does not compare the time; 1: it does, before the password."""
    timestamp: str | int | float | None
    """The hour in UTC, as `YYYYMMDDHH`: the key of the password."""
    password: str | None
    """The device's secret as signed: 64 hexadecimal digits."""


@final
class HuaweiHttpReply(TypedDict, total=False):
    """What the platform answers: a token, or what went wrong."""

    access_token: str | None
    """The token for the header `access_token` of the other requests."""
    expires_in: str | int | float | None
    """Seconds that it is good for. Where a new one is asked for before, the old one is good for 30 s more."""
    error_code: str | None
    """What went wrong, such as `IOTDA.000006`."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiApiDesiredUpdate(TypedDict, total=False):
    """The desired properties of one service."""

    service_id: str | None
    """Which service of the product's model."""
    desired: JsonObject | None
    """The properties by their names; here without `properties` around them. None takes the whole area away, `null` one
    property. Platform's reference.
    """
    version: str | int | float | None
    """The shadow's version, which it has to be where it is given. Platform's reference."""


@final
class HuaweiApiShadowUpdate(TypedDict, total=False):
    """The desired properties of a shadow are set. IoTDA guide 3.6."""

    shadow: list[HuaweiApiDesiredUpdate] | None
    """The services."""


@final
class HuaweiApiShadow(TypedDict, total=False):
    """A device's shadow, as an application gets it."""

    device_id: str | None
    """The device: `object_device_id` where a device asks."""
    shadow: list[HuaweiServiceShadow] | None
    """The services."""
    error_code: str | None
    """What went wrong."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiApiAsyncCommand(TypedDict, total=False):
    """A command to a LwM2M/CoAP device. IoTDA guide 4.5.2."""

    service_id: str | None
    """Which service of the product's model."""
    command_name: str | None
    """Which of its commands."""
    paras: Any
    """The command's parameters."""
    expire_time: str | int | float | None
    """Seconds after which a kept command expires; a day where it is left out. The guide's table calls it `expireTime`.
    """
    send_strategy: str | None
    """`immediately`, or `delay` to keep the command until the device reports or comes online."""


@final
class HuaweiApiAsyncCommandReply(TypedDict, total=False):
    """The platform has taken a command. The guide prints the state only."""

    device_id: str | None
    """The device."""
    command_id: str | None
    """Which command; the pushes about it have the same."""
    status: str | None
    """`SENT` or `FAILED` for one that is sent at once, `PENDING` for one that is kept."""
    created_time: str | Any | None
    """When the platform took it."""
    error_code: str | None
    """What went wrong."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiApiCommand(TypedDict, total=False):
    """A command to an MQTT device. IoTDA guide 4.5.3."""

    service_id: str | None
    """Which service of the product's model."""
    command_name: str | None
    """Which of its commands."""
    paras: Any
    """The command's parameters."""


@final
class HuaweiApiCommandReply(TypedDict, total=False):
    """A device's answer to a command."""

    command_id: str | None
    """Which command."""
    response: HuaweiCommandResponse | None
    """What the device sent as its answer."""
    error_code: str | None
    """What went wrong: the device did not answer, for one."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiApiMessageRequest(TypedDict, total=False):
    """A message to an MQTT device. IoTDA guide 4.5.3."""

    message_id: str | None
    """Which message it is; the platform gives one where it is left out."""
    name: str | None
    """Its name."""
    message: Any
    """The content: text, or a value."""
    topic: str | None
    """The custom topic that it goes to, without the part in front; the system's where it is left out."""


@final
class HuaweiApiMessageResult(TypedDict, total=False):
    """What has become of a message."""

    status: str | None
    """The state."""
    created_time: str | Any | None
    """When the platform took it."""
    finished_time: str | Any | None
    """When its state was the last one."""


@final
class HuaweiApiMessageReply(TypedDict, total=False):
    """The platform has taken a message. The guide prints the state only."""

    message_id: str | None
    """Which message; the pushes about it have the same."""
    status: str | None
    """`PENDING` for one that is kept."""
    result: HuaweiApiMessageResult | None
    """The same in the platform's reference, with times."""
    error_code: str | None
    """What went wrong."""
    error_msg: str | None
    """The same in words."""


@final
class HuaweiApiBatchTask(TypedDict, total=False):
    """One task for many devices. IoTDA guide 4.5.3."""

    app_id: str | None
    """The resource space."""
    task_name: str | None
    """The task's name."""
    task_type: str | None
    """`createCommands`; others are in the platform's reference."""
    targets: list[str] | None
    """The devices."""
    document: Any
    """What to do, by the task's type: for commands, that of `Command`."""


@final
class HuaweiApiBatchTaskReply(TypedDict, total=False):
    """The platform has made a batch task. The guide prints none of this."""

    task_id: str | None
    """Which task; the pushes about it have the same."""
    status: str | None
    """Its state."""
    error_code: str | None
    """What went wrong."""
    error_msg: str | None
    """The same in words."""


class _TencentCoapAuth(TypedDict):
    sdk_app_id: str
    """Which software connects: `21010406` for the C SDK."""
    conn_id: str
    """The connection's id: five letters or digits."""


@final
class TencentCoapAuth(_TencentCoapAuth, total=False):
    """`21010406;` and a connection id. The C SDK counts two bytes too many, so that a NUL and whatever stood behind it
    follow.
    """

    stray_hex: str
    """What follows the connection's id, in hex."""


_MessageOdd = TypedDict("_MessageOdd", {"Info ": Any, "from": str | None}, total=False)


class Message(_MessageOdd, total=False):
    """What a message may have, of whatever kind: `Decoded.message`. `Any` stands where it depends on the kind;
    `Decoded.to_dict` tells by the kind.
    """

    Info: Any
    access_token: str | None
    ackMode: str | int | float
    address: str | None
    app_id: str | None
    baseStrategyKeyword: Any
    body: Any
    candidates: list[Kind]
    check_hex: str
    chunk_hex: str
    clientId: str
    clientToken: str | int | float | None
    client_id: str | None
    cmd: str | None
    code: str | int | float
    code_meaning: str | None
    command_id: str | None
    command_name: str | None
    conn_id: str
    content: Any
    created_time: Any
    data: Any
    data_hex: str
    data_length: int
    deviceName: str
    deviceSecret: str | None
    deviceSendTime: str | int | float
    deviceToken: str
    device_id: str | None
    devices: list[HuaweiPropertyDevice]
    document: Any
    download_meaning: str
    download_status: int
    errcode: str | int | float | None
    error_code: str | None
    error_msg: str | None
    event: str
    event_time: Any
    event_time_ms: Any
    expire_time: str | int | float | None
    expires_in: str | int | float | None
    fields: dict[str, str]
    form: str
    fragment_count: int
    fragment_data_hex: str
    fragment_index: int
    fragment_size: int
    hasMore: Any
    header: AlibabaFileHeader
    id: str | int | float | None
    info: Any
    message: Any
    message_code: int
    message_id: str | int | None
    message_name: str
    method: str | None
    mid: str | int | float | None
    msgType: str | None
    name: str | None
    new_secret: str | None
    notify_data: Any
    object_device_id: str | None
    old_secret: str | None
    options: list[CoapOption]
    package_check_hex: str
    params: Any
    paras: Any
    parts: dict[str, str]
    password: str | None
    password_form: str | None
    payload: Any
    payload_hex: str
    payload_json: Any
    productKey: str
    product_id_list: list[str]
    protocol_version: int
    random: str
    request_id: str | None
    reserved: int
    resource: Any
    response: Any
    response_name: str | None
    result: Any
    result_code: str | int | float | None
    result_desc: str | None
    result_meaning: str
    sdk_app_id: str
    send_strategy: str | None
    seq: str | int | float
    seqOffset: str | int | float
    serverRecvTime: str | int | float
    serverSendTime: str | int | float
    serviceId: str | None
    service_id: str | None
    services: Any
    shadow: Any
    sign: str
    sign_type: str | int | float | None
    signmethod: str
    state: Any
    status: str | None
    stray_hex: str
    sys: AlibabaEnvelopeSys
    targets: Any
    task_id: str | None
    task_name: str | None
    task_type: str | None
    timestamp: str | int | float | None
    to: str | None
    token: str
    token_hex: str
    topic: str | None
    type: Literal["con", "non", "ack", "rst"]
    uri_path: str
    uri_query: str
    username: str | None
    version: str | int | float | None
    version_hex: str


class _DecodedParts(TypedDict, total=False):
    replies_to: Kind
    """The kind of the request that this replies to."""
    meaning: list[CodeDict]
    """What the code of a reply means."""
    events: list[EventDict]
    """Huawei's events: which they are."""
    coap: CarriedIn
    """The CoAP message around a vendor's."""


class _Decoded(_DecodedParts):
    direction: Direction | None
    topic: TopicDict | None
    notes: list[NoteDict]


class _DecodedAlibabaMembersRequest(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.event.property.post", "thing.service.property.set", "thing.event.post", "thing.service.invoke"]
    message: AlibabaMembersRequest


class DecodedAlibabaMembersRequest(_DecodedAlibabaMembersRequest, _Decoded):
    """`thing.event.property.post` and 3 more."""


class _DecodedAlibabaKeptReply(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.event.property.post_reply",
        "thing.event.property.pack.post_reply",
        "thing.event.property.batch.post_reply",
        "thing.event.property.history.post_reply",
        "thing.service.property.set_reply",
        "thing.property.desired.delete_reply",
        "thing.deviceinfo.update_reply",
        "thing.deviceinfo.delete_reply",
        "thing.dsltemplate.get_reply",
        "thing.dynamicTsl.get_reply",
        "thing.config.push_reply",
        "thing.config.log.push_reply",
        "thing.config.log.post_reply",
        "thing.log.post_reply",
        "thing.job.notify_reply",
        "thing.job.update_reply",
        "thing.topo.add_reply",
        "thing.topo.delete_reply",
        "thing.topo.add.notify_reply",
        "thing.topo.change_reply",
        "thing.list.found_reply",
        "thing.sub.unregister_reply",
        "thing.gateway.permit_reply",
        "thing.disable_reply",
        "thing.enable_reply",
        "thing.delete_reply",
        "thing.reset_reply",
        "thing.cipher.get_reply",
        "thing.awss.enrollee.found_reply",
        "thing.awss.enrollee.match_reply",
        "thing.awss.enrollee.checkin_reply",
        "thing.lan.prefix.get_reply",
        "thing.lan.prefix.update_reply",
        "thing.bootstrap.notify_reply",
        "thing.event.notify_reply",
        "thing.diag.post_reply",
        "edge.debug.switch_reply",
        "secure_tunnel.notify_reply",
        "secure_tunnel.proxy.request_reply",
        "thing.downlink.reply.message",
        "thing.event.post_reply",
        "combine.login_reply",
        "combine.logout_reply",
        "combine.batch_login_reply",
        "combine.batch_logout_reply",
        "ext.error",
    ]
    message: AlibabaKeptReply


class DecodedAlibabaKeptReply(_DecodedAlibabaKeptReply, _Decoded):
    """`thing.event.property.post_reply` and 45 more."""


class _DecodedAlibabaReports(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.event.property.pack.post",
        "thing.event.property.batch.post",
        "thing.event.property.history.post",
    ]
    message: AlibabaPackRequest | AlibabaBatchRequest | AlibabaHistoryRequest


class DecodedAlibabaReports(_DecodedAlibabaReports, _Decoded):
    """`thing.event.property.pack.post` and 2 more."""


class _DecodedAlibabaNames(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.service.property.get", "thing.property.desired.get", "thing.property.desired.delete"]
    message: AlibabaNamesRequest | AlibabaDesiredVersionsRequest


class DecodedAlibabaNames(_DecodedAlibabaNames, _Decoded):
    """`thing.service.property.get` and 2 more."""


class _DecodedAlibabaMembersReply(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.service.property.get_reply", "thing.property.desired.get_reply", "thing.service.invoke_reply"]
    message: AlibabaMembersReply


class DecodedAlibabaMembersReply(_DecodedAlibabaMembersReply, _Decoded):
    """`thing.service.property.get_reply` and 2 more."""


class _DecodedKeptBytes(TypedDict):
    vendor: Vendor | None
    protocol: Literal["alink", "iotda"]
    kind: Literal["thing.model.up_raw", "thing.model.down_raw", "v1.data.binary", "v1.command.binary"]
    message: KeptBytes


class DecodedKeptBytes(_DecodedKeptBytes, _Decoded):
    """`thing.model.up_raw` and 3 more."""


class _DecodedAlibabaEither(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink", "ota"]
    kind: Literal[
        "thing.model.up_raw_reply",
        "thing.model.down_raw_reply",
        "rrpc.request",
        "rrpc.response",
        "ota.device.request",
        "ext.rrpc",
    ]
    message: Union[
        AlibabaKeptReply,
        Kept,
        AlibabaMembersRequest,
        AlibabaMembersReply,
        AlibabaVersionRequest,
        AlibabaImageReply,
        AlibabaRequest,
        AlibabaReply,
    ]


class DecodedAlibabaEither(_DecodedAlibabaEither, _Decoded):
    """`thing.model.up_raw_reply` and 5 more."""


class _DecodedAlibabaTags(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.deviceinfo.update", "thing.deviceinfo.delete", "thing.dsltemplate.get", "thing.dynamicTsl.get"]
    message: AlibabaTagsRequest | AlibabaTemplateRequest


class DecodedAlibabaTags(_DecodedAlibabaTags, _Decoded):
    """`thing.deviceinfo.update` and 3 more."""


class _DecodedAlibabaKeptRequest(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.deviceinfo.get",
        "thing.topo.get",
        "thing.gateway.permit",
        "thing.disable",
        "thing.enable",
        "thing.delete",
        "thing.reset",
        "thing.cipher.get",
        "thing.awss.enrollee.found",
        "thing.awss.enrollee.match",
        "thing.awss.enrollee.checkin",
        "thing.lan.prefix.get",
        "thing.lan.prefix.update",
        "thing.bootstrap.notify",
        "thing.event.notify",
        "thing.diag.post",
        "edge.debug.switch",
        "secure_tunnel.notify",
        "secure_tunnel.proxy.request",
        "account.bind",
        "app.down.event",
        "app.request",
    ]
    message: AlibabaKeptRequest


class DecodedAlibabaKeptRequest(_DecodedAlibabaKeptRequest, _Decoded):
    """`thing.deviceinfo.get` and 21 more."""


class _DecodedAlibabaTagsReplies(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.deviceinfo.get_reply", "thing.proxy.provisioning.product_register_reply"]
    message: AlibabaTagsReply | AlibabaProxiedResultReply


class DecodedAlibabaTagsReplies(_DecodedAlibabaTagsReplies, _Decoded):
    """`thing.deviceinfo.get_reply` and 1 more."""


class _DecodedAlibabaConfigRequests(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.config.get",
        "thing.config.push",
        "thing.config.log.get",
        "thing.config.log.push",
        "thing.config.log.post",
        "thing.log.post",
    ]
    message: AlibabaConfigGetRequest | AlibabaConfigRequest | AlibabaLogConfigRequest | AlibabaLogLinesRequest


class DecodedAlibabaConfigRequests(_DecodedAlibabaConfigRequests, _Decoded):
    """`thing.config.get` and 5 more."""


class _DecodedAlibabaConfigReplies(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.config.get_reply", "thing.config.log.get_reply"]
    message: AlibabaConfigReply | AlibabaLogConfigReply


class DecodedAlibabaConfigReplies(_DecodedAlibabaConfigReplies, _Decoded):
    """`thing.config.get_reply` and 1 more."""


class _DecodedAlibabaVersion(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink", "ota"]
    kind: Literal["thing.ota.firmware.get", "ota.device.inform"]
    message: AlibabaVersionRequest


class DecodedAlibabaVersion(_DecodedAlibabaVersion, _Decoded):
    """`thing.ota.firmware.get` and 1 more."""


class _DecodedAlibabaImage(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink", "ota"]
    kind: Literal["thing.ota.firmware.get_reply", "ota.device.upgrade"]
    message: AlibabaImageReply


class DecodedAlibabaImage(_DecodedAlibabaImage, _Decoded):
    """`thing.ota.firmware.get_reply` and 1 more."""


class _DecodedAlibabaJobRequest(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.job.notify", "thing.job.get", "thing.job.update"]
    message: AlibabaJobRequest


class DecodedAlibabaJobRequest(_DecodedAlibabaJobRequest, _Decoded):
    """`thing.job.notify` and 2 more."""


class _DecodedAlibabaJobReply(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.job.get_reply"]
    message: AlibabaJobReply


class DecodedAlibabaJobReply(_DecodedAlibabaJobReply, _Decoded):
    """`thing.job.get_reply`"""


class _DecodedAlibabaTopo(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.topo.add", "thing.topo.change", "thing.proxy.provisioning.product_register"]
    message: AlibabaSignedDevicesRequest | AlibabaTopoChangeRequest | AlibabaProxiedRequest


class DecodedAlibabaTopo(_DecodedAlibabaTopo, _Decoded):
    """`thing.topo.add` and 2 more."""


class _DecodedAlibabaDevicesRequest(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.topo.delete",
        "thing.topo.add.notify",
        "thing.list.found",
        "thing.sub.register",
        "thing.sub.unregister",
        "combine.logout",
        "combine.batch_logout",
    ]
    message: AlibabaDevicesRequest


class DecodedAlibabaDevicesRequest(_DecodedAlibabaDevicesRequest, _Decoded):
    """`thing.topo.delete` and 6 more."""


class _DecodedAlibabaDevicesReply(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.topo.get_reply", "thing.sub.register_reply"]
    message: AlibabaDevicesReply


class DecodedAlibabaDevicesReply(_DecodedAlibabaDevicesReply, _Decoded):
    """`thing.topo.get_reply` and 1 more."""


class _DecodedAlibabaFiles(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.file.upload.mqtt.init", "thing.file.upload.mqtt.cancel"]
    message: AlibabaFileInitRequest | AlibabaFileCancelRequest


class DecodedAlibabaFiles(_DecodedAlibabaFiles, _Decoded):
    """`thing.file.upload.mqtt.init` and 1 more."""


class _DecodedAlibabaUploadReply(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal[
        "thing.file.upload.mqtt.init_reply",
        "thing.file.upload.mqtt.send_reply",
        "thing.file.upload.mqtt.cancel_reply",
    ]
    message: AlibabaUploadReply


class DecodedAlibabaUploadReply(_DecodedAlibabaUploadReply, _Decoded):
    """`thing.file.upload.mqtt.init_reply` and 2 more."""


class _DecodedAlibabaFilePart(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["thing.file.upload.mqtt.send"]
    message: AlibabaFilePart | Kept


class DecodedAlibabaFilePart(_DecodedAlibabaFilePart, _Decoded):
    """`thing.file.upload.mqtt.send`"""


class _DecodedKept(TypedDict):
    vendor: Vendor | None
    protocol: Literal["alink", "custom", "iotda", "http", "explorer", "shadow", "ota", "iothub", "unknown", "coap"]
    kind: Literal[
        "thing.lifecycle",
        "thing.model",
        "ext.network.probe",
        "broadcast",
        "user",
        "bridge.disconnect",
        "bridge.logout.request",
        "http.firmwarefiles",
        "template.operation",
        "template.operation.result",
        "thing.up.property",
        "thing.down.property",
        "thing.up.event",
        "thing.down.event",
        "thing.up.action",
        "thing.down.action",
        "thing.up.service",
        "thing.down.service",
        "thing.up.raw",
        "thing.down.raw",
        "shadow.operation",
        "shadow.operation.result",
        "ota.report",
        "ota.update",
        "sys.operation",
        "sys.operation.result",
        "gateway.operation",
        "gateway.operation.result",
        "log.operation",
        "log.operation.result",
        "config.operation",
        "config.operation.result",
        "config.report",
        "config.update",
        "resource.up.service",
        "resource.down.service",
        "rrpc.rxd",
        "rrpc.txd",
        "http.device.register",
        "http.device.publish",
        "http.device.reportlog",
        "http.register.dev",
        "http.report_log",
        "custom.update",
        "custom.update.error",
        "custom.get",
        "custom.user",
        "custom",
        "custom.data",
        "custom.event",
        "custom.control",
        "unknown",
        "coap.reply",
    ]
    message: Kept


class DecodedKept(_DecodedKept, _Decoded):
    """`thing.lifecycle` and 52 more."""


class _DecodedAlibabaLogins(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["combine.login", "combine.batch_login"]
    message: AlibabaLoginRequest | AlibabaBatchLoginRequest


class DecodedAlibabaLogins(_DecodedAlibabaLogins, _Decoded):
    """`combine.login` and 1 more."""


class _DecodedAlibabaShadowMessage(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["shadow"]
    kind: Literal["shadow.update", "shadow.get"]
    message: AlibabaShadowMessage | Kept


class DecodedAlibabaShadowMessage(_DecodedAlibabaShadowMessage, _Decoded):
    """`shadow.update` and 1 more."""


class _DecodedAlibabaProgressRequest(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["ota"]
    kind: Literal["ota.device.progress"]
    message: AlibabaProgressRequest


class DecodedAlibabaProgressRequest(_DecodedAlibabaProgressRequest, _Decoded):
    """`ota.device.progress`"""


class _DecodedAlibabaNtp(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["ext.ntp.request", "ext.ntp.response"]
    message: AlibabaNtpTimeRequest | Kept | AlibabaNtpTimeResponse


class DecodedAlibabaNtp(_DecodedAlibabaNtp, _Decoded):
    """`ext.ntp.request` and 1 more."""


class _DecodedAlibabaRegister(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["alink"]
    kind: Literal["ext.register", "ext.regnwl"]
    message: AlibabaRegistered | Kept | AlibabaRegisteredByToken


class DecodedAlibabaRegister(_DecodedAlibabaRegister, _Decoded):
    """`ext.register` and 1 more."""


class _DecodedAlibabaHttp(TypedDict):
    vendor: Literal["alibaba"]
    protocol: Literal["http", "coap"]
    kind: Literal["http.auth", "http.auth.register.device", "http.auth.devicename", "http.auth.bootstrap", "http.topic"]
    message: AlibabaHttpAuth | AlibabaHttpReply | AlibabaHttpCoapAuthReply | Kept | AlibabaHttpForm


class DecodedAlibabaHttp(_DecodedAlibabaHttp, _Decoded):
    """`http.auth` and 4 more."""


class _DecodedHuaweiContentDeviceMessage(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["messages.up", "messages.down"]
    message: HuaweiContentDeviceMessage | Kept


class DecodedHuaweiContentDeviceMessage(_DecodedHuaweiContentDeviceMessage, _Decoded):
    """`messages.up` and 1 more."""


class _DecodedHuaweiPropertyReport(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["properties.report"]
    message: HuaweiPropertyReport


class DecodedHuaweiPropertyReport(_DecodedHuaweiPropertyReport, _Decoded):
    """`properties.report`"""


class _DecodedHuaweiPropertyGatewayReport(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["gateway.sub_devices.properties.report"]
    message: HuaweiPropertyGatewayReport


class DecodedHuaweiPropertyGatewayReport(_DecodedHuaweiPropertyGatewayReport, _Decoded):
    """`gateway.sub_devices.properties.report`"""


class _DecodedHuaweiEvents(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["events.up", "events.down"]
    message: HuaweiEvents


class DecodedHuaweiEvents(_DecodedHuaweiEvents, _Decoded):
    """`events.up` and 1 more."""


class _DecodedHuaweiBootstrap(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["bootstrap.up", "bootstrap.down"]
    message: HuaweiBootstrapRequest | Kept | HuaweiBootstrapResponse


class DecodedHuaweiBootstrap(_DecodedHuaweiBootstrap, _Decoded):
    """`bootstrap.up` and 1 more."""


class _DecodedHuaweiSubDeviceManage(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["sub_device_manage.messages.up"]
    message: HuaweiSubDeviceManage


class DecodedHuaweiSubDeviceManage(_DecodedHuaweiSubDeviceManage, _Decoded):
    """`sub_device_manage.messages.up`"""


class _DecodedHuaweiPropertyOutcome(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["properties.set.response"]
    message: HuaweiPropertyOutcome


class DecodedHuaweiPropertyOutcome(_DecodedHuaweiPropertyOutcome, _Decoded):
    """`properties.set.response`"""


class _DecodedHuaweiPropertySet(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["properties.set.request"]
    message: HuaweiPropertySet


class DecodedHuaweiPropertySet(_DecodedHuaweiPropertySet, _Decoded):
    """`properties.set.request`"""


class _DecodedHuaweiPropertyAnswer(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["properties.get.response"]
    message: HuaweiPropertyAnswer


class DecodedHuaweiPropertyAnswer(_DecodedHuaweiPropertyAnswer, _Decoded):
    """`properties.get.response`"""


class _DecodedHuaweiPropertyGet(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["properties.get.request"]
    message: HuaweiPropertyGet


class DecodedHuaweiPropertyGet(_DecodedHuaweiPropertyGet, _Decoded):
    """`properties.get.request`"""


class _DecodedHuaweiCommandResponse(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["commands.response"]
    message: HuaweiCommandResponse


class DecodedHuaweiCommandResponse(_DecodedHuaweiCommandResponse, _Decoded):
    """`commands.response`"""


class _DecodedHuaweiCommandRequest(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["commands.request"]
    message: HuaweiCommandRequest


class DecodedHuaweiCommandRequest(_DecodedHuaweiCommandRequest, _Decoded):
    """`commands.request`"""


class _DecodedHuaweiShadowDocument(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["shadow.get.response"]
    message: HuaweiShadowDocument


class DecodedHuaweiShadowDocument(_DecodedHuaweiShadowDocument, _Decoded):
    """`shadow.get.response`"""


class _DecodedHuaweiShadowGet(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["shadow.get.request"]
    message: HuaweiShadowGet


class DecodedHuaweiShadowGet(_DecodedHuaweiShadowGet, _Decoded):
    """`shadow.get.request`"""


class _DecodedHuaweiBridge(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal[
        "bridge.login.response",
        "bridge.login.request",
        "bridge.logout.response",
        "bridge.reset_secret.response",
        "bridge.reset_secret.request",
    ]
    message: HuaweiBridgeResponse | HuaweiBridgeLogin | HuaweiBridgeSecretReset


class DecodedHuaweiBridge(_DecodedHuaweiBridge, _Decoded):
    """`bridge.login.response` and 4 more."""


class _DecodedHuaweiM2mDeviceToDevice(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["m2m"]
    message: HuaweiM2mDeviceToDevice


class DecodedHuaweiM2mDeviceToDevice(_DecodedHuaweiM2mDeviceToDevice, _Decoded):
    """`m2m`"""


class _DecodedHuaweiV1(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal["v1.data.json", "v1.command.json"]
    message: HuaweiV1Data | HuaweiV1Command


class DecodedHuaweiV1(_DecodedHuaweiV1, _Decoded):
    """`v1.data.json` and 1 more."""


class _DecodedHuaweiHttp(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["http"]
    kind: Literal[
        "http.messages.up",
        "http.properties.report",
        "http.gateway.sub_devices.properties.report",
        "http.device_auth",
    ]
    message: Union[
        HuaweiContentDeviceMessage,
        HuaweiHttpReply,
        Kept,
        HuaweiPropertyReport,
        HuaweiPropertyGatewayReport,
        HuaweiHttpDeviceAuth,
    ]


class DecodedHuaweiHttp(_DecodedHuaweiHttp, _Decoded):
    """`http.messages.up` and 3 more."""


class _DecodedHuaweiApi(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["http"]
    kind: Literal["api.shadow", "api.async_commands", "api.commands", "api.messages", "api.batchtasks"]
    message: Union[
        HuaweiApiShadowUpdate,
        HuaweiApiShadow,
        Kept,
        HuaweiApiAsyncCommand,
        HuaweiApiAsyncCommandReply,
        HuaweiApiCommand,
        HuaweiApiCommandReply,
        HuaweiApiMessageRequest,
        HuaweiApiMessageReply,
        HuaweiApiBatchTask,
        HuaweiApiBatchTaskReply,
    ]


class DecodedHuaweiApi(_DecodedHuaweiApi, _Decoded):
    """`api.shadow` and 4 more."""


class _DecodedTencentCoapAuth(TypedDict):
    vendor: Literal["tencent"]
    protocol: Literal["coap"]
    kind: Literal["coap.auth"]
    message: TencentCoapAuth | Kept


class DecodedTencentCoapAuth(_DecodedTencentCoapAuth, _Decoded):
    """`coap.auth`"""


class _DecodedHuaweiPush(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["iotda"]
    kind: Literal[
        "push.device.message.report",
        "push.device.property.report",
        "push.device.status.update",
        "push.device.command.status.update",
        "push.device.message.status.update",
        "push.batchtask.update",
        "push.device.create",
        "push.device.update",
        "push.device.delete",
        "push.product.create",
        "push.product.update",
        "push.product.delete",
        "push.unknown",
    ]
    message: Union[
        HuaweiPushMessage,
        HuaweiPushProperties,
        HuaweiPushStatus,
        HuaweiPushCommandStatus,
        HuaweiPushMessageStatus,
        HuaweiPushBatchTask,
        HuaweiPushOther,
    ]


class DecodedHuaweiPush(_DecodedHuaweiPush, _Decoded):
    """`push.device.message.report` and 12 more."""


class _DecodedPcpRequest(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.query_version.request", "pcp.execute.request"]
    message: PcpRequest


class DecodedPcpRequest(_DecodedPcpRequest, _Decoded):
    """`pcp.query_version.request` and 1 more."""


class _DecodedPcpVersionResult(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.query_version.response", "pcp.result.request"]
    message: PcpVersionResult


class DecodedPcpVersionResult(_DecodedPcpVersionResult, _Decoded):
    """`pcp.query_version.response` and 1 more."""


class _DecodedPcpNewVersion(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.new_version.request"]
    message: PcpNewVersion


class DecodedPcpNewVersion(_DecodedPcpNewVersion, _Decoded):
    """`pcp.new_version.request`"""


class _DecodedPcpResult(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal[
        "pcp.new_version.response",
        "pcp.download_report.response",
        "pcp.execute.response",
        "pcp.result.response",
    ]
    message: PcpResult


class DecodedPcpResult(_DecodedPcpResult, _Decoded):
    """`pcp.new_version.response` and 3 more."""


class _DecodedPcpFragmentRequest(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.fragment.request"]
    message: PcpFragmentRequest


class DecodedPcpFragmentRequest(_DecodedPcpFragmentRequest, _Decoded):
    """`pcp.fragment.request`"""


class _DecodedPcpFragment(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.fragment.response"]
    message: PcpFragment


class DecodedPcpFragment(_DecodedPcpFragment, _Decoded):
    """`pcp.fragment.response`"""


class _DecodedPcpDownload(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.download_report.request"]
    message: PcpDownload


class DecodedPcpDownload(_DecodedPcpDownload, _Decoded):
    """`pcp.download_report.request`"""


class _DecodedPcpAmbiguous(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.ambiguous"]
    message: PcpAmbiguous


class DecodedPcpAmbiguous(_DecodedPcpAmbiguous, _Decoded):
    """`pcp.ambiguous`"""


class _DecodedPcpUnknown(TypedDict):
    vendor: Literal["huawei"]
    protocol: Literal["pcp"]
    kind: Literal["pcp.unknown"]
    message: PcpUnknown


class DecodedPcpUnknown(_DecodedPcpUnknown, _Decoded):
    """`pcp.unknown`"""


class _DecodedCoapMessage(TypedDict):
    vendor: Vendor | None
    protocol: Literal["coap"]
    kind: Literal["coap.request", "coap.response", "coap.empty", "coap.unknown"]
    message: CoapMessage


class DecodedCoapMessage(_DecodedCoapMessage, _Decoded):
    """`coap.request` and 3 more."""


class _DecodedCborMessage(TypedDict):
    vendor: Vendor | None
    protocol: Literal["cbor"]
    kind: Literal["cbor.item"]
    message: CborMessage


class DecodedCborMessage(_DecodedCborMessage, _Decoded):
    """`cbor.item`"""


class _DecodedConnect(TypedDict):
    vendor: Vendor | None
    protocol: Literal["connect"]
    kind: Literal[
        "mqtt.connect",
        "mqtt.connect.register",
        "mqtt.connect.token",
        "mqtt.connect.bootstrap",
        "amqp.connect",
    ]
    message: ConnectMessage


class DecodedConnect(_DecodedConnect, _Decoded):
    """`mqtt.connect` and 4 more."""


DecodedDict = Union[
    DecodedAlibabaMembersRequest,
    DecodedAlibabaKeptReply,
    DecodedAlibabaReports,
    DecodedAlibabaNames,
    DecodedAlibabaMembersReply,
    DecodedKeptBytes,
    DecodedAlibabaEither,
    DecodedAlibabaTags,
    DecodedAlibabaKeptRequest,
    DecodedAlibabaTagsReplies,
    DecodedAlibabaConfigRequests,
    DecodedAlibabaConfigReplies,
    DecodedAlibabaVersion,
    DecodedAlibabaImage,
    DecodedAlibabaJobRequest,
    DecodedAlibabaJobReply,
    DecodedAlibabaTopo,
    DecodedAlibabaDevicesRequest,
    DecodedAlibabaDevicesReply,
    DecodedAlibabaFiles,
    DecodedAlibabaUploadReply,
    DecodedAlibabaFilePart,
    DecodedKept,
    DecodedAlibabaLogins,
    DecodedAlibabaShadowMessage,
    DecodedAlibabaProgressRequest,
    DecodedAlibabaNtp,
    DecodedAlibabaRegister,
    DecodedAlibabaHttp,
    DecodedHuaweiContentDeviceMessage,
    DecodedHuaweiPropertyReport,
    DecodedHuaweiPropertyGatewayReport,
    DecodedHuaweiEvents,
    DecodedHuaweiBootstrap,
    DecodedHuaweiSubDeviceManage,
    DecodedHuaweiPropertyOutcome,
    DecodedHuaweiPropertySet,
    DecodedHuaweiPropertyAnswer,
    DecodedHuaweiPropertyGet,
    DecodedHuaweiCommandResponse,
    DecodedHuaweiCommandRequest,
    DecodedHuaweiShadowDocument,
    DecodedHuaweiShadowGet,
    DecodedHuaweiBridge,
    DecodedHuaweiM2mDeviceToDevice,
    DecodedHuaweiV1,
    DecodedHuaweiHttp,
    DecodedHuaweiApi,
    DecodedTencentCoapAuth,
    DecodedHuaweiPush,
    DecodedPcpRequest,
    DecodedPcpVersionResult,
    DecodedPcpNewVersion,
    DecodedPcpResult,
    DecodedPcpFragmentRequest,
    DecodedPcpFragment,
    DecodedPcpDownload,
    DecodedPcpAmbiguous,
    DecodedPcpUnknown,
    DecodedCoapMessage,
    DecodedCborMessage,
    DecodedConnect,
]
"""A decoded record, as `thingwire decode --json` prints it: `kind` tells which."""
