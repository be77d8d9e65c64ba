"""Decodes a recording and prints what the devices reported: `python quick_start.py FILE`."""

from __future__ import annotations

import sys

import thingwire


def main(path: str) -> int:
    """Prints one line a record; gives the number of those that cannot be read."""
    bad = 0
    for entry in thingwire.read(path):
        if entry.decoded is None:
            bad += 1
            print(f"line {entry.line}: {entry.error}")
            continue
        decoded = entry.decoded
        notes = ", ".join(note["code"] for note in decoded.notes)
        print(f"line {entry.line}: {decoded.vendor} {decoded.kind} {decoded.message} {notes}")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) > 0)
