"""Explanations: every byte of a record with its meaning."""

from __future__ import annotations

from html import escape
from typing import Any, overload

from . import _native
from ._native import Decoded
from ._types import NodeDict, Payload, RecordDict, Topic

_STYLE = (
    "<style>.thingwire{font:13px/1.5 ui-monospace,monospace}.thingwire details,.thingwire div{margin-left:1.2em}"
    ".thingwire summary{margin-left:-1.2em;cursor:pointer}.thingwire b{font-weight:600}"
    ".thingwire i{font-style:normal;opacity:.75}.thingwire small{opacity:.6}.thingwire pre{margin:0 0 .6em}</style>"
)
_BYTES_A_LINE = 16
# What a notebook shows of a big record.
_BYTES = 4096
_PARTS = 2000
_CHARACTERS = 2000


class Explanation:
    """A record explained: its text is the tree with the bytes beside it; a notebook shows it folded, below the hex.

    It never fails: what is broken is a part of the tree.
    """

    __slots__ = ("_json", "_text", "payload")

    payload: bytes
    """The bytes that the ranges in the tree count."""

    def __init__(self, json: str, text: str, payload: bytes) -> None:
        self._json = json
        self._text = text
        self.payload = payload

    def to_dict(self) -> NodeDict:
        """The tree: label, value, meaning, range of bytes, place in the specification, parts."""
        tree: NodeDict = _native.parse_json(self._json)
        return tree

    def to_json(self) -> str:
        """The same as JSON text."""
        return self._json

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"<thingwire.Explanation of {len(self.payload)} bytes>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Explanation):
            return NotImplemented
        return (self._json, self.payload) == (other._json, other.payload)

    def __hash__(self) -> int:
        return hash((self._json, self.payload))

    def _repr_html_(self) -> str:
        lines = [
            f"{at:06x}  {self.payload[at : at + _BYTES_A_LINE].hex(' ')}"
            for at in range(0, min(len(self.payload), _BYTES), _BYTES_A_LINE)
        ]
        if len(self.payload) > _BYTES:
            lines.append(f"and {len(self.payload) - _BYTES} more bytes")
        nodes = self.to_dict().get("children", [])
        left = _Left(_PARTS)
        parts = "".join(_html(node, left) for node in nodes)
        if left.out:
            parts += f"<div><small>and {left.out} more parts: print() shows them all</small></div>"
        return f'{_STYLE}<div class="thingwire"><pre>{escape(chr(10).join(lines))}</pre>{parts}</div>'


class _Left:
    """How many parts may come yet, and how many were left out."""

    def __init__(self, parts: int) -> None:
        self.parts = parts
        self.out = 0


def _count(node: NodeDict) -> int:
    return 1 + sum(map(_count, node.get("children", [])))


def _text(text: str) -> str:
    more = len(text) - _CHARACTERS
    return escape(text) if more <= 0 else f"{escape(text[:_CHARACTERS])}<small> and {more} more characters</small>"


def _html(node: NodeDict, left: _Left) -> str:
    if left.parts == 0:
        left.out += _count(node)
        return ""
    left.parts -= 1
    words = f"<b>{_text(node['label'])}</b>"
    if node["value"]:
        words += f" {_text(node['value'])}"
    if "meaning" in node:
        words += f" <i>{_text(node['meaning'])}</i>"
    if "range" in node:
        words += f" <small>{node['range']['start']}..{node['range']['end']}</small>"
    if "spec" in node:
        words += f" <small>[{escape(node['spec'])}]</small>"
    for bits in node.get("bits", []):
        words += f" <small>{escape(bits['label'])}: {bits['value']}</small>"
    parts = "".join(_html(child, left) for child in node.get("children", []))
    return f"<details open><summary>{words}</summary>{parts}</details>" if parts else f"<div>{words}</div>"


@overload
def explain(topic: Decoded, payload: None = None) -> Explanation: ...
@overload
def explain(
    topic: RecordDict | dict[str, Any],
    payload: None = None,
    *,
    vendor: str | None = None,
    protocol: str | None = None,
    direction: str | None = None,
) -> Explanation: ...
@overload
def explain(
    topic: Topic,
    payload: Payload,
    *,
    vendor: str | None = None,
    protocol: str | None = None,
    direction: str | None = None,
) -> Explanation: ...
def explain(
    topic: Any,
    payload: Payload | None = None,
    *,
    vendor: str | None = None,
    protocol: str | None = None,
    direction: str | None = None,
) -> Explanation:
    """Explains a record, right or not: a topic (or None) with its payload, a record as a dict, or a `Decoded`.

    `vendor` (alibaba, huawei, tencent), `protocol` (such as alink or pcp: `kinds` has them) and `direction` (up, down) say
    what is known beside; the topic wins. A `Decoded` has its own.

    Raises:
        DecodeError: what is no record at all, such as a dict without a payload; a vendor, protocol or direction of another name.
        TypeError: arguments of a wrong type; a `Decoded` with anything beside.
    """
    return Explanation(
        *_native.explain_record(topic, payload, vendor=vendor, protocol=protocol, direction=direction)
    )
