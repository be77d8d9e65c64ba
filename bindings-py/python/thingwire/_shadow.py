"""Device shadows of Alibaba."""

from __future__ import annotations

import threading
import time

from . import _native
from ._types import JsonObject, Payload, ShadowOutcome


class Shadow:
    """The platform's side of an Alibaba device shadow: a stored document, and requests that change it.

    ``Shadow()`` is of a device that has not reported yet; ``Shadow(document)`` goes on from a stored one.
    Threads may share one: each request is taken as a whole.
    """

    __slots__ = ("_document", "_lock")

    def __init__(self, document: JsonObject | str | None = None) -> None:
        """Takes the document as a dict or as JSON text, which keeps its numbers digit by digit; an empty one is that of a device
        that has not reported yet.

        Raises:
            ShadowError: a document that cannot be read.
        """
        self._lock = threading.Lock()
        self._document = ""
        if document is None or document == "":
            return
        text = document if isinstance(document, str) else _native.print_json(document)
        # Reading it is a part of any step.
        _native.shadow_apply(text, '{"method":"get"}', 0)
        self._document = text

    @property
    def document(self) -> JsonObject:
        """The stored document; empty for a device that has not reported yet.

        Raises:
            DecodeError: an integer of more than 4300 digits (Python's own limit); `to_json` has it whole.
        """
        text = self._document
        document: JsonObject = _native.parse_json(text) if text else {}
        return document

    def to_json(self) -> str:
        """The stored document as JSON text, with every number as it came; empty before the first report."""
        return self._document

    def apply(self, request: JsonObject | Payload, now: int | None = None) -> ShadowOutcome:
        """Takes one request of the device or an application, changes the document, and says what is answered.

        `request` is the payload; `now` is in seconds since 1970 and is the clock's where it is not given. A request that the
        platform refuses has the refusal as its reply.

        Raises:
            ValueError: a time before 1970.
            DecodeError: an outcome with an integer of more than 4300 digits (Python's own limit). The document is as it was.
        """
        seconds = int(time.time()) if now is None else now
        if not 0 <= seconds < 1 << 64:
            raise ValueError("now is in seconds since 1970")
        with self._lock:
            text, document = _native.shadow_apply(self._document, request, seconds)
            outcome: ShadowOutcome = _native.parse_json(text)
            self._document = document
        return outcome

    def __repr__(self) -> str:
        text = self._document
        return f"Shadow({text!r})" if text else "Shadow()"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Shadow):
            return NotImplemented
        return _reported(self._document) == _reported(other._document)

    def __getstate__(self) -> str:
        return self._document

    def __setstate__(self, document: str) -> None:
        self._lock = threading.Lock()
        self._document = document

    __hash__ = None  # type: ignore[assignment]


def _reported(document: str) -> str:
    # An empty object is the document before the first report as well.
    return "" if "".join(document.split()) == "{}" else document
