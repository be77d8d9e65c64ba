"""Captures: every format, from paths and from files that are open."""

from __future__ import annotations

import base64
import errno
import gzip
import io
import json
import threading
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
    for path in (tmp_path / "none", str(tmp_path / "none")):
        with pytest.raises(FileNotFoundError) as missing:
            thingwire.read(path)
        assert (missing.value.errno, missing.value.filename) == (errno.ENOENT, str(path))
    with pytest.raises(OSError) as folder:
        list(thingwire.read(tmp_path))
    assert folder.value.errno and folder.value.filename == str(tmp_path)
    for path in ("a\0b", "\ud800" * 3000):
        with pytest.raises((ValueError, OSError)) as by_open:
            open(path, "rb").close()
        with pytest.raises((ValueError, OSError)) as by_read:
            thingwire.read(path)
        assert (type(by_read.value), str(by_read.value)) == (type(by_open.value), str(by_open.value))
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
        list(thingwire.read(Broken()))


def test_a_compressed_file(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "one.gz", "wb") as out:
        out.write(FORMATS["hex"].encode())
    with gzip.open(tmp_path / "one.gz") as binary, gzip.open(tmp_path / "one.gz", "rt") as text:
        assert [len(list(thingwire.read(binary))), len(list(thingwire.read(text)))] == [1, 1]


def test_half_a_surrogate_pair_is_the_line_s() -> None:
    bad = '{"hex":"\ud800"}\n'
    entries = list(thingwire.read(io.StringIO(bad + FORMATS["jsonl"] + bad), "jsonl"))
    assert [entry.decoded is not None for entry in entries] == [False, True, False]
    assert all(isinstance(entry.error, thingwire.CaptureError) for entry in entries[::2])
    # What was no UTF-8 in the file is no UTF-8 here.
    file = io.TextIOWrapper(io.BytesIO(b'{"hex":"\xe9"}\n' + FORMATS["jsonl"].encode()), "utf-8", "surrogateescape")
    assert [entry.error is None for entry in thingwire.read(file, "jsonl")] == [False, True]


def test_a_file_that_reads_itself_is_told() -> None:
    class File:
        calls = 0
        entries: thingwire.Entries

        def read(self, n: int, /) -> str:
            self.calls += 1
            if self.calls > 1:
                next(self.entries)
            return FORMATS["hex"] * 10

    outcome: list[Exception] = []

    def work() -> None:
        file = File()
        file.entries = thingwire.read(file, "hex")
        try:
            for _ in file.entries:
                pass
        except ValueError as error:
            outcome.append(error)
        # It can be read on.
        file.calls = -100
        outcome.append(next(file.entries).error)  # type: ignore[arg-type]

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(timeout=60)
    assert len(outcome) == 2 and "already" in str(outcome[0]) and outcome[1] is None


def test_threads_share_what_is_read() -> None:
    entries = thingwire.read(io.StringIO(FORMATS["hex"] * 5000), "hex")
    lines: list[int] = []
    threads = [threading.Thread(target=lambda: lines.extend(entry.line for entry in entries)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lines) == list(range(1, 5001))
