"""The shapes of thingwire's dicts: the same as the JSON of its command line and of its other languages."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypedDict, Union

Vendor = Literal["alibaba", "huawei", "tencent"]
Direction = Literal["up", "down"]
JsonObject = dict[str, Any]
"""What a payload holds. Integers are exact; other numbers are the nearest ``float``."""


class ArrowArray(Protocol):
    """What hands out one Arrow array: a record batch, an array."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...


class ArrowStream(Protocol):
    """What hands out a stream of Arrow data: a table, a data frame, a column of one, a reader."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


Payload = Union[bytes, bytearray, memoryview, str]
"""A payload. Bytes and texts of Python's own are kept as they are, without a copy; what can change is copied."""


class Readable(Protocol):
    """What has bytes or text to read: a file that is open, plain or compressed."""

    def read(self, n: int, /) -> bytes | str: ...


Topic = Union[str, bytes, None]
"""An MQTT topic name; None for the bytes of a frame or datagram alone."""


class _RecordHints(TypedDict, total=False):
    vendor: str
    protocol: str
    direction: str
    strict: bool
    extended_tokens: bool
    """CoAP's tokens may be longer than eight bytes (RFC 8974)."""
    keys: dict[str, Any]
    """Secrets by their names. Nothing that thingwire says has any of them."""


class RecordDict(_RecordHints, total=False):
    """One thing to decode: a topic or path (or neither) with one of the payload's members."""

    topic: str
    path: str
    """An HTTP request's path; with `status` it is the reply's."""
    status: int
    payload: Any
    """Text, bytes, or any JSON value."""
    payload_hex: str
    payload_base64: str
    hex: str
    base64: str


class PlaceDict(TypedDict, total=False):
    """Where: a range of bytes, a JSON pointer (RFC 6901), a level of the topic. Empty for the whole input."""

    offset: int
    end: int
    pointer: str
    level: int


class NoteDict(TypedDict):
    """Something odd that was read all the same."""

    code: str
    layer: str
    place: PlaceDict
    message: str
    spec: str | None


class CodeDict(TypedDict):
    """What an error or result code of a cloud or device means."""

    family: str
    code: str
    also: str
    meaning: str
    cause: str
    remedy: str
    used_in: list[str]
    spec: str


class OwnCodeDict(TypedDict):
    """What one of thingwire's own complaints means."""

    code: str
    severity: Literal["error", "note"]
    summary: str
    documentation: str


class KindDict(TypedDict):
    """One kind of message: a row of the closed list."""

    kind: str
    vendor: Vendor | None
    protocol: str
    direction: Direction | None
    topic: str | None
    summary: str
    spec: str


class PcpNotice(TypedDict):
    """A package that a platform announces."""

    version: str
    """At most 16 ASCII characters."""
    fragment_size: int
    """Bytes of each fragment but the last."""
    fragment_count: int
    package_check: int
    """0, or what older platforms tell packages apart by."""


class _PcpOutcome(TypedDict):
    outcome: Literal[
        "upgraded", "already_latest", "refused", "not_downloaded", "not_executed", "failed", "other_version", "no_task",
        "timed_out",
    ]  # fmt: skip


class PcpOutcome(_PcpOutcome, total=False):
    """How an upgrade ended."""

    result: int
    """The code that the other side gave."""
    result_meaning: str
    version: str
    """The version that runs instead of the announced one."""


class PcpSend(TypedDict):
    """Send this frame to the other side."""

    action: Literal["send"]
    kind: str
    frame: bytes


class PcpDecide(PcpNotice):
    """Decide on a package, then call `decide`."""

    action: Literal["decide"]


class PcpStore(TypedDict):
    """Store a fragment."""

    action: Literal["store"]
    index: int
    """Which one, from 0."""
    offset: int
    """Where it starts in the package, in bytes."""
    data: bytes


class PcpCheck(TypedDict):
    """All fragments are there: check the package, then call `checked`."""

    action: Literal["check"]


class PcpInstall(TypedDict):
    """Install the package, then call `installed`."""

    action: Literal["install"]


class PcpEnded(PcpOutcome):
    """The upgrade is over."""

    action: Literal["ended"]


class _PcpIgnored(TypedDict):
    action: Literal["ignored"]
    reason: Literal["not_for_this_side", "not_expected", "other_fragment", "fragment_size", "empty_package"]
    message: str


class PcpIgnored(_PcpIgnored, total=False):
    """The frame was left aside."""

    expected: int
    """Bytes of a fragment, as announced."""
    found: int
    """Bytes that it has."""


PcpAction = Union[PcpSend, PcpDecide, PcpStore, PcpCheck, PcpInstall, PcpEnded, PcpIgnored]
"""What is to be done next."""


class _NodeDict(TypedDict):
    label: str
    value: str


class RangeDict(TypedDict):
    """Bytes of the payload: from `start` to before `end`."""

    start: int
    end: int


class BitsDict(TypedDict):
    """A field of some bits of one byte."""

    mask: int
    label: str
    value: int


class NodeDict(_NodeDict, total=False):
    """A part of a record, explained."""

    meaning: str
    range: RangeDict
    spec: str
    bits: list[BitsDict]
    children: list[NodeDict]


class CauseDict(TypedDict):
    """The mistake that explains credentials that are not valid."""

    code: str
    message: str


class _Verdict(TypedDict):
    scheme: str
    valid: bool
    differs: list[str]
    """Which parts are not what they should be."""
    cause: CauseDict | None
    notes: list[NoteDict]


class Verdict(_Verdict, total=False):
    """What is to be said of credentials."""

    expected: JsonObject | None
    """With ``"explain": True``: what `sign` makes of the same inputs; None where they cannot be read."""


class ShadowOutcome(TypedDict):
    """What a request to a shadow brought about."""

    document: JsonObject
    reply: JsonObject
    control: JsonObject | None
    """What the device is told."""
    notes: list[NoteDict]

