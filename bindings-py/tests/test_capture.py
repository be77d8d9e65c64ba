"""Captures: every format, from paths and from files that are open."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest

import thingwire

from .conftest import QUERY, ROOT

DIALOGUE = ROOT / "testvectors" / "captures" / "pcp-upgrade.jsonl"
HEX = QUERY.hex().upper()
FORMATS = {
    "jsonl": f'{{"hex":"{HEX}"}}\n',
    "hex": f"{HEX}\n",
    "hexdump": "00000000: fffe 0113 4c9a 0000                      ....L...\n",
    "base64": base64.b64encode(QUERY).decode() + "\n",
    "at": f"+NNMI:8,{HEX}\r\nOK\r\n",
}


def test_a_recording() -> None:
    for source in (DIALOGUE, str(DIALOGUE)):
        entries = thingwire.read(source)
        assert entries.format == "jsonl" and entries.reason
        kinds = [entry.decoded.kind for entry in entries if entry.decoded]
        assert len(kinds) == 12 and kinds[0] == "pcp.query_version.request"
    with DIALOGUE.open("rb") as binary, DIALOGUE.open(encoding="utf-8") as text:
        for file in (binary, text):
            assert len(list(thingwire.read(file))) == 12


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("told", [False, True])
def test_every_format(format: str, told: bool) -> None:
    entries = thingwire.read(io.StringIO(FORMATS[format]), format if told else "auto")
    assert entries.format == format
    (entry,) = entries
    assert entry.decoded and entry.decoded.payload == QUERY
    assert entry.line == 1 and entry.error is None and entry.record
    assert thingwire.decode(dict(entry.record)) == entry.decoded


def test_bad_lines_are_entries() -> None:
    text = f"{HEX}\nFFFG\nFFFE01134C9B0000\n{HEX}\n"
    entries = list(thingwire.read(io.BytesIO(text.encode()), "hex"))
    assert [entry.line for entry in entries] == [1, 2, 3, 4]
    assert isinstance(entries[1].error, thingwire.CaptureError) and entries[1].record is None
    assert isinstance(entries[2].error, thingwire.DecodeError) and entries[2].record is not None
    assert entries[2].error.code == "pcp_check_mismatch"
    assert "FFFG" in entries[1].excerpt


def test_hints_and_models() -> None:
    frame = "FFFE0116850E000100\n"
    (entry,) = thingwire.read(io.StringIO(frame), "hex", direction="up")
    assert entry.decoded and entry.decoded.kind == "pcp.download_report.request"
    model = thingwire.Model({"properties": [{"identifier": "p", "dataType": {"type": "bool", "specs": {}}}]})
    record = {"topic": "/sys/a/b/thing/event/property/post", "payload": {"id": "1", "version": "1.0", "params": {"q": 1}}}
    (entry,) = thingwire.read(io.StringIO(json.dumps(record)), models=[model])
    assert entry.decoded and any(note["layer"] == "alink.tsl" for note in entry.decoded.notes)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        thingwire.read(tmp_path / "none")
    with pytest.raises(OSError):
        list(thingwire.read(tmp_path))
    with pytest.raises(thingwire.CaptureError) as caught:
        thingwire.read(io.StringIO("good morning\n"))
    assert caught.value.code == "capture_format_unknown"
    for arguments in ((DIALOGUE, "pcap"), (io.StringIO(""), "")):
        with pytest.raises(ValueError):
            thingwire.read(*arguments)
    with pytest.raises(TypeError):
        thingwire.read(3)  # type: ignore[arg-type]
    assert list(thingwire.read(io.StringIO(""))) == []


def test_what_a_file_raises_comes_through() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> Any:
            raise LookupError("gone")

    with pytest.raises((LookupError, OSError)):
        list(thingwire.read(Broken()))  # type: ignore[arg-type]
