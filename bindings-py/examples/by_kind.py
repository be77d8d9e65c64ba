"""Prints what devices report, typed by the kind of each message: `python by_kind.py FILE`. `mypy --strict` follows it."""

from __future__ import annotations

import sys
from typing import cast

import thingwire
from thingwire import messages


def summary(decoded: messages.DecodedDict) -> str | None:
    """What a message says of the device; None for those that say nothing here."""
    if decoded["kind"] == "thing.event.property.post":
        # A device may leave out `params`, and some write a text there.
        params = decoded["message"].get("params")
        return ", ".join(f"{name} = {value}" for name, value in params.items()) if isinstance(params, dict) else None
    if decoded["kind"] == "properties.report":
        services = decoded["message"]["services"]
        return "; ".join(f"{service['service_id']}: {service['properties']}" for service in services)
    if decoded["kind"] == "events.up":
        return ", ".join(filter(None, map(event, decoded["message"].get("services", []))))
    if decoded["kind"] == "pcp.download_report.request":
        return f"download: {decoded['message'].get('download_meaning', decoded['message']['download_status'])}"
    return None


def event(one: messages.HuaweiEvent) -> str | None:
    """What an event says of an upgrade."""
    known = cast(messages.HuaweiKnownEvent, one)
    if known["event_type"] == "upgrade_progress_report":
        paras = known.get("paras")
        return f"upgrade: {paras['result_code']}" if isinstance(paras, dict) else None
    return None


def main(path: str) -> int:
    """Prints a line for each message that says something; gives the number of those that cannot be read."""
    bad = 0
    for entry in thingwire.read(path):
        if entry.decoded is None:
            bad += 1
        elif said := summary(entry.decoded.to_dict()):
            print(f"line {entry.line}: {said}")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) > 0)
