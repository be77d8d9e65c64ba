"""What is raised, and nothing else, whatever a record holds."""

from __future__ import annotations


class Error(ValueError):
    """What could not be done, and why. Its text is one line with layer, place, what was expected and what was found.

    Secrets are never in it.
    """

    code: str = ""
    """The stable name of what is wrong, such as ``json_syntax``: `thingwire.codes("thingwire")` explains them."""
    layer: str = ""
    """Who noticed, such as ``json`` or ``pcp.frame``."""
    message: str = ""
    """What is wrong, without layer and place."""
    offset: int | None = None
    """The first byte of the payload (for the layer ``topic`` of the topic) that it is about."""
    end: int | None = None
    """The byte behind the last one; the same as `offset` where something is missing."""
    pointer: str | None = None
    """The JSON pointer (RFC 6901) of the value that it is about."""
    level: int | None = None
    """The level of the topic that it is about, counted from 0."""
    spec: str | None = None
    """Guide and section that hold the rule."""

    def to_dict(self) -> dict[str, object]:
        """The error as every surface of thingwire prints it."""
        place = {"offset": self.offset, "end": self.end, "pointer": self.pointer, "level": self.level}
        return {
            "error": {
                "code": self.code,
                "layer": self.layer,
                "place": {name: value for name, value in place.items() if value is not None},
                "message": self.message,
                "spec": self.spec,
            }
        }


class DecodeError(Error):
    """A record that cannot be read."""


class EncodeError(Error):
    """A decoded object that cannot be written."""


class ModelError(Error):
    """A thing model that cannot be read, or has no example of what is wanted."""


class CaptureError(Error):
    """Lines of a capture that hold no record, or a capture in no known format."""


class ShadowError(Error):
    """A shadow's document that cannot be read."""


class SignError(Error):
    """Credentials that cannot be made."""
