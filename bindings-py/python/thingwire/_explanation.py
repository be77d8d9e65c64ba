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
        hexdump = "\n".join(
            f"{at:06x}  {self.payload[at : at + _BYTES_A_LINE].hex(' ')}"
            for at in range(0, len(self.payload), _BYTES_A_LINE)
        )
        parts = "".join(map(_html, self.to_dict().get("children", [])))
        return f'{_STYLE}<div class="thingwire"><pre>{escape(hexdump)}</pre>{parts}</div>'


def _html(node: NodeDict) -> str:
    words = f"<b>{escape(node['label'])}</b>"
    if node["value"]:
        words += f" {escape(node['value'])}"
    if "meaning" in node:
        words += f" <i>{escape(node['meaning'])}</i>"
    if "range" in node:
        words += f" <small>{node['range']['start']}..{node['range']['end']}</small>"
    if "spec" in node:
        words += f" <small>[{escape(node['spec'])}]</small>"
    for bits in node.get("bits", []):
        words += f" <small>{escape(bits['label'])}: {bits['value']}</small>"
    parts = "".join(map(_html, node.get("children", [])))
    return f"<details open><summary>{words}</summary>{parts}</details>" if parts else f"<div>{words}</div>"


@overload
def explain(
    topic: Decoded | RecordDict | dict[str, Any],
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

    Raises:
        DecodeError: what is no record at all, such as a dict without a payload.
    """
    return Explanation(
        *_native.explain_record(topic, payload, vendor=vendor, protocol=protocol, direction=direction)
    )
