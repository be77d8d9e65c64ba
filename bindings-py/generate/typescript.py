"""The same shapes for TypeScript: `messages.d.ts` of the npm package."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from messages import Member, Shape

    Split = Callable[[str], list[str]]

WIDTH = 120
HEAD = """\
// Written by bindings-py/generate/messages.py from the tables of the Rust source; not to be changed by hand.
// Members that may be left out are optional. A vendor may put more members into a message than a type says.
import type { CborMessage, ConnectMessage, Hex, Json, JsonObject, Kept, KeptBytes } from './index.js';
"""
# What index.d.ts has itself: frames and datagrams, which are not JSON of a vendor's.
ELSEWHERE = ("Pcp", "Coap")
PLAIN = {
    "str": "string",
    "int": "number | bigint",
    "float": "number | bigint",
    "bool": "boolean",
    "None": "null",
    "Any": "Json",
    "JsonObject": "JsonObject",
    "dict[str, str]": "{ [name: string]: string }",
}


def of(parts: list[str]) -> str:
    """A union."""
    found: list[str] = []
    for part in parts:
        if part in PLAIN:
            found += PLAIN[part].split(" | ") if part in ("int", "float") else [PLAIN[part]]
        elif part.startswith("list["):
            inner = part.removeprefix("list[").removesuffix("]")
            found.append(f"{PLAIN.get(inner, inner)}[]")
        elif part.startswith("Literal["):
            found += [value.replace('"', "'") for value in part.removeprefix("Literal[").removesuffix("]").split(", ")]
        else:
            found.append(part)
    return " | ".join(dict.fromkeys(found))


def doc(text: str, indent: str) -> list[str]:
    one = f"{indent}/** {text} */"
    if not text:
        return []
    if len(one) <= WIDTH:
        return [one]
    lines = textwrap.wrap(text, WIDTH - len(indent) - 3, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}/**", *(f"{indent} * {line}" for line in lines), f"{indent} */"]


def member(one: Member, split: Split) -> list[str]:
    name = one.name if one.name.isidentifier() else f"'{one.name}'"
    type_ = "Hex" if one.name.endswith("_hex") and one.type == "str" else of(split(one.type))
    return [*doc(one.about, "  "), f"  {name}{'' if one.required else '?'}: {type_};"]


def written(shape: Shape, split: Split) -> str:
    if shape.alias:
        rows = "".join(f"\n  | {name}" for name in shape.alias)
        return "\n".join([*doc(shape.about, ""), f"export type {shape.name} ={rows};"])
    base = f" extends {shape.base}" if shape.base else ""
    export = "" if shape.name.startswith("_") else "export "
    body = [line for one in shape.members for line in member(one, split)]
    return "\n".join([*doc(shape.about, ""), f"{export}interface {shape.name}{base} {{", *body, "}"])


def module(shapes: list[Shape], kinds: dict[str, list[str]], split: Split) -> str:
    """The declarations, and the table of kinds."""
    rows = [
        f"  '{kind}': {' | '.join(names)};"
        for kind, names in kinds.items()
        if not names[0].startswith(ELSEWHERE)
    ]
    table = "/** What the messages of each kind hold; those of PCP and CoAP stand in `PcpMessages` and `CoapMessage`. */\n"
    table += "export interface MessageTypes {\n" + "\n".join(rows) + "\n}"
    return "\n\n".join([HEAD.rstrip("\n"), *(written(shape, split) for shape in shapes), table]) + "\n"
