# /// script
# dependencies = ["msgpack==1.2.4"]
# ///
"""Packs and unpacks."""

import msgpack

data = {"a": [1, 2.5, b"x", None, "ü"], "b": {"c": True}}
assert msgpack.unpackb(msgpack.packb(data)) == data
unpacker = msgpack.Unpacker()
unpacker.feed(msgpack.packb(1) + msgpack.packb("two"))
assert list(unpacker) == [1, "two"]
