"""AES-128 in counter mode in plain Python: bytes, shifts, table look-ups."""


def make_sbox():
    box = [0] * 256
    p = q = 1
    while True:
        p ^= (p << 1 & 0xFF) ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        turned = q
        value = q
        for _ in range(4):
            turned = (turned << 1 | turned >> 7) & 0xFF
            value ^= turned
        box[p] = value ^ 0x63
        if p == 1:
            break
    box[0] = 0x63
    return bytes(box)


SBOX = make_sbox()
DOUBLE = bytes((value << 1 ^ (0x1B if value & 0x80 else 0)) & 0xFF for value in range(256))
SHIFTED = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]


def expand(key):
    words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = words[-1]
        if i % 4 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = DOUBLE[constant]
        words.append([a ^ b for a, b in zip(words[-4], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 44, 4)]


def encrypt(block, keys):
    state = [b ^ k for b, k in zip(block, keys[0])]
    for key in keys[1:-1]:
        state = [SBOX[state[i]] for i in SHIFTED]
        mixed = []
        for i in range(0, 16, 4):
            a, b, c, d = state[i : i + 4]
            every = a ^ b ^ c ^ d
            mixed.append(a ^ every ^ DOUBLE[a ^ b])
            mixed.append(b ^ every ^ DOUBLE[b ^ c])
            mixed.append(c ^ every ^ DOUBLE[c ^ d])
            mixed.append(d ^ every ^ DOUBLE[d ^ a])
        state = [m ^ k for m, k in zip(mixed, key)]
    return bytes(SBOX[state[i]] ^ k for i, k in zip(SHIFTED, keys[-1]))


def counter_mode(data, key):
    keys = expand(key)
    out = bytearray()
    for number in range(0, len(data), 16):
        pad = encrypt((number >> 4).to_bytes(16, "big"), keys)
        out += bytes(a ^ b for a, b in zip(data[number : number + 16], pad))
    return bytes(out)


def run():
    # FIPS 197, appendix C.1.
    known = encrypt(bytes.fromhex("00112233445566778899aabbccddeeff"), expand(bytes(range(16))))
    assert known.hex() == "69c4e0d86a7b0430d8cdb78070b4c55a", known.hex()
    text = b"attack at dawn! " * 400
    secret = counter_mode(text, b"0123456789abcdef")
    assert counter_mode(secret, b"0123456789abcdef") == text
    return secret[-16:].hex()
