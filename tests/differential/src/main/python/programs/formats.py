"""Format specifications, f-strings and printf-style formats."""

ALIGNMENTS = ["", "", "<", ">", "^", "=", "*<", "*>", "é^", "0=", " >"]
CONVERSIONS = ["", "", "", "!r", "!s", "!a"]
QUOTES = "'" * 3


def integer(random):
    return (
        random.choice(ALIGNMENTS)
        + random.choice(["", "", "+", " ", "-"])
        + random.choice(["", "", "#"])
        + random.choice(["", "", "0"])
        + random.choice(["", "5", "12", "30"])
        + random.choice(["", "", ",", "_"])
        + random.choice(["", "d", "x", "X", "b", "o", "n", "e", ".3f", "g", "%", "c"])
    )


def real(random):
    return (
        random.choice(ALIGNMENTS)
        + random.choice(["", "", "+", " ", "-", "z"])
        + random.choice(["", "", "", "#"])
        + random.choice(["", "", "0"])
        + random.choice(["", "8", "15", "25"])
        + random.choice(["", "", ",", "_"])
        + random.choice(["", ".0", ".1", ".2", ".3", ".6", ".10", ".17", ".30"])
        + random.choice(["", "f", "F", "e", "E", "g", "G", "%", "n", "d"])
    )


def text(random):
    fill, width = random.choice(["", "<", ">", "^", "*^", "ß>"]), random.choice(["", "3", "10"])
    return fill + width + random.choice(["", ".0", ".2", ".5"]) + random.choice(["", "s", "d"])


def _specification(random, kind):
    return integer(random) if kind == "i" else real(random) if kind == "f" else text(random)


def f_string(expressions, depth, prefix="f"):
    """An f-string, or with the prefix `t` a template string."""
    random = expressions.random
    parts = []
    for _ in range(random.randint(1, 3)):
        kind = random.choice("iifs")
        value = expressions.leaf(kind) if depth < 2 else expressions.make(kind, depth - 2)
        field = value + random.choice(["", "", "", "=", " = "]) + random.choice(CONVERSIONS)
        if random.random() < 0.5:
            field += ":" + _specification(random, kind)
        elif random.random() < 0.2:
            field += ":>{%d + 3}" % random.randint(0, 9)
        parts.append(random.choice(["", "a", "{{", "}}", "é ", "-> "]) + "{ " + field + "}")
    return ("r" if random.random() < 0.1 else "") + prefix + QUOTES + "".join(parts) + QUOTES


def printf(random, kinds):
    flags = "".join(random.choice(["", flag]) for flag in "-+ 0#")
    width = random.choice(["", "", "5", "14"]) + random.choice(["", "", ".0", ".3", ".12"])
    return repr(random.choice(["", "<", "%%"]) + "%" + flags + width + random.choice(kinds) + random.choice(["", ">"]))


def make(code, expressions, depth):
    random = expressions.random
    if code == "fi":
        return repr(integer(random))
    if code == "ff":
        return repr(real(random))
    if code == "fs":
        return repr(text(random))
    if code == "fstring":
        return f_string(expressions, depth)
    if code == "pi":
        return printf(random, "dixXosrc")
    if code == "pf":
        return printf(random, "eEfFgGdrs")
    if code == "ps":
        return printf(random, "srac")
    raise ValueError(code)
