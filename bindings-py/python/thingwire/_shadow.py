"""Device shadows of Alibaba."""

from __future__ import annotations

import time
from . import _native
from ._types import JsonObject, Payload, ShadowOutcome


class Shadow:
    """The platform's side of an Alibaba device shadow: a stored document, and requests that change it.

    ``Shadow()`` is of a device that has not reported yet; ``Shadow(document)`` goes on from a stored one.
    """

    __slots__ = ("_document",)

    def __init__(self, document: JsonObject | str | None = None) -> None:
        """Takes the document as a dict or as JSON text, which keeps its numbers digit by digit.

        Raises:
            ShadowError: a document that cannot be read.
        """
        if document is None:
            self._document = ""
            return
        text = document if isinstance(document, str) else _native.print_json(document)
        # Reading it is a part of any step.
        _native.shadow_apply(text or "null", '{"method":"get"}', 0)
        self._document = text

    @property
    def document(self) -> JsonObject:
        """The stored document; empty for a device that has not reported yet."""
        document: JsonObject = _native.parse_json(self._document) if self._document else {}
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
        """
        seconds = int(time.time()) if now is None else now
        if not 0 <= seconds < 1 << 64:
            raise ValueError("now is in seconds since 1970")
        text, self._document = _native.shadow_apply(self._document, request, seconds)
        outcome: ShadowOutcome = _native.parse_json(text)
        return outcome

    def __repr__(self) -> str:
        return f"Shadow({self._document!r})" if self._document else "Shadow()"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Shadow):
            return NotImplemented
        return self._document == other._document

    def __getstate__(self) -> str:
        return self._document

    def __setstate__(self, document: str) -> None:
        self._document = document

    __hash__ = None  # type: ignore[assignment]

