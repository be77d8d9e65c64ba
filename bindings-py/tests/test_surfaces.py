"""The same input gives the same output in Rust and in Python, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import thingwire

from .conftest import ROOT, cases

DIALOGUE = "testvectors/captures/pcp-upgrade.jsonl"
MODEL = next(case["model"] for case in cases() if "model" in case and case["result"] == "valid")


def run(program: list[str], arguments: list[str], data: bytes) -> tuple[int, bytes, bytes]:
    done = subprocess.run([*program, *arguments], input=data, cwd=ROOT, capture_output=True, check=False, timeout=300)
    return done.returncode, done.stdout, done.stderr


def records() -> bytes:
    lines = [json.dumps(case["record"], separators=(",", ":"), ensure_ascii=False) for case in cases()]
    return "\n".join(lines).encode() + b"\n"


def test_decoding_is_what_the_program_prints(program: Path) -> None:
    data = records()
    _, output, _ = run([str(program)], ["decode", "--json", "--format", "jsonl"], data)
    # Only a line feed ends a line: texts hold what Python takes for ends too.
    printed = output.decode().split("\n")[:-1]
    lines = data.decode().split("\n")[:-1]
    assert len(printed) == len(lines) > 1000
    errors = 0
    for line, text in zip(lines, printed):
        record = json.loads(line)
        try:
            decoded = thingwire.decode(record)
        except thingwire.DecodeError as error:
            expected = json.loads(text)
            assert error.to_dict()["error"] == expected["error"], line
            errors += 1
            continue
        # A line has no line ends; what a message keeps may have some, between its tokens.
        assert decoded.to_json().replace("\n", " ").replace("\r", " ") == text, line
        if len(text) < 20_000:
            assert decoded.to_dict() == json.loads(text), line
            assert list(decoded.to_dict()) == list(json.loads(text))
    assert errors > 100


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["decode", "--help"],
        [],
        ["nonsense"],
        ["decode", DIALOGUE],
        ["decode", "--json", DIALOGUE],
        ["decode", "no-such-file"],
        ["decode", "--vendor", "nobody", DIALOGUE],
        ["explain", DIALOGUE],
        ["explain", "--json", DIALOGUE],
        ["explain"],
        ["decode", "--json"],
        ["decode"],
        ["encode"],
        ["kinds"],
        ["kinds", "--json", "--vendor", "tencent"],
        ["codes", "huawei"],
        ["codes", "alibaba", "-2"],
        ["codes", "thingwire", "--json"],
        ["codes", "nobody"],
        ["shadow", "--now", "1"],
    ],
)
def test_the_command_line_is_the_same(program: Path, arguments: list[str]) -> None:
    data = b'{"hex":"FFFE01134C9A0000"}\n{"hex":"FFFE01134C9B0000"}\nnonsense\n{"method":"get"}\n'
    ours = run([sys.executable, "-m", "thingwire"], arguments, data)
    assert ours == run([str(program)], arguments, data)
    assert ours[1] or ours[2]


def test_the_dialogue_through_a_pipe_that_closes() -> None:
    ends = subprocess.Popen(
        [sys.executable, "-m", "thingwire", "kinds"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert ends.stdout and ends.stderr
    ends.stdout.close()
    errors = ends.stderr.read()
    ends.stderr.close()
    assert (ends.wait(timeout=60), errors) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="the shell of POSIX closes them")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["kinds", "decode --json " + DIALOGUE, "decode", "nonsense"])
def test_streams_that_are_closed(program: Path, closed: str, arguments: str) -> None:
    ours = run(["sh", "-c", f'exec "$0" -m thingwire {arguments} {closed}', sys.executable], [], b"")
    assert ours == run(["sh", "-c", f'exec "$0" {arguments} {closed}', str(program)], [], b"")


def test_there_is_a_console_script() -> None:
    script = Path(sys.executable).with_name("thingwire.exe" if os.name == "nt" else "thingwire")
    if not script.exists():
        pytest.skip("the package runs from its source folder")
    assert run([str(script)], ["--version"], b"")[1].decode().split()[-1] == thingwire.__version__


def test_lists_are_those_of_the_program(program: Path) -> None:
    def lines(*arguments: str) -> list[object]:
        return [json.loads(line) for line in run([str(program)], [*arguments, "--json"], b"")[1].splitlines()]

    assert thingwire.kinds() == lines("kinds")
    assert thingwire.kinds("huawei") == lines("kinds", "--vendor", "huawei")
    assert thingwire.codes("huawei", 127) == lines("codes", "huawei", "127") != []
    assert thingwire.codes("alibaba") == lines("codes", "alibaba")
    assert thingwire.codes("thingwire") == lines("codes", "thingwire")
    assert thingwire.codes("alibaba", "no such code") == []
    with pytest.raises(ValueError):
        thingwire.codes("nobody")
    for vendor in ("nobody", "thingwire", ""):
        with pytest.raises(ValueError, match="alibaba, huawei or tencent"):
            thingwire.kinds(vendor)


def test_examples_are_those_of_the_program(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps(MODEL), encoding="utf-8")
    arguments = ["example", "--model", str(file), "--seed", "7", "--product-key", "a1B2c3D4e5F"]
    expected = [json.loads(line) for line in run([str(program)], arguments, b"")[1].splitlines()]
    found = thingwire.example(MODEL, seed=7, product_key="a1B2c3D4e5F")
    assert found == expected != []
    model = thingwire.Model(json.dumps(MODEL))
    for record in found:
        decoded = thingwire.decode(record, models=model)
        assert not [note for note in decoded.notes if note["layer"] == "alink.tsl"]


def test_the_text_of_an_explanation_is_the_program_s(program: Path) -> None:
    for hex in ("FFFE01134C9A0000", "FFFE01134C9B0000", "FFFE", "7B7D"):
        printed = run([str(program)], ["explain", "--format", "hex"], hex.encode())[1].decode()
        tree = [line for line in printed.splitlines() if not line.startswith(("#", "  error", "  note"))]
        text = str(thingwire.explain(None, bytes.fromhex(hex))).splitlines()
        assert text == [line for line in tree if line in text] and text


def test_shadow_steps_are_the_program_s(program: Path) -> None:
    requests: list[dict[str, Any]] = [
        {"method": "get"},
        {"method": "update", "state": {"reported": {"color": "red", "big": 9007199254740993}}, "version": 1},
        {"method": "update", "state": {"desired": {"color": "green"}}, "version": 2},
        {"method": "update"},
        {"method": "delete", "state": {"reported": {"color": "null"}}, "version": 3},
    ]
    data = "\n".join(map(json.dumps, requests)).encode()
    expected = [json.loads(line) for line in run([str(program)], ["shadow", "--now", "1469564576"], data)[1].splitlines()]
    shadow = thingwire.Shadow()
    assert [shadow.apply(request, now=1469564576) for request in requests] == expected
    assert shadow.document == expected[-1]["document"]
    assert thingwire.decode("/shadow/update/a1B2c3D4e5F/dev1", json.dumps(requests[1])).vendor == "alibaba"
