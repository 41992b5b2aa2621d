"""n queens: permutations by a generator and by bit masks."""


def permutations_of(values):
    if len(values) <= 1:
        yield values
        return
    for i, value in enumerate(values):
        for rest in permutations_of(values[:i] + values[i + 1 :]):
            yield (value,) + rest


def by_permutation(size):
    columns = range(size)
    return sum(
        1
        for rows in permutations_of(tuple(columns))
        if len({rows[i] + i for i in columns}) == len({rows[i] - i for i in columns}) == size
    )


def by_mask(size):
    full = (1 << size) - 1

    def place(columns, left, right):
        if columns == full:
            return 1
        found = 0
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            found += place(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return found

    return place(0, 0, 0)


def run():
    return by_permutation(7) * 1000 + by_mask(9)
