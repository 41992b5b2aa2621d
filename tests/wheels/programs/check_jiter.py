# /// script
# dependencies = ["jiter==0.19.0"]
# ///
"""Parses JSON, whole and cut off."""

import jiter

assert jiter.from_json(b'{"a": [1, 2.5, null]}') == {"a": [1, 2.5, None]}
assert jiter.from_json(b'{"a": [1, "x', partial_mode=True) == {"a": [1]}
try:
    jiter.from_json(b'{"a" 1}')
except ValueError as error:
    assert "expected `:`" in str(error)
else:
    raise AssertionError("accepted")
