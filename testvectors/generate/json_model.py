"""A JSON reader that tells where a fault lies, types of members, and edits of a text, for the models beside it.

Shares nothing with the Rust code.
"""
import json
import re

DEPTH = 128


class Fault(Exception):
    """What makes an input unreadable: code, layer and place."""

    def __init__(self, code, offset=None, pointer=None, layer="json", end=None):
        super().__init__(code)
        # Where the bytes at fault end, as far as that is known.
        self.end = end
        self.error = {"code": code, "layer": layer}
        if offset is not None:
            self.error["offset"] = offset
        if pointer is not None:
            self.error["pointer"] = pointer


# ---- JSON with places: RFC 8259, members once, at most 128 levels. Offsets count bytes.

class Node:
    def __init__(self, kind, start):
        self.kind, self.start, self.end, self.text = kind, start, start, ""
        self.members, self.elements, self.value = [], [], None


def escape(name):
    return "/" + name.replace("~", "~0").replace("/", "~1")


class Parser:
    SPACE = b" \t\n\r"

    def __init__(self, raw):
        if raw.startswith(b"\xef\xbb\xbf"):
            raise Fault("json_byte_order_mark", 0)
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Fault("json_utf8", error.start) from error
        self.raw, self.at = raw, 0

    def whole(self, object=False):
        if object and self.byte() in b"-0123456789[ntf\"":
            raise Fault("json_type", self.at, "")
        node = self.value("", 0)
        self.space()
        if self.at < len(self.raw):
            raise Fault("trailing_bytes", self.at)
        return node

    def space(self):
        while self.at < len(self.raw) and self.raw[self.at] in self.SPACE:
            self.at += 1

    def byte(self):
        self.space()
        if self.at >= len(self.raw):
            raise Fault("truncated", self.at)
        return self.raw[self.at:self.at + 1]

    def value(self, pointer, depth):
        first = self.byte()
        start = self.at
        if first == b"{":
            node = self.object(pointer, depth)
        elif first == b"[":
            node = self.array(pointer, depth)
        elif first == b'"':
            node = Node("string", start)
            node.value = self.string()
        elif first in b"-0123456789":
            node = Node("number", start)
            match = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?(?![0-9.eE+-])").match(self.raw, start)
            if not match:
                raise Fault("json_number", start)
            self.at = match.end()
        else:
            for word, kind in ((b"null", "null"), (b"true", "bool"), (b"false", "bool")):
                if self.raw.startswith(word, start):
                    node = Node(kind, start)
                    self.at += len(word)
                    break
            else:
                rest = self.raw[start:]
                raise Fault("truncated" if any(word.startswith(rest) for word in (b"null", b"true", b"false")) else "json_syntax", start)
        node.end = self.at
        node.text = self.raw[start:self.at].decode()
        return node

    def string(self):
        start = self.at
        match = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"').match(self.raw, start)
        if match:
            self.at = match.end()
            text = json.loads(match.group())
            if any("\ud800" <= character <= "\udfff" for character in text):
                raise Fault("json_string")
            return text
        if not re.compile(rb'"(?:[^"\\]|\\.)*"', re.S).match(self.raw, start):
            raise Fault("truncated", start)
        raise Fault("json_string")

    def levels(self, pointer, depth):
        if depth >= DEPTH:
            raise Fault("limit_exceeded", self.at, pointer)
        self.at += 1

    def object(self, pointer, depth):
        node, again = Node("object", self.at), None
        self.levels(pointer, depth)
        if self.byte() == b"}":
            self.at += 1
            return node
        while True:
            if self.byte() != b'"':
                raise Fault("json_syntax", self.at)
            start = self.at
            name = self.string()
            if again is None and any(name == other for other, _, _ in node.members):
                again = Fault("json_duplicate_member", start + 1, pointer + escape(name))
            if self.byte() != b":":
                raise Fault("json_syntax", self.at)
            self.at += 1
            node.members.append((name, start, self.value(pointer + escape(name), depth + 1)))
            if self.byte() == b"}":
                break
            if self.byte() != b",":
                raise Fault("json_syntax", self.at)
            self.at += 1
        self.at += 1
        if again:
            raise again
        return node

    def array(self, pointer, depth):
        node = Node("array", self.at)
        self.levels(pointer, depth)
        if self.byte() == b"]":
            self.at += 1
            return node
        while True:
            node.elements.append(self.value(pointer + escape(str(len(node.elements))), depth + 1))
            if self.byte() == b"]":
                break
            if self.byte() != b",":
                raise Fault("json_syntax", self.at)
            self.at += 1
        self.at += 1
        return node


def height(node):
    return 1 + max((height(value) for value in [value for _, _, value in node.members] + node.elements), default=0)


def shown(node):
    """The value as the decoded object has it; what not every language reads exactly, as its text."""
    if node.kind == "array" and height(node) > 60:
        return {"$text": node.text}
    if node.kind == "object":
        return {name: shown(value) for name, _, value in node.members}
    if node.kind == "array":
        return [shown(element) for element in node.elements]
    if node.kind == "string":
        return node.value
    if node.kind == "number":
        plain = json.loads(node.text)
        if isinstance(plain, int) and node.text == str(plain) and abs(plain) < 1 << 53:
            return plain
        if isinstance(plain, float) and node.text == repr(plain):
            return plain
        return {"$text": node.text}
    return {"null": None, "true": True, "false": False}[node.text]


# ---- Types of members. A class of objects is a dict: `name!` for a member that has to be there, `name*` for one that a guide
# wants there and that can be done without.

TEXT, NUMBER, TN, BOOL, ANY, MAP = "text", "number", "text or number", "bool", "any", "map"
# Where a request has no parameters: an object by the guide, anything from devices.
NOTHING = "nothing"


def many(of):
    return ("many", of)


def each(of):
    return ("list", of)


def or_null(of):
    return ("or null", of)


TEXT_OR_BOOL = ("or text", BOOL)
KINDS_OF = {TEXT: {"string"}, NUMBER: {"number"}, TN: {"string", "number"}, BOOL: {"bool"}, MAP: {"object"}}


def or_any(of):
    """What is held to a type only where it is of its kind."""
    return ("or any", of)


def takes(kind):
    """The kinds of JSON value that a type is written as."""
    if kind in (ANY, NOTHING):
        return {"null", "bool", "number", "string", "array", "object"}
    if isinstance(kind, dict):
        return {"object"}
    if isinstance(kind, tuple):
        form, of = kind
        return {"list": {"array"}, "many": {"array"} | takes(of), "or null": {"null"} | takes(of),
                "or text": {"string"} | takes(of), "or any": takes(ANY)}[form]
    return KINDS_OF[kind]


def check(node, kind, pointer=""):
    if node.kind not in takes(kind):
        raise Fault("json_type", node.start, pointer, end=node.end)
    if isinstance(kind, tuple):
        form, of = kind
        if node.kind == "array" and form in ("list", "many"):
            for index, element in enumerate(node.elements):
                check(element, of, f"{pointer}/{index}")
        elif form in ("or null", "many", "or any") and node.kind in takes(of):
            check(node, of, pointer)
    elif isinstance(kind, dict):
        types = {name.rstrip("!*"): of for name, of in kind.items()}
        for name, _, value in node.members:
            if name in types:
                check(value, types[name], pointer + escape(name))
        there = {name for name, _, _ in node.members}
        for name in kind:
            if name.endswith("!") and name[:-1] not in there:
                raise Fault("json_missing_member", node.end - 1, pointer + escape(name[:-1]), end=node.end - 1)


def wanted(node, kind, pointer=""):
    """The pointers of members that a guide wants, and that are not there."""
    if isinstance(kind, tuple):
        form, of = kind
        if node.kind == "array" and form in ("list", "many"):
            for index, element in enumerate(node.elements):
                yield from wanted(element, of, f"{pointer}/{index}")
        elif form in ("or null", "many", "or any") and node.kind in takes(of):
            yield from wanted(node, of, pointer)
    elif isinstance(kind, dict) and node.kind == "object":
        types = {name.rstrip("!*"): of for name, of in kind.items()}
        there = {name: value for name, _, value in node.members}
        for name, value in there.items():
            if name in types:
                yield from wanted(value, types[name], pointer + escape(name))
        for name in kind:
            if name.endswith("*") and name[:-1] not in there:
                yield pointer + escape(name[:-1])


# ---- Edits of a text, for cases that are derived from another.

def render(node, edits, pointer=""):
    """The text of a value with some values in it replaced, or left out where the edit is None."""
    if pointer in edits:
        return edits[pointer]
    if node.kind == "object":
        parts = [(json.dumps(name, ensure_ascii=False), render(value, edits, pointer + escape(name))) for name, _,
            value in node.members]
        return "{" + ",".join(f"{name}:{value}" for name, value in parts if value is not None) + "}"
    if node.kind == "array":
        return "[" + ",".join(render(element, edits, f"{pointer}/{index}") for index, element in enumerate(node.elements)) + "]"
    return node.text


def wrong(kind, turn):
    """A value that a type does not take; which of several goes by turns. None where it takes all."""
    if kind in (ANY, NOTHING):
        return None
    order = ["5", "true", "{}", "[]", "null", '"x"']
    kinds = ["number", "bool", "object", "array", "null", "string"]
    order = order[turn % 5:] + order[:turn % 5]
    kinds = kinds[turn % 5:] + kinds[:turn % 5]
    return next((text for text, found in zip(order, kinds) if found not in takes(kind)), None)


def members_of(node, kind, pointer=""):
    """Every typed member in a value: class, name, pointer, type, and whether it has to be there."""
    if isinstance(kind, tuple):
        form, of = kind
        if node.kind == "array" and node.elements:
            yield (id(kind), "", f"{pointer}/0", of, False)
            yield from members_of(node.elements[0], of, f"{pointer}/0")
        elif node.kind != "array" and node.kind in takes(of):
            yield from members_of(node, of, pointer)
    elif isinstance(kind, dict):
        types = {name.rstrip("!*"): (name.endswith("!"), of) for name, of in kind.items()}
        for name, _, value in node.members:
            if name in types:
                needed, of = types[name]
                yield (id(kind), name, pointer + escape(name), of, needed)
                yield from members_of(value, of, pointer + escape(name))
