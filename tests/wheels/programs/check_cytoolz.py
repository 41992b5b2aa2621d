# /// script
# dependencies = ["cytoolz==1.2.0"]
# ///
"""Functions of functions."""

import cytoolz

assert cytoolz.groupby(len, ["a", "bb", "cc"]) == {1: ["a"], 2: ["bb", "cc"]}
assert cytoolz.pipe(3, lambda x: x + 1, str) == "4"
assert list(cytoolz.partition_all(2, range(5))) == [(0, 1), (2, 3), (4,)]
assert cytoolz.frequencies("mississippi")["s"] == 4
