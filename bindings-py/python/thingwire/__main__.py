"""`python -m thingwire` is the command line: the same code, and so the same output, as the program of that name."""

from __future__ import annotations

import os
import signal
import sys

from . import _native


def main() -> int:
    """Runs the command of the process's arguments over its standard streams; gives the exit status."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is None:
            # It was closed. As in Rust's programs, nothing else is to get its number, which is the lowest that is free.
            os.open(os.devnull, os.O_RDWR)
        elif stream is not sys.stdin:
            stream.flush()
    # The work is done outside Python, where nobody would look for a pending interrupt.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.run_command(["thingwire", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
