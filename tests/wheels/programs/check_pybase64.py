# /// script
# dependencies = ["pybase64==1.5.1"]
# ///
"""Encodes as the standard library does."""

import base64

import pybase64

data = bytes(range(256)) * 10
assert pybase64.b64encode(data) == base64.b64encode(data)
assert pybase64.b64decode(base64.b64encode(data), validate=True) == data
assert "C extension active" in pybase64.get_version()
