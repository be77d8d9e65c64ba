"""Writes `python/thingwire/messages.py` from the tables of the Rust source: the types of what messages hold; and the same for the
npm package, `messages.d.ts`.

`json_object!` has the members of every JSON message with what may be left out, the tables of forms say which kind is read as
which, and the built package has the closed list of kinds. What those do not say is in `tables.py`: the shapes that Rust writes by
hand (`BY_HAND`), and the readers that choose between several (`READERS`). A type or reader that is in neither is an error.
`template.txt` is the beginning of the module, with what is no JSON of a vendor's.

    python generate/messages.py [--check]
"""

from __future__ import annotations

import keyword
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import thingwire
import typescript
from tables import BY_HAND, FAMILIES, OF_RUST, PCP, PLAIN, PLAIN_OF, READERS, READERS_OF, SHARED

HERE = Path(__file__).resolve().parent
HOME = HERE.parent
SOURCE = HOME.parent / "codec" / "src"
TARGET = HOME / "python" / "thingwire" / "messages.py"
TYPESCRIPT = HOME.parent / "bindings-wasm" / "npm" / "messages.d.ts"
WIDTH = 120


@dataclass(frozen=True)
class Member:
    """A member of an object."""

    name: str
    type: str
    required: bool
    about: str = ""


@dataclass
class Shape:
    """One TypedDict."""

    name: str
    about: str
    members: list[Member]
    base: str | None = None
    final: bool = True
    alias: list[str] | None = None
    """No class, but a union of these."""


@dataclass(frozen=True)
class Struct:
    """An object of the Rust source."""

    path: Path
    name: str
    about: str
    fields: tuple[tuple[str, str, str], ...]
    """Of each field the member's name, its Rust type, and what it is."""

    @property
    def module(self) -> str:
        return module_of(self.path)


HEADER = (HERE / "template.txt").read_text(encoding="utf-8")
def module_of(path: Path) -> str:
    parts = list(path.relative_to(SOURCE).with_suffix("").parts)
    # `mod` is its folder; messages of a shadow and notices of a push are the folder's too, which says so by `pub use`.
    while parts[-1] in ("mod", "message", "metadata", "notice") and len(parts) > 1:
        parts.pop()
    return "::".join(parts)


def camel(text: str) -> str:
    return "".join(part.capitalize() for part in text.split("_"))


def words(lines: Iterable[str]) -> str:
    """The text of doc comments, without links of rustdoc."""
    text = " ".join(line.strip() for line in lines)
    text = re.sub(r"\[(`[^`]*`)\](?:\([^)]*\))?", r"\1", text)
    for rust, here in OF_RUST.items():
        text = text.replace(rust, here)
    assert "::" not in text and "`extra`" not in text, text
    return text


def sources() -> Iterator[tuple[Path, str]]:
    for vendor in ("alibaba", "huawei", "tencent"):
        for path in sorted((SOURCE / vendor).rglob("*.rs")):
            # Models are documents, not messages.
            if not {"tsl", "model"} & set(path.relative_to(SOURCE).parts):
                yield path, path.read_text(encoding="utf-8").split("#[cfg(test)]")[0]


def blocks(text: str, macro: str) -> Iterator[str]:
    """What stands between the braces of a macro's uses."""
    for match in re.finditer(rf"^{macro}! \{{$(.*?)^\}}$", text, re.M | re.S):
        yield match.group(1)


def structs() -> dict[tuple[str, str], Struct]:
    found: dict[tuple[str, str], Struct] = {}
    for path, text in sources():
        for block in blocks(text, "json_object"):
            head = re.search(r"pub(?:\([^)]*\))? struct (\w+)<'a> \{", block)
            assert head, block
            fields, about = [], []
            for line in block[head.end() :].splitlines():
                line = line.strip()
                if line.startswith("///"):
                    about.append(line[3:])
                elif match := re.fullmatch(r'pub(?:\([^)]*\))? \w+: (.+) = "([^"]+)",', line):
                    fields.append((match[2], match[1], words(about)))
                    about = []
                else:
                    assert line in ("", "}"), f"{path}: {line}"
            docs = re.findall(r"^    /// ?(.*)$", block[: head.start()], re.M)
            struct = Struct(path, head[1], words(docs), tuple(fields))
            found[struct.module, struct.name] = struct
    for (module, name), (about_text, members) in BY_HAND.items():
        path = next(path for path, _ in sources() if module_of(path) == module)
        rows = tuple((member, type_, said) for member, (type_, said) in members.items())
        found[module, name] = Struct(path, name, about_text, rows)
    return found


@dataclass
class Writer:
    """Turns Rust types into Python's, and collects the shapes that are needed."""

    structs: dict[tuple[str, str], Struct]
    shapes: dict[str, Shape] = field(default_factory=dict)

    def shape_of(self, struct: Struct) -> str:
        """The name of a struct's TypedDict, which is made where it is not there yet."""
        vendor, *rest = struct.module.split("::")
        place, own = camel("_".join(rest)), struct.name
        name = camel(vendor) + (place if place.endswith(own) else own if place in own else place + own)
        if name not in self.shapes:
            # Its place first: what it needs stands in front of it.
            members = [
                Member(member, *self.type_of(type_, struct.module, struct.path), about)
                for member, type_, about in struct.fields
            ]
            known = self.shapes.setdefault(name, Shape(name, struct.about, members))
            assert known.members == members and known.about == struct.about, f"two shapes are called {name}"
        return name

    def find(self, type_: str, module: str, path: Path) -> Struct | None:
        """The struct that a type's path means in a module."""
        *at, name = type_.split("::")
        vendor = module.split("::")[0]
        if not at:
            if (module, name) in self.structs:
                return self.structs[module, name]
            used = re.search(rf"^use ([^;]*\b{name}\b[^;]*);", path.read_text(encoding="utf-8"), re.M)
            text = re.sub(r"\s+", "", used[1]) if used else ""
            place = re.search(rf"(\w+)::(?:{name}\b|\{{[^{{}}]*\b{name}\b)", text)
            at = [place[1]] if place else []
        if not at:
            return None
        # A module beside this one, in it, or of the vendor's.
        for around in (module, module.rpartition("::")[0], vendor):
            key = ("::".join([around, *at]), name)
            if key in self.structs:
                return self.structs[key]
        return None

    def type_of(self, type_: str, module: str, path: Path) -> tuple[str, bool]:
        """The Python type, and whether a member of it is required."""
        if inner := inside(type_, "Option"):
            return self.plain_of(inner, module, path), False
        return self.plain_of(type_, module, path), True

    def plain_of(self, type_: str, module: str, path: Path) -> str:
        vendor = module.split("::")[0]
        if found := PLAIN.get(type_) or PLAIN_OF[vendor].get(type_):
            return found
        if inner := inside(type_, "Box"):
            return self.plain_of(inner, module, path)
        if inner := inside(type_, "OrNull"):
            return union(self.plain_of(inner, module, path), "None")
        if inner := inside(type_, "Vec"):
            return f"list[{self.plain_of(inner, module, path)}]"
        if inner := inside(type_, "OneOrMany"):
            one = self.plain_of(inner, module, path)
            return union(f"list[{one}]", one)
        if inner := inside(type_, "TextOr"):
            return union(self.plain_of(inner.removeprefix("'a, "), module, path), "str")
        struct = self.find(type_.removesuffix("<'a>"), module, path)
        assert struct, f"{path}: nothing says what {type_} is"
        return self.shape_of(struct)

    def named(self, name: str) -> str:
        """A shape of a reader's choice: one of this file, or a struct's."""
        if "::" not in name:
            return name
        module, _, struct = name.rpartition("::")
        return self.shape_of(self.structs[module, struct])


def inside(type_: str, generic: str) -> str | None:
    match = re.fullmatch(rf"{generic}<(.*)>", type_)
    return match[1] if match else None


def union(*types: str) -> str:
    parts = [part for type_ in types for part in split(type_)]
    unique = list(dict.fromkeys(part for part in parts if part != "None"))
    return " | ".join(unique + ["None"] * ("None" in parts))


def split(type_: str) -> list[str]:
    """The parts of a union, at its own level."""
    parts, depth = [""], 0
    for token in re.split(r"([\[\]]| \| )", type_):
        depth += (token == "[") - (token == "]")
        if token == " | " and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts


ENVELOPE = {
    "Request": [
        Member("id", "str | int | float", False, "Which message it is: digits as text, or a number. The reply has the same."),
        Member("version", "str | int | float | None", False, "The protocol's version."),
        Member("sys", "AlibabaEnvelopeSys", False, "What the system is to do beside the request."),
        Member("method", "str | None", False, "The topic's path with dots."),
    ],
    "Reply": [
        Member("id", "str | int | float", False, "The request's id."),
        Member("code", "str | int | float", False, "What became of the request: 200 is success, but for upgrades the text `1000`."),
        Member("message", "str | None", False, "The same as `code` in words."),
        Member("method", "str | None", False, "The request's method."),
        Member("version", "str | int | float | None", False, "The protocol's version."),
    ],
}
# What a CoAP datagram carries and cannot be read, such as ciphertext without its keys, has a note and one of these alone.
CARRIED = [
    Member("payload", "Any", False),
    Member("payload_hex", "str", False, "What a datagram carries that could not be read, alone."),
]


def alink(writer: Writer) -> dict[str, str]:
    """The shapes of Alibaba's requests and replies: of each kind its shape."""
    path = SOURCE / "alibaba" / "forms.rs"
    text = path.read_text(encoding="utf-8")
    sys_name = writer.shape_of(writer.structs["alibaba::envelope", "Sys"])
    assert sys_name == "AlibabaEnvelopeSys"
    shapes: dict[str, str] = {}
    for block, envelope, member, instead in zip(
        list(blocks(text, "forms")), ("Request", "Reply"), ("params", "data"), ("str | None", "Any"), strict=True
    ):
        about = "A request or a report." if envelope == "Request" else "A reply, or what has its form."
        open_ = Member(member, "Any", False)
        base = Shape(f"_Alibaba{envelope}", "", [*ENVELOPE[envelope], *CARRIED], final=False)
        writer.shapes[base.name] = base
        writer.shapes[f"Alibaba{envelope}"] = Shape(f"Alibaba{envelope}", about, [open_], base.name)
        for docs, variant, type_, kinds in re.findall(r"((?:^    /// .*\n)+)    (\w+)\((.+)\) \{([^}]*)\}", block, re.M):
            said = words(line.strip()[3:] for line in docs.strip().splitlines())
            python = writer.plain_of(type_, "alibaba", path)
            if python != "Any":
                python = union(python, instead)
            # Whatever the variant, the type is the same: one shape for all.
            name = f"Alibaba{SHARED.get(python, variant)}{envelope}"
            kind = "request" if envelope == "Request" else "reply"
            about = f"A {kind}, `{member}`: {said[0].lower()}{said[1:]}"
            shape = writer.shapes.setdefault(name, Shape(name, about, [Member(member, python, False)], base.name))
            assert shape.members[0].type == python, name
            if shape.about != about:
                shape.about += f" Or: {said[0].lower()}{said[1:]}"
            for row in re.findall(r'"([^"]+)"', kinds):
                shapes[row] = name
    return shapes


def events(writer: Writer) -> None:
    """The shapes of Huawei's events: service and type tell which."""
    path = SOURCE / "huawei" / "event" / "table.rs"
    (block,) = blocks(path.read_text(encoding="utf-8"), "events")
    base = [
        Member("event_time", "str | Any | None", False, "When it was."),
        Member("event_id", "str | None", False, "Which request it is; the response has the same."),
    ]
    writer.shapes["_HuaweiAnyEvent"] = Shape("_HuaweiAnyEvent", "", base, final=False)
    names = []
    for docs, variant, type_, rows in re.findall(r"^    /// (.*)\n    (\w+)\((.+)\) \{([^}]*)\}", block, re.M):
        known = re.findall(r'^        "([^"]+)" "([^"]+)"', rows, re.M)
        assert known, variant
        paras = writer.plain_of(type_, "huawei::event", path)
        names.append(f"Huawei{variant}Event")
        members = [
            Member("service_id", literal(service for service, _ in known), True),
            Member("event_type", literal(event for _, event in known), True),
            Member("paras", f"{paras} | Any", False),
        ]
        writer.shapes[names[-1]] = Shape(names[-1], docs, members, "_HuaweiAnyEvent")
    own = [Member("service_id", "str", True), Member("event_type", "str", True), Member("paras", "Any", False)]
    about = "One event: `service_id` and `event_type` together tell which. Cast it to `HuaweiKnownEvent` where it is no product's own."
    writer.shapes["HuaweiEvent"] = Shape("HuaweiEvent", about, own, "_HuaweiAnyEvent")
    about = "An event that the platform knows: `service_id` and `event_type` together tell which."
    writer.shapes["HuaweiKnownEvent"] = Shape("HuaweiKnownEvent", about, [], alias=names)


def literal(values: Iterable[str]) -> str:
    return "Literal[" + ", ".join(f'"{value}"' for value in dict.fromkeys(values)) + "]"


def pushes(writer: Writer) -> dict[str, str]:
    """The shapes of Huawei's pushes."""
    path = SOURCE / "huawei" / "push" / "mod.rs"
    text = path.read_text(encoding="utf-8")
    notices = dict(re.findall(r"^        (\w+)\(Box<(\w+<'a>)>\),", next(blocks_of_enum(text, "NotifyData")), re.M))
    own = [
        Member("resource", "str", True, "What it is about, such as `device.message`."),
        Member("event", "str", True, "What happened."),
        Member("event_time", "str | Any | None", False, "When, as `20151212T121212Z`."),
        Member("event_time_ms", "str | Any | None", False, "The same with milliseconds."),
        Member("request_id", "str | None", False, "The device's request, or an id of the platform's."),
    ]
    shapes: dict[str, str] = {}
    (rows,) = blocks(text, "kinds")
    documented = re.findall(r'^    "([^"]+)", "([^"]+)", "[^"]+", (\w+),', rows, re.M)
    for kind, _, variant in [*documented, ("push.unknown", "", "Other")]:
        name = f"HuaweiPush{variant}"
        notice = writer.plain_of(notices[variant], "huawei::push", path)
        # The guide's misspelling is read as well.
        about = own[0].about
        wanted = [resource for _, resource, of in documented if of == variant]
        told = literal([*wanted, "device.commmad.status"] if "device.command.status" in wanted else wanted)
        first = own[0] if variant == "Other" else Member("resource", told, True, about)
        members = [first, *own[1:], Member("notify_data", notice, True, "The rest.")]
        writer.shapes.setdefault(name, Shape(name, "A push to an application.", members))
        shapes[kind] = name
    return shapes


def blocks_of_enum(text: str, name: str) -> Iterator[str]:
    for match in re.finditer(rf"pub enum {name}<'a> \{{(.*?)^    \}}", text, re.M | re.S):
        yield match.group(1)


def tables(writer: Writer) -> dict[tuple[str, str], list[str]]:
    """What the vendors' tables of forms say of single kinds."""
    found: dict[tuple[str, str], list[str]] = {}
    for vendor in ("alibaba", "huawei", "tencent"):
        path = SOURCE / vendor / "forms.rs"
        for table in re.findall(r"^const \w+: &\[\(&str, Read\)\] = &\[(.*?)\];", path.read_text(encoding="utf-8"), re.M | re.S):
            for kind, reader in re.findall(r'\("([^"]+)", (whole!\([^)]*\)|[\w:]+)\)', table):
                if match := re.fullmatch(r"whole!\(([\w:]+), \w+\)", reader):
                    struct = writer.find(match[1], vendor, path)
                    assert struct, reader
                    names = [writer.shape_of(struct)]
                elif (vendor, kind) in READERS_OF:
                    names = [writer.named(name) for name in READERS_OF[vendor, kind]]
                else:
                    assert reader in READERS, f"{path}: nothing says what {reader} gives"
                    names = [writer.named(name) for name in READERS[reader]]
                found[vendor, kind] = names
    return found


def of_kinds(writer: Writer) -> dict[tuple[str | None, str, str], list[str]]:
    """Of each kind, with its vendor and protocol, the shapes of its messages."""
    alink_kinds, push_kinds = alink(writer), pushes(writer)
    events(writer)
    table_kinds = tables(writer)
    found: dict[tuple[str | None, str, str], list[str]] = {}
    for row in thingwire.kinds():
        vendor, protocol, kind = row["vendor"], row["protocol"], row["kind"]
        if kind in PCP:
            names = [PCP[kind]]
        elif protocol == "connect":
            names = ["ConnectMessage"]
        elif protocol == "cbor":
            names = ["CborMessage"]
        elif protocol == "coap" and vendor is None:
            names = ["CoapMessage"]
        elif vendor == "alibaba" and kind in alink_kinds:
            names = [alink_kinds.pop(kind)]
        elif vendor == "huawei" and kind in push_kinds:
            names = [push_kinds.pop(kind)]
        else:
            names = table_kinds.pop((vendor or "", kind), ["Kept"])
        shape = writer.shapes.get(names[0])
        is_envelope = shape is None or shape.base is not None
        if vendor in ("alibaba", "tencent") and not is_envelope and "Kept" not in names:
            # In a datagram that could not be read, or decrypted.
            names = [*names, "Kept"]
        found[vendor, protocol, kind] = names
    assert not alink_kinds and not push_kinds and not table_kinds, (alink_kinds, push_kinds, table_kinds)
    return found


def wrapped(text: str, indent: str) -> list[str]:
    """A docstring."""
    quoted = text.replace("\\", "\\\\")
    one = f'{indent}"""{quoted}"""'
    if len(one) <= WIDTH:
        return [one]
    lines = textwrap.wrap(quoted, WIDTH - len(indent) - 3, break_long_words=False, break_on_hyphens=False)
    return [f'{indent}"""{lines[0]}', *(indent + line for line in lines[1:]), f'{indent}"""']


def written(shape: Shape) -> str:
    """A shape's classes: the required members in a base of their own, as Python 3.10 has it."""
    if shape.alias:
        return f'{shape.name} = Union[\n' + "".join(f"    {name},\n" for name in shape.alias) + f']\n"""{shape.about}"""\n'
    required = [member for member in shape.members if member.required]
    optional = [member for member in shape.members if not member.required]
    odd = [member for member in optional if not member.name.isidentifier() or keyword.iskeyword(member.name)]
    assert not [member for member in required if keyword.iskeyword(member.name)], shape
    optional = [member for member in optional if member not in odd]
    lines: list[str] = []
    base = shape.base or "TypedDict"
    if odd:
        rows = ", ".join(f'"{member.name}": {member.type}' for member in odd)
        lines += [f'_{shape.name}Odd = TypedDict("_{shape.name}Odd", {{{rows}}}, total=False)', "", ""]
        base = f"_{shape.name}Odd"
    if required and optional:
        lines += [f"class _{shape.name}({base}):", *body(required), "", ""]
        base = f"_{shape.name}"
    if shape.final:
        lines.append("@final")
    lines.append(f"class {shape.name}({base}{'' if required and not optional else ', total=False'}):")
    if shape.about:
        lines += wrapped(shape.about, "    ")
    rest = body(optional or required if not (odd and not optional and not required) else [])
    if rest and shape.about:
        lines.append("")
    lines += rest
    if not shape.about and not rest:
        lines.append("    pass")
    return "\n".join(lines) + "\n"


def body(members: list[Member]) -> list[str]:
    lines = []
    for member in members:
        lines.append(f"    {member.name}: {member.type}")
        if member.about:
            lines += wrapped(member.about, "    ")
    return lines


def items(values: Iterable[str]) -> str:
    return "".join(f'    "{value}",\n' for value in values)


def family(kind: str, names: list[str]) -> str:
    """What the `Decoded...` of a kind is called."""
    if names[0] == "KeptBytes":
        return "KeptBytes"
    if "AlibabaKeptReply" in names and "Kept" in names or {"AlibabaMembersRequest", "AlibabaMembersReply"} <= set(names):
        return "AlibabaEither"
    if names == ["AlibabaVersionRequest", "AlibabaImageReply", "Kept"]:
        return "AlibabaEither"
    if kind.startswith("http.") and names[0].startswith("Huawei"):
        return "HuaweiHttp"
    return next((label for label, shapes in FAMILIES.items() if names[0] in shapes), names[0])


def decoded_shapes(kinds: dict[tuple[str | None, str, str], list[str]]) -> tuple[list[str], list[str]]:
    """The `Decoded...` with the kinds of each: their texts and names."""
    groups: dict[str, list[tuple[str | None, str, str, list[str]]]] = {}
    for (vendor, protocol, kind), names in kinds.items():
        groups.setdefault(family(kind, names), []).append((vendor, protocol, kind, names))
    texts, all_names = [], []
    for label, rows in groups.items():
        vendors = dict.fromkeys(vendor for vendor, _, _, _ in rows)
        protocols = dict.fromkeys(protocol for _, protocol, _, _ in rows)
        of = list(dict.fromkeys(kind for _, _, kind, _ in rows))
        names = list(dict.fromkeys(name for _, _, _, of_kind in rows for name in of_kind))
        name = f"Decoded{label}"
        all_names.append(name)
        # What is the same over CoAP says so.
        carried = ["coap"] if "http" in protocols and "alibaba" in vendors else []
        kind_type = literal(of)
        if len(kind_type) > WIDTH - 10:
            kind_type = "Literal[\n" + "".join(f'        "{kind}",\n' for kind in of) + "    ]"
        message = " | ".join(names)
        if len(message) > WIDTH - 13:
            message = "Union[\n" + "".join(f"        {name},\n" for name in names) + "    ]"
        about = f"`{of[0]}`" if len(of) == 1 else f"`{of[0]}` and {len(of) - 1} more."
        texts.append(
            f"class _{name}(TypedDict):\n"
            # What differs first: type checkers compare members in this order.
            f"    vendor: {'Vendor | None' if None in vendors or len(vendors) > 1 else literal(filter(None, vendors))}\n"
            f"    protocol: {literal([*protocols, *carried])}\n"
            f"    kind: {kind_type}\n"
            f"    message: {message}\n\n\n"
            f"class {name}(_{name}, _Decoded):\n"
            f'    """{about}"""\n'
        )
    return texts, all_names


def any_message(writer: Writer, kinds: Iterable[list[str]]) -> Shape:
    """One shape with the members of all messages, for who has not looked at the kind."""
    types: dict[str, list[str]] = {}
    hand = hand_written()
    for name in dict.fromkeys(name for names in kinds for name in names):
        shape = writer.shapes.get(name)
        members = {member.name: member.type for member in shape.members} if shape else hand[name]
        if shape and shape.base:
            members |= {member.name: member.type for member in writer.shapes[shape.base].members}
        for member, type_ in members.items():
            types.setdefault(member, []).append(type_)
    scalar = {"str", "int", "float", "bool", "None"}
    rows = []
    for member, all_types in sorted(types.items()):
        parts = split(union(*all_types))
        type_ = " | ".join(parts) if len(parts) == 1 or set(parts) <= scalar else "Any"
        rows.append(Member(member, type_, False))
    about = (
        "What a message may have, of whatever kind: `Decoded.message`. `Any` stands where it depends on the kind; "
        "`Decoded.to_dict` tells by the kind."
    )
    return Shape("Message", about, rows, final=False)


def hand_written() -> dict[str, dict[str, str]]:
    """The members of the shapes in the template, with those that they inherit."""
    found: dict[str, dict[str, str]] = {}
    for match in re.finditer(r"^class (\w+)\(([^)]*)\):\n((?:    .*\n|\n(?=    ))*)", HEADER, re.M):
        members: dict[str, str] = {}
        for base in match[2].split(", "):
            members |= found.get(base, {})
        members |= dict(re.findall(r"^    (\w+): (.+)$", match[3], re.M))
        found[match[1]] = {name: "int" if type_ == "Literal[1]" else type_ for name, type_ in members.items()}
    return found


def generated() -> tuple[str, str]:
    """The module, and the same for TypeScript."""
    writer = Writer(structs())
    kinds = of_kinds(writer)
    by_kind: dict[str, list[str]] = {}
    for (_, _, kind), names in kinds.items():
        assert by_kind.setdefault(kind, names) == names, f"{kind} means different things to two vendors"
    declarations = typescript.module(list(writer.shapes.values()), by_kind, split)
    writer.shapes["Message"] = any_message(writer, kinds.values())
    decoded, decoded_names = decoded_shapes(kinds)
    ids = set()
    for row in thingwire.kinds():
        ids |= set(re.findall(r"\{(\w+)\}", row["topic"] or ""))
    for vendor in ("alibaba", "huawei", "tencent"):
        # The rest of a topic, of any number of levels.
        text = (SOURCE / vendor / "topic.rs").read_text(encoding="utf-8")
        ids |= set(re.findall(r'^ *deep "[^"]+" \S+(?: \S+)*, "[^"]*" "(\w+)"', text, re.M))
    base = '''\
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
'''
    last = "DecodedDict = Union[\n" + "".join(f"    {name},\n" for name in decoded_names) + "]\n"
    last += '"""A decoded record, as `thingwire decode --json` prints it: `kind` tells which."""\n'
    public = [name for name in (*writer.shapes, *decoded_names) if not name.startswith("_")]
    public += [name for name in hand_written() if not name.startswith("_")] + ["DecodedDict", "Kind", "Protocol"]
    header = HEADER.replace("@ALL@", items(sorted(public)))
    header = header.replace("@PROTOCOLS@", items(dict.fromkeys(protocol for _, protocol, _ in kinds)))
    header = header.replace("@KINDS@", items(dict.fromkeys(kind for _, _, kind in kinds)))
    header = header.replace("@IDS@", "".join(f"    {name}: str\n" for name in sorted(ids)))
    parts = [header, *(written(shape) for shape in writer.shapes.values()), base, *decoded, last]
    return "\n\n".join(parts), declarations


def main() -> int:
    stale = 0
    for path, text in zip((TARGET, TYPESCRIPT), generated(), strict=True):
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path} is not what the sources say", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
