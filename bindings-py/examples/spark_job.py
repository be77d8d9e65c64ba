"""Decodes a table of messages on Spark, a batch at a time: `spark-submit spark_job.py INPUT.parquet OUTPUT.parquet`.

The table has a column `payload` (binary) and a column `topic` (string). The result has a row for each of its rows, in the columns
of `thingwire.spark_schema()`; rows that cannot be read have an `error_code`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

import thingwire

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def decode(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What runs on the workers."""
    for batch in batches:
        yield from pa.table(thingwire.decode_batch(batch)).to_batches()


def decoded(table: DataFrame) -> DataFrame:
    """The columns of what was found in a table of messages."""
    return table.select("topic", "payload").mapInArrow(decode, thingwire.spark_schema())


def main(source: str, target: str) -> None:
    """Runs the job."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("thingwire").getOrCreate()
    decoded(session.read.parquet(source)).write.mode("overwrite").parquet(target)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
