"""The example job on a local Spark cluster: `cargo xtask test --spark`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

import thingwire

os.environ.update(
    SPARK_LOCAL_IP="127.0.0.1",
    PYSPARK_PYTHON=sys.executable,
    PYTHONPATH=os.pathsep.join([str(Path(__file__).parents[1] / "examples"), os.environ.get("PYTHONPATH", "")]),
)
sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))
sql = pytest.importorskip("pyspark.sql")

TOPIC = "/sys/a1B2c3D4e5F/dev1/thing/event/property/post"
ROWS = [
    (TOPIC, b'{"id":"1","version":"1.0","params":{"a":9007199254740993}}'),
    (None, bytes.fromhex("FFFE01134C9A0000")),
    (TOPIC, b'{"id":"1","params":{"a":1,"a":2}}'),
    (TOPIC, None),
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("master", ["local[2]", "local-cluster[2,1,1024]"])
def test_the_job(master: str, tmp_path: Path) -> None:
    import spark_job

    session: Any = (
        sql.SparkSession.builder.master(master)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
        .getOrCreate()
    )
    try:
        table = session.createDataFrame(ROWS * 250, "topic string, payload binary")
        found = spark_job.decoded(table).orderBy("kind", "error_code").collect()
        assert len(found) == 1000
        counts: dict[Any, int] = {}
        for row in found:
            counts[row["kind"] or row["error_code"]] = counts.get(row["kind"] or row["error_code"], 0) + 1
        assert counts == {
            "thing.event.property.post": 250, "pcp.query_version.request": 250, "json_duplicate_member": 250,
            "record_payload_missing": 250,
        }  # fmt: skip
        decoded = thingwire.decode(*ROWS[0])  # type: ignore[arg-type]
        assert all(row["message"] in decoded.to_json() for row in found if row["kind"] == decoded.kind)
    finally:
        session.stop()
