# /// script
# dependencies = ["cramjam==2.14.0"]
# ///
"""Compresses with each algorithm and gets back what it was."""

import cramjam

text = b"hello world " * 1000
for name in ("zstd", "lz4", "gzip", "brotli", "snappy", "deflate", "bzip2", "xz"):
    algorithm = getattr(cramjam, name, None)
    if algorithm is not None:
        packed = algorithm.compress(text)
        assert len(packed) < len(text)
        assert bytes(algorithm.decompress(packed)) == text, name
