# /// script
# dependencies = ["xxhash==4.1.0"]
# ///
"""Hashes as the reference does."""

import xxhash

assert xxhash.xxh64(b"a").hexdigest() == "d24ec4f1a98c6e5b"
assert xxhash.xxh32(b"").intdigest() == 0x02CC5D05
state = xxhash.xxh3_64()
for part in (b"ab", b"c"):
    state.update(part)
assert state.digest() == xxhash.xxh3_64(b"abc").digest()
