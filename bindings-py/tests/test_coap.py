"""CoAP beside aiocoap."""

from __future__ import annotations

import aiocoap
import pytest
from aiocoap.options import Options
from hypothesis import given, settings
from hypothesis import strategies as st

import thingwire


def message(path: list[str], payload: bytes, token: bytes, mid: int, secret: bytes) -> bytes:
    """A POST as aiocoap writes it, with Alibaba's option 2088."""
    built = aiocoap.Message(code=aiocoap.POST, uri_path=path, payload=payload, _token=token, _mid=mid, _mtype=aiocoap.CON)
    if secret:
        built.opt.add_option(aiocoap.optiontypes.OpaqueOption(aiocoap.OptionNumber(2088), secret))
    written: bytes = built.encode()
    return written


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text("abcdefghij", min_size=1, max_size=20), max_size=5),
    st.binary(max_size=60),
    st.binary(max_size=8),
    st.integers(0, 65535),
    st.binary(max_size=40),
)
def test_what_aiocoap_writes_is_read(path: list[str], payload: bytes, token: bytes, mid: int, secret: bytes) -> None:
    written = message(path, payload, token, mid, secret)
    decoded = thingwire.decode_bytes(written, "coap")
    assert decoded.to_json()
    back = aiocoap.Message.decode(thingwire.encode_payload(decoded))
    assert (back.payload, back.token, back.mid, list(back.opt.uri_path)) == (payload, token, mid, path)
    if decoded.protocol == "coap":
        assert decoded.message["message_id"] == mid
        assert decoded.message["token_hex"] == token.hex()
    assert isinstance(back.opt, Options)


def test_what_escapes_aiocoap_is_an_error_or_a_message() -> None:
    # A path that is not UTF-8.
    broken = bytes.fromhex("40010001B2C328")
    with pytest.raises(UnicodeDecodeError):
        aiocoap.Message.decode(broken)
    try:
        thingwire.decode_bytes(broken, "coap")
    except thingwire.DecodeError as error:
        assert error.code
