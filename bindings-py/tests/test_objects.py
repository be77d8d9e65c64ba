"""Explanations, shadows and models as objects."""

from __future__ import annotations

import copy
import itertools
import json
import pickle
import threading
import time
from html.parser import HTMLParser
from typing import Any

import pytest

import thingwire
from thingwire import _native

from .conftest import POST, POST_TOPIC, QUERY, cases

MODEL = {
    "profile": {"productKey": "a1B2c3D4e5F"},
    "properties": [
        {"identifier": "p", "accessMode": "rw", "dataType": {"type": "int", "specs": {"min": "0", "max": "10"}}}
    ],
}


def leaves(node: Any) -> list[tuple[int, int]]:
    children = node.get("children", [])
    if children:
        return [place for child in children for place in leaves(child)]
    place = node.get("range")
    return [(place["start"], place["end"])] if place and place["start"] < place["end"] else []


def test_an_explanation_covers_every_byte() -> None:
    explanation = thingwire.explain(None, QUERY)
    covered = sorted(leaves(explanation.to_dict()))
    assert [start for start, _ in covered[1:]] == [end for _, end in covered[:-1]]
    assert (covered[0][0], covered[-1][1]) == (0, len(QUERY))
    assert json.loads(explanation.to_json()) == explanation.to_dict()
    assert "start mark" in str(explanation) and "8 bytes" in repr(explanation)
    assert explanation == thingwire.explain(thingwire.decode_bytes(QUERY)) == thingwire.explain({"hex": QUERY.hex()})
    assert explanation != thingwire.explain(POST_TOPIC, POST)


def test_a_notebook_gets_well_formed_html() -> None:
    class Checker(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attributes: Any) -> None:
            self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    for case in cases()[::7]:
        checker = Checker()
        checker.feed(thingwire.explain(case["record"])._repr_html_()) if case["result"] != "invalid" else None
        assert checker.open == []
    html = thingwire.explain("a/<script>", b'{"<b>":"&"}')._repr_html_()
    assert "<script>" not in html and "&lt;b&gt;" in html
    assert "ff fe 01 13" in thingwire.explain(None, QUERY)._repr_html_()


def test_a_shadow_is_a_state() -> None:
    shadow = thingwire.Shadow()
    assert (shadow.document, shadow.to_json()) == ({}, "")
    update = {"method": "update", "state": {"reported": {"big": 9007199254740993}}, "version": 1}
    outcome = shadow.apply(update, now=1)
    assert outcome["reply"]["payload"]["status"] == "success"
    assert shadow.document["state"]["reported"]["big"] == 9007199254740993
    refused = shadow.apply(b"nonsense", now=2)
    assert refused["reply"]["payload"]["status"] == "error"
    for other in (pickle.loads(pickle.dumps(shadow)), copy.deepcopy(shadow), thingwire.Shadow(shadow.document)):
        assert other == shadow and other.document == shadow.document
    assert thingwire.Shadow(shadow.to_json()) == shadow and "big" in repr(shadow)
    shadow.apply({"method": "get"})
    for now in (-1, 2**64):
        with pytest.raises(ValueError):
            shadow.apply(update, now=now)
    for document in (" ", "nonsense", "[]", {"state": 1}):
        with pytest.raises(thingwire.ShadowError):
            thingwire.Shadow(document)
    with pytest.raises(TypeError):
        shadow.apply(3)  # type: ignore[arg-type]


def test_a_model_is_a_value() -> None:
    model = thingwire.Model(MODEL)
    assert (model.product_key, model.device_name, model.to_dict()) == ("a1B2c3D4e5F", None, MODEL)
    for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model), thingwire.Model(json.dumps(MODEL).encode())):
        assert other == model and hash(other) == hash(model) and other.to_json() == model.to_json()
    assert "alibaba a1B2c3D4e5F" in repr(model)
    wrong = {"id": "1", "version": "1.0", "params": {"p": 11}}
    (note,) = thingwire.decode(POST_TOPIC, json.dumps(wrong), models=model).notes
    assert (note["code"], note["place"]["pointer"]) == ("model_range", "/params/p")
    with pytest.raises(thingwire.DecodeError) as caught:
        thingwire.decode(POST_TOPIC, json.dumps(wrong), models=[model], strict=True)
    assert caught.value.code == "model_range"
    for record in model.examples("thing.event.property.post", seed=3):
        assert thingwire.decode(dict(record), models=[model]).notes == []
    for bad in ({"properties": 1}, "", b"\xff", {}):
        with pytest.raises(thingwire.ModelError):
            thingwire.Model(bad)
    for bad_type in (3, None, object()):
        with pytest.raises(TypeError):
            thingwire.Model(bad_type)  # type: ignore[arg-type]
    for wanted, code in (("no.such.kind", "kind_unknown"), ("thing.event.post", "model_example_none")):
        with pytest.raises(thingwire.ModelError) as failed:
            model.examples(wanted)
        assert failed.value.code == code
    with pytest.raises(TypeError):
        thingwire.decode(POST_TOPIC, POST, models=[3])  # type: ignore[list-item]


def test_a_shadow_before_the_first_report() -> None:
    new = thingwire.Shadow()
    for document in ("", "{}", "{ }\n", {}, new.document, new.to_json()):
        assert thingwire.Shadow(document) == new and thingwire.Shadow(document).document == {}
    assert thingwire.Shadow('{"version":0}') != new


def test_threads_share_a_shadow(monkeypatch: pytest.MonkeyPatch) -> None:
    shadow = thingwire.Shadow()
    versions = itertools.count(1)
    accepted = []
    step_of_the_core = _native.shadow_apply

    def slow(document: str, request: Any, now: int) -> tuple[str, str]:
        done = step_of_the_core(document, request, now)
        time.sleep(0.001)
        return done

    def work(name: str) -> None:
        for step in range(25):
            request = {"method": "update", "state": {"reported": {f"{name}{step}": step}}, "version": next(versions)}
            if shadow.apply(request, now=1)["reply"]["payload"]["status"] == "success":
                accepted.append(f"{name}{step}")

    monkeypatch.setattr(_native, "shadow_apply", slow)
    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reported = shadow.document["state"]["reported"]
    assert len(accepted) > 10 and set(accepted) - reported.keys() == set()
    assert copy.copy(shadow) == shadow and copy.copy(shadow).apply({"method": "get"})


def test_a_reply_that_python_cannot_read_changes_nothing() -> None:
    shadow = thingwire.Shadow()
    shadow.apply({"method": "update", "state": {"reported": {"a": 1}}, "version": 1}, now=1)
    before = shadow.to_json()
    digits = "7" * 5000
    with pytest.raises(thingwire.DecodeError) as caught:
        shadow.apply(f'{{"method":"update","state":{{"reported":{{"b":{digits}}}}},"version":2}}', now=2)
    assert caught.value.code == "limit_exceeded"
    assert shadow.to_json() == before and shadow.document["state"]["reported"] == {"a": 1}


def test_hints_of_an_explanation_are_not_passed_over() -> None:
    decoded = thingwire.decode_bytes(QUERY)
    for hint in ("vendor", "protocol", "direction"):
        with pytest.raises(TypeError, match="of its own|its own"):
            thingwire.explain(decoded, **{hint: "sideways"})  # type: ignore[call-overload]
        with pytest.raises(thingwire.DecodeError) as caught:
            thingwire.explain(None, QUERY, **{hint: "sideways"})
        assert (caught.value.code, caught.value.pointer) == ("record_hint", f"/{hint}")
    with pytest.raises(TypeError):
        thingwire.explain(decoded, b"")  # type: ignore[call-overload]


def test_a_notebook_is_not_filled() -> None:
    params = {f"p{at}": at for at in range(20_000)} | {"long": "x" * 100_000}
    explanation = thingwire.explain(POST_TOPIC, json.dumps({"id": "1", "params": params}))
    html = explanation._repr_html_()
    assert len(html) < 1_000_000
    assert f"and {len(explanation.payload) - 4096} more bytes" in html

    def count(node: Any) -> int:
        return 1 + sum(map(count, node.get("children", [])))

    assert f"and {count(explanation.to_dict()) - 1 - 2000} more parts" in html
    long = thingwire.explain(POST_TOPIC, json.dumps({"id": "x" * 100_000}))._repr_html_()
    assert "more characters" in long and len(long) < 200_000
    assert "more" not in thingwire.explain(None, QUERY)._repr_html_()
