# /// script
# dependencies = ["bitarray==3.12.3"]
# ///
"""Counts and searches bits."""

from bitarray import bitarray
from bitarray.util import count_and

bits = bitarray("1101" * 1000)
assert bits.count() == 3000
assert bits.find(bitarray("0111")) == 2
assert count_and(bits, ~bits) == 0
assert (bits << 1).count() == 2999
