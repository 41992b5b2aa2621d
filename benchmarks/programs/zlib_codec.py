"""zlib: compress, decompress, streams, crc32 and adler32."""

import zlib

TEXT = "".join(
    f"record {i}: value={i * i % 977} state={'open' if i % 3 else 'closed'};\n"
    for i in range(16000)
).encode()


def run():
    checksum = 0
    for level in (1, 6):
        packed = zlib.compress(TEXT, level)
        back = zlib.decompress(packed)
        assert back == TEXT and len(packed) < len(TEXT) // 4
        checksum += len(back)
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    pieces = [stream.compress(TEXT[i : i + 4096]) for i in range(0, len(TEXT), 4096)]
    pieces.append(stream.flush())
    reader = zlib.decompressobj(-15)
    size = sum(len(reader.decompress(piece)) for piece in pieces) + len(reader.flush())
    # The packed sizes differ between builds of zlib, so they stay out of the checksum.
    return checksum + size + zlib.crc32(TEXT) + zlib.adler32(TEXT)
