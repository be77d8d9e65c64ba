"""Credentials, beside Python's own `hmac` and `hashlib`."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thingwire

names = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", min_size=4, max_size=32)
secrets = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=8, max_size=40).map("ZQX".__add__)
METHODS = {"hmacsha256": "sha256", "hmacsha1": "sha1", "hmacmd5": "md5"}


@settings(max_examples=200, deadline=None)
@given(names, names, secrets, st.sampled_from(sorted(METHODS)), st.integers(1, 4102444800000))
def test_alibaba_is_an_hmac_of_the_sorted_members(pk: str, dn: str, secret: str, method: str, time: int) -> None:
    request: dict[str, Any] = {
        "scheme": "alibaba.mqtt", "product_key": pk, "device_name": dn, "device_secret": secret, "client_id": "c1",
        "method": method, "timestamp": time,
    }  # fmt: skip
    made = thingwire.sign(request)
    content = f"clientIdc1deviceName{dn}productKey{pk}timestamp{time}"
    assert made["sign_content"] == content
    assert made["password"] == hmac.new(secret.encode(), content.encode(), METHODS[method]).hexdigest()
    sent = {name: made[name] for name in ("client_id", "username", "password")}
    assert thingwire.verify({"device_secret": secret, "given": sent})["valid"]
    wrong = thingwire.verify({"device_secret": secret + "\n", "given": sent})
    assert not wrong["valid"] and wrong["differs"] == ["password"]
    assert secret not in str(wrong) and secret not in str(made)
    assert "expected" not in wrong
    expected = thingwire.verify({"device_secret": secret, "given": sent, "explain": True})["expected"]
    assert expected and expected["sign_content"] == content


@settings(max_examples=100, deadline=None)
@given(names, secrets, st.sampled_from(["2018072417", "2026112100"]))
def test_huawei_is_an_hmac_with_the_hour_as_key(device: str, secret: str, stamp: str) -> None:
    made = thingwire.sign({"scheme": "huawei.mqtt", "device_id": device, "secret": secret, "timestamp": stamp})
    assert made["password"] == hmac.digest(stamp.encode(), secret.encode(), hashlib.sha256).hex()
    assert made["client_id"] == f"{device}_0_0_{stamp}" or made["client_id"] == f"{device}_0_1_{stamp}"


@pytest.mark.parametrize(
    "request_",
    [{}, {"scheme": "none"}, {"scheme": "huawei.mqtt"}, "nonsense", b"\xff", {"scheme": 1}, "[]",
     {"scheme": "alibaba.mqtt", "product_key": "ZQX|", "device_name": "ZQX|", "device_secret": "ZQX\ud800"}],
)
def test_what_cannot_be_signed(request_: Any) -> None:
    for use in (thingwire.sign, thingwire.verify):
        with pytest.raises(thingwire.SignError) as caught:
            use(request_)
        assert caught.value.code and caught.value.layer
        assert "ZQX\ud800" not in str(caught.value)
    with pytest.raises(TypeError):
        thingwire.sign(3)  # type: ignore[arg-type]


def test_schemes_are_listed() -> None:
    listed = [row["scheme"] for row in thingwire.schemes()]
    assert {"alibaba.mqtt", "huawei.mqtt", "tencent.mqtt"} <= set(listed)


def test_a_password_is_never_shown() -> None:
    record = {"client_id": "c|securemode=3,signmethod=hmacsha1|", "username": "example1&a1X2bEnP82z", "password": "ZQX" * 9}
    decoded = thingwire.decode(record)
    assert decoded.kind == "mqtt.connect" and decoded.topic is None and decoded.payload == b""
    shown = repr(decoded) + decoded.to_json() + str(decoded.to_dict()) + str(decoded.record) + str(thingwire.encode(decoded))
    assert "ZQX" not in shown
    import copy
    import pickle

    assert copy.deepcopy(decoded) == decoded
    with pytest.raises(TypeError):
        pickle.dumps(decoded)
