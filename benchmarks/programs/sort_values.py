"""Sorting: floats, strings, tuples, by key, partly ordered, reversed."""


def random_integers(count, seed):
    state = seed
    result = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        result.append(state)
    return result


INTEGERS = random_integers(30000, 1)
FLOATS = [value / 1024.0 for value in random_integers(30000, 2)]
TEXTS = [f"key{value % 100000}" for value in random_integers(12000, 3)]
PAIRS = [(value % 50, value >> 8) for value in random_integers(8000, 4)]
NEARLY = sorted(INTEGERS[:20000])
NEARLY[5000], NEARLY[15000] = NEARLY[15000], NEARLY[5000]


def run():
    checksum = 0
    for values in (INTEGERS, FLOATS, TEXTS, PAIRS, NEARLY):
        ordered = sorted(values)
        checksum += values.index(ordered[len(ordered) // 2])
        ordered.reverse()
        ordered.sort()
        checksum += values.index(ordered[7])
    by_key = sorted(PAIRS, key=lambda pair: (-pair[0], pair[1] & 255))
    by_length = sorted(TEXTS, key=len, reverse=True)
    return checksum + by_key[100][1] + TEXTS.index(by_length[50])
