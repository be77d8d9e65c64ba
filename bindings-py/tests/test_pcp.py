"""The two sides of an upgrade over PCP: the guide's dialogue, lines that lose and repeat, and what goes wrong."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thingwire

from .conftest import ROOT

PACKAGE = b"HELLO, IoT SOTA!"
NOTICE: thingwire.PcpNotice = {"version": "V2", "fragment_size": 32, "fragment_count": 3, "package_check": 0}


def sent(actions: list[thingwire.PcpAction]) -> list[bytes]:
    return [action["frame"] for action in actions if action["action"] == "send"]


def of(*actions: thingwire.PcpAction) -> list[str]:
    """What is to be done, and of frames which."""
    return [action["kind"] if action["action"] == "send" else action["action"] for action in actions]


class Caller:
    """Who does what a device says."""

    def __init__(self, device: thingwire.PcpUpgradeDevice, size: int) -> None:
        self.device, self.stored, self.outcome, self.ignored = device, bytearray(size), "", 0

    def does(self, actions: list[thingwire.PcpAction]) -> list[bytes]:
        out: list[bytes] = []
        todo = deque(actions)
        while todo:
            action = todo.popleft()
            if action["action"] == "send":
                out.append(action["frame"])
            elif action["action"] == "decide":
                todo.extend(self.device.decide())
            elif action["action"] == "store":
                self.stored[action["offset"] : action["offset"] + len(action["data"])] = action["data"]
            elif action["action"] == "check":
                todo.extend(self.device.checked())
            elif action["action"] == "install":
                notice = self.device.notice
                assert notice
                todo.extend(self.device.installed(0, notice["version"]))
            elif action["action"] == "ended":
                self.outcome = action["outcome"]
            else:
                self.ignored += 1
        return out


def test_the_guide_s_dialogue_is_made_byte_for_byte() -> None:
    lines = (ROOT / "testvectors" / "captures" / "pcp-upgrade.jsonl").read_text(encoding="utf-8").splitlines()
    platform = thingwire.PcpUpgradePlatform("V1.0", PACKAGE)
    caller = Caller(thingwire.PcpUpgradeDevice("V0.9"), len(PACKAGE))
    assert (platform.stage, platform.time_limit, platform.outcome) == ("idle", None, None)
    down, up = deque(sent(platform.start())), deque[bytes]()
    assert (platform.stage, platform.time_limit) == ("version", 180)
    for line in map(json.loads, lines):
        frame = (up if line["direction"] == "up" else down).popleft()
        assert frame == bytes.fromhex(line["hex"]), line
        if line["direction"] == "up":
            down.extend(sent(platform.receive(frame)))
        else:
            up.extend(caller.does(caller.device.receive(frame)))
    assert not up and not down
    assert caller.stored == PACKAGE and caller.outcome == "upgraded"
    assert (caller.device.running, caller.device.doing, caller.device.notice) == ("V1.0", "nothing", None)
    assert (platform.stage, platform.outcome) == ("over", {"outcome": "upgraded"})
    assert "V1.0" in repr(platform) and "V1.0" in repr(caller.device)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=400), st.integers(32, 64), st.randoms(use_true_random=False))
def test_a_line_that_loses_and_repeats(package: bytes, size: int, chance: Any) -> None:
    platform = thingwire.PcpUpgradePlatform("V2", package, fragment_size=size)
    caller = Caller(thingwire.PcpUpgradeDevice("V1"), len(package))
    down, up = sent(platform.start()), list[bytes]()
    for _ in range(2000):
        # A frame arrives once, twice, or not at all; the platform's first two are sent again by hand.
        taken, down = down, []
        for frame in taken * chance.choice([0, 1, 1, 1, 2]):
            up += caller.does(caller.device.receive(frame))
        taken, up = up, []
        for frame in taken * chance.choice([0, 1, 1, 1, 2]):
            down += sent(platform.receive(frame))
        if platform.stage == "over":
            break
        if not down and not up:
            if platform.stage in ("version", "answer", "execution"):
                down += sent(platform.start()) if platform.stage == "version" else []
            up += caller.does(caller.device.timeout())
            if not up and caller.device.doing == "nothing":
                break
    if platform.outcome == {"outcome": "upgraded"}:
        assert caller.stored == package and caller.device.running == "V2"
    else:
        assert caller.device.running in ("V1", "V2")


def test_what_the_device_refuses_ends_the_task() -> None:
    for result, meaning in ((3, True), (0x55, False)):
        platform = thingwire.PcpUpgradePlatform("V2", bytes(100), fragment_size=50)
        device = thingwire.PcpUpgradeDevice("V1")
        (query,) = sent(platform.start())
        (version,) = sent(device.receive(query))
        (notice,) = sent(platform.receive(version))
        (decide,) = device.receive(notice)
        assert decide == {"action": "decide", **platform.notice}
        assert device.doing == "deciding"
        actions = device.decide(result)
        assert of(*actions) == ["pcp.new_version.response", "ended"]
        (ended,) = platform.receive(sent(actions)[0])
        assert ended["action"] == "ended" and ended["outcome"] == "refused" and ended["result"] == result
        assert ("result_meaning" in ended) == meaning
        assert platform.outcome and platform.outcome["outcome"] == "refused"
        assert device.decide() == [] and device.checked() == [] and device.timeout() == []
        assert platform.timeout() == []
    latest = thingwire.PcpUpgradePlatform("V1", b"x")
    latest.start()
    assert latest.receive(version) == [{"action": "ended", "outcome": "already_latest"}]


def test_a_download_goes_on_after_a_restart() -> None:
    device = thingwire.PcpUpgradeDevice("V1", notice=NOTICE, stored=[0, 2])
    assert (device.doing, device.stored, device.notice) == ("downloading", [0, 2], NOTICE)
    (request,) = device.timeout()
    assert request["action"] == "send" and thingwire.decode_bytes(request["frame"], direction="up").message["fragment_index"] == 1
    platform = thingwire.PcpUpgradePlatform("V2", bytes(range(80)), fragment_size=32)
    platform.start()
    platform.receive(thingwire.PcpUpgradeDevice("V1").receive(sent(platform.start())[0])[0]["frame"])  # type: ignore[typeddict-item]
    (answer,) = sent(platform.receive(request["frame"]))
    store, check = device.receive(answer)
    assert store == {"action": "store", "index": 1, "offset": 32, "data": bytes(range(32, 64))}
    assert check == {"action": "check"} and device.doing == "checking"
    assert of(*device.checked(8)) == ["pcp.download_report.request"]
    assert thingwire.PcpUpgradeDevice("V1", notice=NOTICE, stored=range(3)).doing == "checking"
    given_up = thingwire.PcpUpgradeDevice("V1", notice=NOTICE)
    assert of(*given_up.give_up(5)) == ["pcp.download_report.request"]


def test_what_is_left_aside_says_why() -> None:
    device = thingwire.PcpUpgradeDevice("V1")
    data = bytes.fromhex("FFFE0115E107001300000048454C4C4F2C20496F5420534F544121")
    (ignored,) = device.receive(data)
    assert ignored["action"] == "ignored" and ignored["reason"] == "not_expected" and ignored["message"]
    device = thingwire.PcpUpgradeDevice("V1", notice={**NOTICE, "fragment_count": 1, "fragment_size": 4})
    (ignored,) = device.receive(data)
    assert ignored["action"] == "ignored" and (ignored["expected"], ignored["found"]) == (4, 16)


@pytest.mark.parametrize("frame", [b"", b"\xff", bytes(8), bytes.fromhex("FFFE01134C9B0000"), b'{"id":"1"}'])
def test_what_is_no_frame(frame: bytes) -> None:
    for side in (thingwire.PcpUpgradeDevice("V1"), thingwire.PcpUpgradePlatform("V2", b"x")):
        with pytest.raises(thingwire.DecodeError) as caught:
            side.receive(frame)
        assert caught.value.layer.startswith("pcp")
        with pytest.raises(TypeError):
            side.receive(3)  # type: ignore[arg-type]


def test_what_cannot_be_announced_or_stored() -> None:
    make: Any = thingwire.PcpUpgradePlatform
    options: Any
    for arguments, options in (
        (("V" * 17, b"x"), {}), (("é", b"x"), {}), (("V\0", b"x"), {}), (("V2", b""), {}), (("V2", b"x"), {"fragment_size": 31}),
        (("V2", b"x"), {"fragment_size": 501}), (("V2", bytes(32 * 65536)), {"fragment_size": 32}),
    ):  # fmt: skip
        with pytest.raises(ValueError):
            make(*arguments, **options)
    assert make("V2", bytes(32 * 65535), fragment_size=32).notice["fragment_count"] == 65535
    assert make("V2", bytearray(b"x"), package_check=0x3132).notice["package_check"] == 0x3132
    for wrong in ((), ("V2",), ("V2", 1), (1, b"x")):
        with pytest.raises(TypeError):
            make(*wrong)
    make = thingwire.PcpUpgradeDevice
    for options in (
        {"notice": {**NOTICE, "fragment_size": 0}}, {"notice": {**NOTICE, "fragment_count": 0}}, {"notice": {}},
        {"notice": NOTICE, "stored": [3]}, {"notice": {**NOTICE, "version": "V" * 17}},
    ):  # fmt: skip
        with pytest.raises(ValueError):
            make("V1", **options)
    for options in ({"stored": [1]}, {"notice": 3}, {"notice": NOTICE, "stored": 3}, {"notice": NOTICE, "stored": ["a"]}):
        with pytest.raises(TypeError):
            make("V1", **options)
    for number in (-1, 256, 2**70):
        with pytest.raises(ValueError):
            make("V1").decide(number)
