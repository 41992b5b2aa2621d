# /// script
# dependencies = ["msgspec==0.22.0"]
# ///
"""Reads typed data."""

import msgspec


class Point(msgspec.Struct):
    x: int
    tags: list[str] = []


point = msgspec.json.decode(b'{"x": 1, "tags": ["a"]}', type=Point)
assert point == Point(1, ["a"])
assert msgspec.msgpack.decode(msgspec.msgpack.encode(point), type=Point) == point
try:
    msgspec.json.decode(b'{"x": "1"}', type=Point)
except msgspec.ValidationError as error:
    assert "Expected `int`, got `str` - at `$.x`" in str(error)
else:
    raise AssertionError("accepted")
