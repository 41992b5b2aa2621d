"""hashlib: md5, SHA-1, SHA-2, SHA-3, BLAKE2 over large and small input, and HMAC."""

import hashlib
import hmac

BLOCK = bytes(range(256)) * 4096


def run():
    result = hashlib.sha256()
    for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
        digest = hashlib.new(name)
        for start in range(0, len(BLOCK), 16384):
            digest.update(BLOCK[start : start + 16384])
        result.update(digest.digest())
    for i in range(12000):
        result.update(hashlib.sha256(b"%d" % i).digest())
    for i in range(2000):
        result.update(hmac.new(b"key%d" % i, BLOCK[:64], "sha256").digest())
    return result.hexdigest()
