"""struct, array, bytearray and memoryview: pack, unpack, slice, swap bytes."""

import struct
from array import array

RECORD = struct.Struct("<IhdB7s")


def run():
    data = bytearray(RECORD.size * 16000)
    for i in range(16000):
        name = b"name%03d" % (i % 1000)
        RECORD.pack_into(data, i * RECORD.size, i, i % 300 - 150, i / 3, i % 256, name)
    total = 0.0
    for number, small, real, byte, name in RECORD.iter_unpack(data):
        total += number + small + real + byte + name[6]
    view = memoryview(data)
    for i in range(0, 16000, 3):
        part = view[i * RECORD.size : (i + 1) * RECORD.size]
        total += part[0] + struct.unpack_from(">H", part, 4)[0]
    numbers = array("i", range(60000))
    numbers.byteswap()
    numbers.byteswap()
    numbers.extend(numbers[::7])
    total += sum(numbers) + numbers.index(5000) + len(numbers.tobytes())
    sieve = bytearray(b"\x01") * 200000
    for i in range(2, 448):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(range(i * i, 200000, i)))
    words = array("d", (i * 0.5 for i in range(40000)))
    return f"{total + sum(sieve) + sum(words):.4f}"
