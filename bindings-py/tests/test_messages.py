"""The types of messages against what is decoded: every vector, every kind, and what is wrong."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
import typing
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

import thingwire
from thingwire import messages

from .conftest import POST, POST_TOPIC, QUERY, ROOT, cases

HOME = Path(__file__).resolve().parents[1]
HINTS: dict[Any, dict[str, Any]] = {}


def complaint(value: Any, expected: Any, pointer: str = "") -> str | None:
    """Why a value is not of a type: all members of a TypedDict that are there are looked at, and others are let be."""
    if expected is Any:
        return None
    origin, arguments = get_origin(expected), get_args(expected)
    if origin in (Union, UnionType):
        arguments = tuple(meant(value, arguments))
        reasons = [complaint(value, one, pointer) for one in arguments]
        return None if None in reasons else "; ".join(filter(None, reasons))
    if origin is Literal:
        return None if value in arguments else f"{pointer}: {value!r} is none of {arguments}"
    if is_typeddict(expected):
        if type(value) is not dict:
            return f"{pointer}: {value!r} is no {expected.__name__}"
        missing = expected.__required_keys__ - value.keys()
        if missing:
            return f"{pointer}: {sorted(missing)} missing in {expected.__name__}"
        if expected not in HINTS:
            HINTS[expected] = get_type_hints(expected)
        reasons = [
            complaint(value[name], type_, f"{pointer}/{name}") for name, type_ in HINTS[expected].items() if name in value
        ]
        return next(filter(None, reasons), None)
    if origin is list:
        if type(value) is not list:
            return f"{pointer}: {value!r} is no list"
        reasons = [complaint(one, arguments[0], f"{pointer}/{at}") for at, one in enumerate(value)]
        return next(filter(None, reasons), None)
    if origin is dict:
        if type(value) is not dict:
            return f"{pointer}: {value!r} is no dict"
        reasons = [complaint(one, arguments[1], f"{pointer}/{name}") for name, one in value.items()]
        return next(filter(None, reasons), None)
    # An int is a float to type checkers; a bool is no int here.
    right = type(value) in ((int, float) if expected is float else (expected,))
    return None if right else f"{pointer}: {value!r} is no {expected}"


def meant(value: Any, types: tuple[Any, ...]) -> list[Any]:
    """The types of a union that a value has to be one of: `Any` beside others is for what they do not say, such as text in place
    of an object; and where a member tells which of them it is, that one."""
    if type(value) is dict and any(is_typeddict(type_) for type_ in types):
        types = tuple(type_ for type_ in types if type_ is not Any)
        told = [type_ for type_ in types if tells(value, type_)]
        return told or list(types)
    if type(value) is list and any(get_origin(type_) is list for type_ in types):
        return [type_ for type_ in types if type_ is not Any]
    return list(types)


def tells(value: dict[str, Any], shape: Any) -> bool:
    """Whether members of one or a few values are those of a shape."""
    literals = {
        name: get_args(type_)
        for name, type_ in (get_type_hints(shape).items() if is_typeddict(shape) else ())
        if get_origin(type_) is Literal and isinstance(get_args(type_)[0], str)
    }
    return bool(literals) and all(value.get(name) in values for name, values in literals.items())


def shapes() -> dict[str, Any]:
    """Of each kind the one shape that it belongs to."""
    found: dict[str, Any] = {}
    for shape in get_args(messages.DecodedDict):
        for kind in get_args(get_type_hints(shape)["kind"]):
            assert kind not in found, f"{kind} is in two shapes"
            found[kind] = shape
    return found


SHAPES = shapes()


def decoded_cases() -> list[tuple[str, thingwire.Decoded]]:
    """Every vector that can be read."""
    found = []
    for case in cases():
        if case["result"] != "invalid":
            found.append((case["id"], thingwire.decode(case["record"])))
    assert len(found) > 1000
    return found


def test_every_kind_is_of_one_shape() -> None:
    rows = thingwire.kinds()
    assert {row["kind"] for row in rows} == set(SHAPES)
    for row in rows:
        hints = get_type_hints(SHAPES[row["kind"]])
        assert row["protocol"] in get_args(hints["protocol"]), row["kind"]
        assert complaint(row["vendor"], hints["vendor"]) is None, row["kind"]
    assert set(get_args(messages.Kind)) == {row["kind"] for row in rows}
    assert set(get_args(messages.Protocol)) == {row["protocol"] for row in rows}


def test_every_vector_has_its_types() -> None:
    bad, kinds = [], set()
    for name, decoded in decoded_cases():
        dict_ = decoded.to_dict()
        shape = SHAPES[decoded.kind]
        reasons = [complaint(dict_, shape), complaint(decoded.message, messages.Message)]
        # What has types is not hidden by them.
        unknown = dict_.keys() - get_type_hints(shape).keys()
        kinds.add(decoded.kind)
        bad += [f"{name} {decoded.kind} {shape.__name__}: {reason}" for reason in reasons if reason]
        bad += [f"{name}: {unknown}"] * bool(unknown)
    assert not bad, f"{len(bad)}\n" + "\n".join(reason[:400] for reason in bad[:40])
    print(f"{len(kinds)} kinds")
    assert len(kinds) > 240


def test_the_members_of_topics_are_all_there() -> None:
    hints = get_type_hints(messages.TopicDict)
    for name, decoded in decoded_cases():
        assert decoded.topic is None or not decoded.topic.keys() - hints.keys(), (name, decoded.topic)


def test_events_have_their_types() -> None:
    seen = set()
    for name, decoded in decoded_cases():
        for event in decoded.message["services"] if decoded.events else []:
            shapes = [shape for shape in get_args(messages.HuaweiKnownEvent) if tells(event, shape)]
            assert len(shapes) <= 1, name
            shape = shapes[0] if shapes else messages.HuaweiEvent
            assert complaint(event, shape) is None, name
            if isinstance(event.get("paras"), dict):
                seen.add(shape)
    assert seen == {*get_args(messages.HuaweiKnownEvent), messages.HuaweiEvent}


def test_what_a_datagram_carries_and_cannot_be_read_has_its_types() -> None:
    """Ciphertext without its keys, under any kind that has a path."""
    kinds = set()
    for row in thingwire.kinds("alibaba"):
        topic = re.sub(r"\{\w+\}", "a1B2c3D4e5F", row["topic"] or "")
        if not re.fullmatch(r"(/[\w.]+)+", topic):
            continue
        path = topic if topic == "/auth" else "/topic" + topic
        options, last = bytearray(), 0
        for level in path[1:].split("/"):
            length = bytes([len(level)]) if len(level) < 13 else bytes([13, len(level) - 13])
            options += bytes([11 - last << 4 | length[0]]) + length[1:] + level.encode()
            last = 11
        options += bytes([0xE1, *(2088 - 11 - 269).to_bytes(2, "big")]) + b"t"
        datagram = bytes([0x40, 0x02, 0, 1]) + options + b"\xff" + bytes(range(16))
        decoded = thingwire.decode_bytes(datagram, "coap", vendor="alibaba")
        if decoded.vendor == "alibaba":
            assert decoded.message == {"payload_hex": bytes(range(16)).hex()}
            assert complaint(decoded.to_dict(), SHAPES[decoded.kind]) is None, decoded.kind
            kinds.add(decoded.kind)
    assert len(kinds) > 130 and {"shadow.update", "ext.ntp.request", "http.auth", "ota.device.inform"} <= kinds


def wrong(change: typing.Callable[[Any], Any], decoded: thingwire.Decoded) -> str | None:
    dict_: Any = copy.deepcopy(decoded.to_dict())
    change(dict_)
    return complaint(dict_, SHAPES[decoded.kind])


def test_what_is_wrong_is_found() -> None:
    post = thingwire.decode(POST_TOPIC, POST)
    frame = thingwire.decode_bytes(QUERY)
    report = thingwire.decode(
        "$oc/devices/dev1/sys/properties/report",
        '{"services":[{"service_id":"Temperature","properties":{"value":57},"event_time":"20151212T121212Z"}]}',
    )
    for decoded in (post, frame, report):
        assert wrong(lambda _: None, decoded) is None
        for name in ("vendor", "protocol", "kind", "direction", "topic", "message", "notes"):
            assert wrong(lambda dict_: dict_.pop(name), decoded), name
        for name, value in {"vendor": "tencent", "kind": "pcp.nothing", "direction": "sideways", "topic": [], "notes": {}}.items():
            assert wrong(lambda dict_: dict_.update({name: value}), decoded), name
        assert wrong(lambda dict_: dict_.update(message=[]), decoded)
    for change in (
        lambda dict_: dict_["message"].update(id=None),
        lambda dict_: dict_["message"].update(id=True),
        lambda dict_: dict_["message"].update(params=[]),
        lambda dict_: dict_["message"].update(params=1),
        lambda dict_: dict_["message"].update(method=1),
        lambda dict_: dict_["message"].update(sys={"ack": []}),
        lambda dict_: dict_["notes"].append({}),
        lambda dict_: dict_["topic"].update(product_key=1),
    ):
        assert wrong(change, post)
    for change in (
        lambda dict_: dict_["message"].pop("check_hex"),
        lambda dict_: dict_["message"].update(reserved=True),
        lambda dict_: dict_["message"].update(reserved=1.0),
        lambda dict_: dict_["message"].update(protocol_version=2),
    ):
        assert wrong(change, frame)
    for change in (
        lambda dict_: dict_["message"].pop("services"),
        lambda dict_: dict_["message"].update(services={}),
        lambda dict_: dict_["message"]["services"][0].pop("service_id"),
        lambda dict_: dict_["message"]["services"][0].update(properties=[]),
        lambda dict_: dict_["message"]["services"].append(None),
    ):
        assert wrong(change, report)


def test_the_module_is_what_the_sources_say() -> None:
    if not (ROOT / "codec" / "src").is_dir():
        pytest.skip("no Rust source here")
    # The same command without `--check` writes it.
    command = [sys.executable, str(HOME / "generate" / "messages.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run generate/messages.py"


def test_types_are_imported_when_they_are_asked_for() -> None:
    script = (
        "import sys, thingwire; assert 'thingwire.messages' not in sys.modules;"
        "assert thingwire.decode_bytes(bytes.fromhex('FFFE01134C9A0000')).to_dict()['message'];"
        "assert 'thingwire.messages' not in sys.modules;"
        "assert thingwire.Message is thingwire.messages.Message and thingwire.DecodedDict;"
        "assert not hasattr(thingwire, 'nothing')"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    assert set(messages.__all__) <= set(dir(messages))
    for name in messages.__all__:
        assert getattr(messages, name) is not None


def test_type_checkers_tell_by_the_kind() -> None:
    """What mypy makes of the types: each `ignore` that it does not need is an error."""
    decoded = thingwire.decode_bytes(QUERY)
    dict_ = decoded.to_dict()
    if dict_["kind"] == "pcp.new_version.request":
        size: int = dict_["message"]["fragment_size"]
        hint: Literal["huawei"] = dict_["vendor"]
        dict_["message"]["fragment_data_hex"]  # type: ignore[typeddict-item]
        raise AssertionError(size, hint)
    elif dict_["kind"] == "pcp.query_version.request":
        reserved: str = dict_["message"]["reserved"]  # type: ignore[assignment]
        assert reserved == 0  # type: ignore[comparison-overlap]
    else:
        raise AssertionError
    post = thingwire.decode(POST_TOPIC, POST).to_dict()
    assert post["kind"] == "thing.event.property.post"
    vendor: Literal["alibaba"] = post["vendor"]
    params = post["message"].get("params")
    params["Power"]  # type: ignore[index]
    assert vendor == "alibaba" and isinstance(params, dict) and params["Power"]
    # Without a look at the kind: a member of any message, and of none.
    assert thingwire.decode(POST_TOPIC, POST).message["params"]["Power"]
    with pytest.raises(KeyError):
        decoded.message["prams"]  # type: ignore[typeddict-item]
    assert decoded.kind != "pcp.nothing"  # type: ignore[comparison-overlap]


def test_the_example_prints_what_devices_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sys.path.insert(0, str(HOME / "examples"))
    try:
        import by_kind
    finally:
        sys.path.pop(0)
    records = [
        {"topic": POST_TOPIC, "payload": POST.decode()},
        {"topic": POST_TOPIC, "payload": '{"id":"1","version":"1.0","params":null}'},
        {
            "topic": "$oc/devices/dev1/sys/properties/report",
            "payload": '{"services":[{"service_id":"Light","properties":{"on":true}}]}',
        },
        {
            "topic": "$oc/devices/dev1/sys/events/up",
            "payload": '{"services":[{"service_id":"$ota","event_type":"upgrade_progress_report",'
            '"paras":{"result_code":0,"progress":"80","version":"V1"}},{"service_id":"own","event_type":"x"}]}',
        },
        {"topic": "a/+", "payload": ""},
    ]
    path = tmp_path / "capture.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert by_kind.main(str(path)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "line 1: Power = {'value': 'on', 'time': 1524448722000}, WF = 23.6",
        "line 3: Light: {'on': True}",
        "line 4: upgrade: 0",
    ]
