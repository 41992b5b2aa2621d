"""Literals, those at the edges of a type most often."""

INTEGERS = [
    0, 1, -1, 2, 3, 5, 7, 10, 15, 16, 31, 32, 63, 64, 100, 127, 128, 255, 256, 999, 1000, 65535, 65536, 2**30 - 1,
    2**30, 2**31 - 1, 2**31, -(2**31), 2**32, 2**60, 2**63 - 1, 2**63, -(2**63), 2**64, 10**18, 10**30 + 7, -(10**40),
]
FLOATS = [
    "0.0", "-0.0", "1.0", "-1.0", "0.5", "0.1", "0.2", "2.5", "-3.75", "1e16", "1e-7", "1e22", "1e23", "123456.789",
    "1e308", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308", "float('inf')", "float('-inf')",
    "float('nan')", "3.141592653589793", "9007199254740993.0", "4.35", "0.3", "1e100", "-2.675",
]
STRINGS = [
    "", "a", "abc", "Hello, World", "x y  z", "  padded\t", "0", "42", "-17", "3.14", "1e3", "0x1F", "ab" * 7, "A-b_C",
    "line\nbreak\r\nend", "äöü", "ß", "straße", "İstanbul", "ǆ", "ﬁ", "e\u0301", "日本語", "😀", "a😀b", "\u0660\u0661",
    "\x00nul", "\xa0nbsp", "{}", "%s", "a,b,,c", "key=value", "Σίσυφος", "\ud800", "\u2028", "tab\there", "True", "½", "١٢",
]
BYTES = [
    "b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "bytes(range(8))", "b'\\xc3\\xa9'", "b'0aF'", "b'\\r\\n'",
    "bytearray(b'xyz')", "b'a,b,c'", "b'\\xf0\\x9f\\x98\\x80'", "b'\\xed\\xa0\\x80'",
]
WORDS = ["alpha", "beta", "gamma", "delta", "mu", "nu", "xi", "pi", "Zeta", "eta"]


def integer(random):
    kind = random.random()
    if kind < 0.45:
        return str(random.randint(-12, 40))
    if kind < 0.85:
        value = random.choice(INTEGERS) + random.choice([0, 0, 0, 1, -1])
    else:
        value = random.getrandbits(random.choice([8, 16, 29, 31, 45, 61, 65, 100, 200])) * random.choice([1, -1])
    form = random.random()
    if form < 0.08:
        return hex(value)
    if form < 0.12:
        return bin(value) if abs(value) < 2**40 else oct(value)
    if form < 0.16:
        return f"{value:_}"
    return str(value)


def real(random):
    kind = random.random()
    if kind < 0.55:
        return random.choice(FLOATS)
    if kind < 0.8:
        return repr(round(random.uniform(-100, 100), random.randint(0, 6)))
    return repr(random.uniform(-1, 1) * 10.0 ** random.randint(-20, 25))


def text(random):
    if random.random() < 0.75:
        return ascii(random.choice(STRINGS))
    alphabet = random.choice(["abc", "01", "aB ", "xyzXYZ019 _-", "éàÀ😀ß"])
    return repr("".join(random.choice(alphabet) for _ in range(random.randint(0, 12))))


def octets(random):
    if random.random() < 0.8:
        return random.choice(BYTES)
    return repr(random.randbytes(random.randint(0, 10)))
