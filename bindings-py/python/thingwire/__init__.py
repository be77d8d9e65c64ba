"""Decode, check, build and explain the device protocols of three IoT clouds, offline.

Alibaba Cloud IoT Platform (Alink), Huawei Cloud IoTDA with PCP, and Tencent Cloud IoT Hub::

    import thingwire
    topic = "/sys/a1B2c3D4e5F/dev1/thing/event/property/post"
    thingwire.decode(topic, b'{"id":"1","version":"1.0","params":{"Power":1}}').message["params"]

Whatever a record holds, nothing but `Error` and its kinds is raised; arguments of a wrong type are a `TypeError`.
The dicts have the members of the command line's JSON. thingwire opens no connection and stores nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from . import _native
from ._errors import CaptureError, DecodeError, EncodeError, Error, ModelError, ShadowError, SignError
from ._explanation import Explanation, explain
from ._native import (
    Batch,
    Columns,
    Decoded,
    Entries,
    Entry,
    Model,
    PcpUpgradeDevice,
    PcpUpgradePlatform,
    decode,
    decode_batch,
    decode_bytes,
    read,
    spark_schema,
)
from ._shadow import Shadow
from ._types import (
    CodeDict,
    Direction,
    JsonObject,
    KindDict,
    NodeDict,
    NoteDict,
    OwnCodeDict,
    Payload,
    PcpAction,
    PcpNotice,
    PcpOutcome,
    PlaceDict,
    RecordDict,
    ShadowOutcome,
    Topic,
    Vendor,
    Verdict,
)

if TYPE_CHECKING:
    from . import messages
    from .messages import DecodedDict, Message
else:

    def __getattr__(name: str) -> Any:
        # Some hundred types, which nothing needs at run time: they are imported when they are asked for.
        if name not in ("DecodedDict", "Message", "messages"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module = import_module(".messages", __name__)
        return module if name == "messages" else getattr(module, name)


__version__: str = _native.version()

__all__ = [
    "Batch",
    "CaptureError",
    "CodeDict",
    "Columns",
    "DecodeError",
    "Decoded",
    "DecodedDict",
    "Direction",
    "EncodeError",
    "Entries",
    "Entry",
    "Error",
    "Explanation",
    "JsonObject",
    "KindDict",
    "Message",
    "Model",
    "ModelError",
    "NodeDict",
    "NoteDict",
    "OwnCodeDict",
    "Payload",
    "PcpAction",
    "PcpNotice",
    "PcpOutcome",
    "PcpUpgradeDevice",
    "PcpUpgradePlatform",
    "PlaceDict",
    "RecordDict",
    "Shadow",
    "ShadowError",
    "ShadowOutcome",
    "SignError",
    "Topic",
    "Vendor",
    "Verdict",
    "__version__",
    "codes",
    "decode",
    "decode_batch",
    "decode_bytes",
    "encode",
    "encode_payload",
    "example",
    "explain",
    "kinds",
    "messages",
    "read",
    "schemes",
    "sign",
    "spark_schema",
    "verify",
]


def encode(decoded: Decoded | Mapping[str, Any] | str | bytes) -> RecordDict:
    """The record that a decoded object was, or would be, read from: `{"topic": ..., "payload": ...}`.

    Takes what `decode` gives, a dict of the shape of `Decoded.to_dict` (perhaps changed), or the JSON text of one.
    `notes`, `replies_to` and `meaning` are passed over. A payload that is not UTF-8 comes as `payload_hex` or `hex`.

    Raises:
        EncodeError: members that are missing, unknown, or contradict each other.
    """
    record: RecordDict = _native.parse_json(_native.encode_record(_dict(decoded))[0])
    return record


def encode_payload(decoded: Decoded | Mapping[str, Any] | str | bytes) -> bytes:
    """The bytes of the payload alone, ready to be sent. As `encode`."""
    return _native.encode_record(_dict(decoded))[1]


def _dict(decoded: Decoded | Mapping[str, Any] | str | bytes) -> Decoded | dict[str, Any] | str | bytes:
    # `DecodedDict` would say less, and take type checkers long: they would hold what they are given to each of its shapes.
    return dict(decoded) if isinstance(decoded, Mapping) and not isinstance(decoded, dict) else decoded


def kinds(vendor: str | None = None) -> list[KindDict]:
    """The closed list of message kinds, with direction and topic template; those of one vendor, where one is given.

    Raises:
        ValueError: a vendor of another name.
    """
    known = get_args(Vendor)
    if vendor is not None and vendor not in known:
        raise ValueError(f"a vendor is {', '.join(known[:-1])} or {known[-1]}")
    rows: list[KindDict] = _native.parse_json(_native.kinds_json())
    return [row for row in rows if vendor is None or row["vendor"] == vendor]


@overload
def codes(vendor: Literal["thingwire"], code: str | int | None = None) -> list[OwnCodeDict]: ...
@overload
def codes(vendor: Vendor, code: str | int | None = None) -> list[CodeDict]: ...
@overload
def codes(vendor: str, code: str | int | None = None) -> list[CodeDict] | list[OwnCodeDict]: ...
def codes(vendor: str, code: str | int | None = None) -> list[CodeDict] | list[OwnCodeDict]:
    """What the error and result codes of a vendor mean, or one of them, in any of its spellings (`6`, `0x06`, `4.01`).

    `codes("thingwire")` explains the codes of our own errors and notes. A code that is not known gives an empty list.

    Raises:
        ValueError: a vendor of another name.
    """
    wanted = None if code is None else str(code)
    text = _native.own_codes_json(wanted) if vendor == "thingwire" else _native.codes_json(vendor, wanted)
    rows: list[CodeDict] = _native.parse_json(text)
    return rows


def example(
    model: Model | dict[str, Any] | list[Any] | Payload,
    kind: str | None = None,
    identifier: str | None = None,
    *,
    seed: int = 0,
    product_key: str | None = None,
    device_name: str | None = None,
    device_id: str | None = None,
) -> list[RecordDict]:
    """Messages that keep to a model, as records: one of each kind, event, service and command, or what is asked for.

    The same seed (0 to 2**64 - 1) gives the same messages in every language and release.

    Raises:
        ModelError: a model that cannot be read, has nothing of what is wanted, or names no product where none is given.
        ValueError: a seed out of its range.
    """
    known = model if isinstance(model, Model) else Model(model)
    return known.examples(
        kind, identifier, seed=seed, product_key=product_key, device_name=device_name, device_id=device_id
    )


def schemes() -> list[JsonObject]:
    """The signing schemes, with what each takes and gives."""
    rows: list[JsonObject] = _native.parse_json(_native.schemes_json())
    return rows


def sign(request: JsonObject | str | bytes) -> JsonObject:
    """Makes credentials: `{"scheme": "alibaba.mqtt", "product_key": ..., "device_secret": ..., ...}` in; what the scheme makes,
    with `sign_content` (the exact text that was signed) and `notes`, out.

    Time and random numbers are inputs too: the same request gives the same credentials. Nothing of a secret is in an error.

    Raises:
        SignError: a scheme that is not known, an input that is missing, unknown, or cannot be signed.
    """
    made: JsonObject = _native.parse_json(_native.sign_request(request))
    return made


def verify(request: JsonObject | str | bytes) -> Verdict:
    """Holds credentials to what they should be: the members of `sign` with `given`, an object of what was sent.

    What is left out is taken from there, and so is the scheme. With `now` and `skew`, in seconds, times are held to a window.
    The verdict says what differs and which usual mistake explains it; sums are compared in constant time.

    Raises:
        SignError: as `sign`.
    """
    verdict: Verdict = _native.parse_json(_native.verify_request(request))
    return verdict
