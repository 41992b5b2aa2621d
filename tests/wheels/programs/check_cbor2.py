# /// script
# dependencies = ["cbor2==6.3.0"]
# ///
"""Encodes dates, bytes and big numbers."""

import datetime

import cbor2

data = {"a": [1, 2.5, b"x", 2**80], "t": datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)}
assert cbor2.loads(cbor2.dumps(data)) == data
assert cbor2.dumps([1, 2]).hex() == "820102"
