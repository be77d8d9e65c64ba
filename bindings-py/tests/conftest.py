"""What the tests share. They run from the workspace: `cargo xtask test --only python`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "testvectors"

POST_TOPIC = "/sys/a1B2c3D4e5F/dev1/thing/event/property/post"
POST = b'{"id":"123","version":"1.0","params":{"Power":{"value":"on","time":1524448722000},"WF":23.6}}'
REPLY_TOPIC = POST_TOPIC + "_reply"
REPLY = b'{"code":200,"data":{},"id":"123"}'
QUERY = bytes.fromhex("FFFE01134C9A0000")


def cases() -> list[dict[str, Any]]:
    """The cases that hold a record."""
    return [case for case in all_cases() if "record" in case]


def all_cases() -> list[dict[str, Any]]:
    """Every case of the manifest's files."""
    manifest = json.loads((VECTORS / "manifest.json").read_text(encoding="utf-8"))
    return [
        case
        for name in manifest["files"]
        for case in json.loads((VECTORS / name).read_text(encoding="utf-8"))["cases"]
    ]


@pytest.fixture(scope="session")
def program() -> Path:
    """The Rust program, built where the caller has not said where it is."""
    given = os.environ.get("THINGWIRE_PROGRAM")
    if given:
        return Path(given)
    subprocess.run(["cargo", "build", "--quiet", "--locked", "-p", "thingwire-cli"], cwd=ROOT, check=True)
    return ROOT / "target" / "debug" / ("thingwire.exe" if sys.platform == "win32" else "thingwire")
