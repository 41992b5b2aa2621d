"""Unpacking of tuples and lists: plain, starred, nested, swaps, call arguments."""


def gather(a, b, *rest, key=0, **options):
    return a + b + len(rest) + key + len(options)


def unpack_plain(pairs):
    total = 0
    for a, b, c, d, e in pairs:
        a, b = b, a
        c, d, e = e, c, d
        x, y, z = (a, b, c)
        [p, q, r] = [x, y, z]
        total += p - q + r + d - e
    return total


def unpack_nested(trees):
    total = 0
    for (a, (b, c)), [d, *rest], name in trees:
        first, *middle, last = rest
        total += a + b * c - d + first - last + len(middle) + len(name)
    return total


def run():
    rows = [(i, i + 1, i * 2, i - 3, 7) for i in range(20000)]
    trees = [((i, (i + 1, 3)), [i, 4, 5, 6, i], "abc") for i in range(12000)]
    total = unpack_plain(rows) + unpack_nested(trees)
    options = {"one": 1, "two": 2}
    for row in rows[:10000]:
        total += gather(*row, key=row[4], **options)
        total += len([*row, *row[:2]]) + len({**options, "three": row[0]})
    return total
