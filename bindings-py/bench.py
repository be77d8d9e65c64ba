"""`cargo xtask bench-py`: what the package costs, as ratios within one run.

All candidates of a row take turns in short rounds, and the least time of each counts: other programs on the machine disturb all
of them alike.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import aiocoap
import orjson
import pyarrow as pa

import thingwire

TOPIC = "/sys/a1X2bEnP82z/example1/thing/event/property/post"
POST = (
    b'{"id":"123","version":"1.0","sys":{"ack":0},"params":{"Power":{"value":"on","time":1524448722000},'
    b'"WF":{"value":23.6,"time":1524448722000}},"method":"thing.event.property.post"}'
)
PACK_TOPIC = "/sys/a1X2bEnP82z/example1/thing/event/property/pack/post"
RECORDS = 10_000


def pack(devices: int) -> bytes:
    """A gateway's report for this many devices, each as the guide prints it."""
    values = (
        '"properties":{"Power":{"value":"on","time":1524448722000},"WF":{"value":{},"time":1524448722000}},'
        '"events":{"alarmEvent1":{"value":{"param1":"on","param2":"2"},"time":1524448722000},'
        '"alertEvent2":{"value":{"param1":"on","param2":"2"},"time":1524448722000}}'
    )
    parts = (
        f'{{"identity":{{"productKey":"a1B2c3D4e5F","deviceName":"sub{index}"}},{values}}}' for index in range(devices)
    )
    return f'{{"id":"123","version":"1.0","params":{{{values},"subDevices":[{",".join(parts)}]}}}}'.encode()


def least(candidates: dict[str, Callable[[], Any]], calls: int, seconds: float = 2.0) -> dict[str, float]:
    """Seconds a call of each candidate: the least of many short rounds in turns."""
    best = dict.fromkeys(candidates, float("inf"))
    end = time.perf_counter() + seconds * len(candidates)
    for run in candidates.values():
        run()
    while time.perf_counter() < end:
        for name, run in candidates.items():
            start = time.perf_counter()
            for _ in range(calls):
                run()
            best[name] = min(best[name], (time.perf_counter() - start) / calls)
    return best


def table(title: str, times: dict[str, float], base: str, aims: dict[str, str]) -> None:
    """Prints a row a candidate: time, ratio, aim."""
    print(f"\n{title}")
    for name, seconds in times.items():
        print(f"  {name:<34} {seconds * 1e6:>12.2f} us  {seconds / times[base]:>8.3f}  {aims.get(name, '')}")


def one(title: str, topic: str, payload: bytes, calls: int) -> None:
    """One message, beside the JSON readers of its payload alone."""
    candidates: dict[str, Callable[[], Any]] = {
        "orjson.loads": lambda: orjson.loads(payload),
        "json.loads": lambda: json.loads(payload),
        "decode": lambda: thingwire.decode(topic, payload),
        "decode, message": lambda: thingwire.decode(topic, payload).message,
        "decode, to_dict": lambda: thingwire.decode(topic, payload).to_dict(),
    }
    aims = {"decode": "aim 1.0", "decode, to_dict": "aim 2.0"}
    table(title, least(candidates, calls), "orjson.loads", aims)


def batch() -> None:
    """Many messages, in one call and in two threads."""
    payloads = [bytes(bytearray(POST)) for _ in range(RECORDS)]
    records = [(TOPIC, payload) for payload in payloads]
    columns = pa.table({"topic": [TOPIC] * RECORDS, "payload": pa.array(payloads, pa.binary())})

    def twice(run: Callable[[], Any]) -> Callable[[], Any]:
        def both() -> None:
            threads = [threading.Thread(target=run) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        return both

    def ours() -> Any:
        return thingwire.decode_batch(records)

    def arrow() -> Any:
        return thingwire.decode_batch(columns)

    def chosen() -> Any:
        return thingwire.decode_batch(columns, columns=["device_name", "kind", "error_code"])

    candidates: dict[str, Callable[[], Any]] = {
        "orjson.loads in a loop": lambda: [orjson.loads(payload) for payload in payloads],
        "decode in a loop": lambda: [thingwire.decode(topic, payload) for topic, payload in records],
        "decode_batch of a list": ours,
        "decode_batch of Arrow data": arrow,
        "its device, kind and error alone": chosen,
        "the list in each of two threads": twice(ours),
        "Arrow in each of two threads": twice(arrow),
    }
    times = least(candidates, 1, 3.0)
    table(f"{RECORDS} property posts", times, "orjson.loads in a loop", {"decode_batch of a list": "aim 0.5"})
    for name in ("list", "Arrow"):
        alone = times["decode_batch of a list" if name == "list" else "decode_batch of Arrow data"]
        both = times["the list in each of two threads" if name == "list" else "Arrow in each of two threads"]
        print(f"  two threads, {name}: {both / alone:.2f} of perfect (aim 1.3)")


def coap() -> None:
    """CoAP, one by one and in a batch."""
    built = aiocoap.Message(code=aiocoap.POST, uri_path=["topic", "sys", "a1", "dev"], payload=b'{"id":"1","params":{}}')
    built.mid, built.token, built.mtype = 1, b"\x01\x02", aiocoap.CON
    data = built.encode()
    datagrams = [bytes(bytearray(data)) for _ in range(RECORDS)]
    column = pa.array(datagrams, pa.binary())
    times = least(
        {
            "aiocoap": lambda: aiocoap.Message.decode(data),
            "decode_bytes": lambda: thingwire.decode_bytes(data, "coap"),
        },
        20,
    )
    # A list becomes objects whose values are made when they are asked for, as those of `decode_bytes`; Arrow data becomes columns,
    # one of them the whole message as JSON.
    whole = least(
        {
            "decode_batch of a list, each": lambda: thingwire.decode_batch(datagrams, protocol="coap"),
            "decode_batch of Arrow data, each": lambda: thingwire.decode_batch(column, protocol="coap"),
            "its kind and error alone, each": lambda: thingwire.decode_batch(column, protocol="coap", columns=["kind", "error_code"]),
        },
        1,
    )
    times.update((name, seconds / RECORDS) for name, seconds in whole.items())
    table(f"A CoAP POST of {len(data)} bytes", times, "decode_bytes", {})
    for name, aim in (
        ("decode_bytes", "aim 15"), ("decode_batch of a list, each", "aim 100"), ("decode_batch of Arrow data, each", "aim 100"),
        ("its kind and error alone, each", "aim 100"),
    ):
        print(f"  {name}: {times['aiocoap'] / times[name]:.1f} times aiocoap {aim}")


def sign() -> None:
    """Credentials, beside the same in pure Python."""
    request = {
        "scheme": "alibaba.mqtt", "product_key": "a1X2bEnP82z", "device_name": "example1", "device_secret": "ga7XA6KdlEeiPXQ",
        "client_id": "c1", "timestamp": "1524448722000",
    }  # fmt: skip
    text = json.dumps(request)

    def pure() -> dict[str, str]:
        signed = {
            "clientId": request["client_id"], "deviceName": request["device_name"],
            "productKey": request["product_key"], "timestamp": request["timestamp"],
        }  # fmt: skip
        content = "".join(name + signed[name] for name in sorted(signed))
        password = hmac.new(request["device_secret"].encode(), content.encode(), hashlib.sha256).hexdigest()
        client = f"{request['client_id']}|securemode=2,signmethod=hmacsha256,timestamp={request['timestamp']}|"
        username = f"{request['device_name']}&{request['product_key']}"
        return {"client_id": client, "username": username, "password": password, "sign_content": content}

    assert pure()["password"] == thingwire.sign(request)["password"]
    candidates: dict[str, Callable[[], Any]] = {
        "pure Python": pure,
        "sign": lambda: thingwire.sign(request),
        "sign of JSON text": lambda: thingwire.sign(text),
    }
    table("Credentials for Alibaba's MQTT", least(candidates, 20), "pure Python", {})


if __name__ == "__main__":
    print(f"thingwire {thingwire.__version__}; the least time of short rounds in turns; ratios are to the first of each table")
    one(f"A property post of {len(POST)} bytes", TOPIC, POST, 50)
    report = pack(100)
    one(f"A report of 100 devices, {len(report)} bytes", PACK_TOPIC, report, 2)
    batch()
    coap()
    sign()
