"""The package itself: how soon it is there, what it keeps, what is public."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
import weakref
from importlib import metadata
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

import thingwire

from .conftest import POST, POST_TOPIC, QUERY, ROOT


def test_import_takes_less_than_50_ms() -> None:
    script = (
        "import sys, time; import typing, enum, re; start = time.process_time(); import thingwire; "
        "print(time.process_time() - start)"
    )
    least = min(float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(5))
    assert least < 0.05, f"{least * 1000:.1f} ms"


def test_the_licences_come_with_it() -> None:
    folder = metadata.distribution("thingwire")
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        assert folder.read_text(f"licenses/{name}") == (ROOT / name).read_text(encoding="utf-8")


def resident() -> int:
    """Bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_million_calls_keep_nothing() -> None:
    bad = b'{"id":"1","params":{"a":1,"a":2}}'
    rows = [(POST_TOPIC, POST), (None, QUERY), (POST_TOPIC, bad)] * 100

    def round(calls: int) -> None:
        for _ in range(calls):
            thingwire.decode(POST_TOPIC, POST)
        for _ in range(calls // 20):
            decoded = thingwire.decode(POST_TOPIC, bytearray(POST))
            decoded.to_dict(), decoded.message, decoded.topic, decoded.notes, decoded.to_json(), repr(decoded)
            try:
                thingwire.decode(POST_TOPIC, bad)
            except thingwire.DecodeError:
                pass
        for _ in range(calls // 2000):
            batch = thingwire.decode_batch(rows)
            list(batch), batch.errors, batch.kinds
            batch.__arrow_c_stream__()
            thingwire.encode(thingwire.decode_bytes(QUERY))
            str(thingwire.explain(None, QUERY))

    round(100_000)
    gc.collect()
    before = resident()
    round(1_000_000)
    gc.collect()
    assert resident() - before < 4 << 20


def test_the_collector_frees_what_holds_itself() -> None:
    class Marker:
        pass

    def loops() -> list[weakref.ref[Marker]]:
        markers = []
        entry = next(thingwire.read(io.StringIO(QUERY.hex())))
        decoded = thingwire.decode(POST_TOPIC, POST)
        assert entry.record is not None and decoded.topic is not None
        values: list[tuple[Any, Any]] = [
            (decoded.message, decoded), (decoded.topic, decoded), (entry.record, entry),
        ]  # fmt: skip
        for made, holder in values:
            marker = Marker()
            made["loop"], made["marker"] = holder, marker
            markers.append(weakref.ref(marker))
        decoded.notes.append(decoded)  # type: ignore[arg-type]

        class File(io.StringIO):
            entries: thingwire.Entries
            marker: Marker

        file = File(QUERY.hex())
        file.entries, file.marker = thingwire.read(file), Marker()
        return [*markers, weakref.ref(file.marker)]

    markers = loops()
    gc.collect()
    assert [marker() for marker in markers] == [None] * 4


def test_a_class_of_the_caller_s_own_is_copied() -> None:
    class Text(str):
        pass

    class Data(bytes):
        pass

    decoded = thingwire.decode(Text(POST_TOPIC), Data(POST))
    assert type(decoded.payload) is bytes and decoded.topic and type(decoded.topic["name"]) is str
    assert decoded == thingwire.decode(POST_TOPIC, POST) == thingwire.decode(POST_TOPIC, Text(POST.decode()))


def test_all_is_there() -> None:
    assert sorted(thingwire.__all__) == thingwire.__all__
    for name in thingwire.__all__:
        assert getattr(thingwire, name, None) is not None, name
    public = [name for name in thingwire.__all__ if callable(getattr(thingwire, name)) and name[0].islower()]
    for name in public:
        assert getattr(thingwire, name).__doc__, name
    for function in (thingwire.decode, thingwire.decode_bytes, thingwire.decode_batch, thingwire.read, thingwire.explain):
        arguments = set(signature(function).parameters) & {"vendor", "protocol", "direction", "strict", "models"}
        assert all(f"`{name}`" in (function.__doc__ or "") for name in arguments), function
    for member in (thingwire.Decoded.to_json, thingwire.Columns.schema_version, thingwire.Columns.column_names):
        assert member.__doc__
    version = next(
        line.split('"')[1]
        for line in (ROOT / "Cargo.toml").read_text().splitlines()
        if line.startswith("version = ")
    )
    assert thingwire.__version__ == version


@pytest.mark.parametrize("readme", [ROOT / "README.md", ROOT / "bindings-py" / "README.md"], ids=["root", "package"])
def test_the_readme_s_examples_run(readme: Path) -> None:
    blocks = readme.read_text(encoding="utf-8").split("```python\n")[1:]
    assert blocks
    for block in blocks:
        exec(compile(block.split("```")[0], str(readme), "exec"), {})


def test_the_readme_s_examples_have_their_types(tmp_path: Path) -> None:
    files = []
    for readme in (ROOT / "README.md", ROOT / "bindings-py" / "README.md"):
        for at, block in enumerate(readme.read_text(encoding="utf-8").split("```python\n")[1:]):
            if "PcpUpgrade" in block:
                # It knows which action comes next, which no type says.
                continue
            files.append(tmp_path / f"{readme.parent.name.replace('-', '_')}_{at}.py")
            files[-1].write_text(block.split("```")[0], encoding="utf-8")
    assert len(files) >= 4
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), *map(str, files)]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[:4000] + checked.stderr
