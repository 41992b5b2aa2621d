"""Dictionaries and sets: counting, grouping, merging, deleting, tuple keys."""


def count_words(lines):
    counts = {}
    for line in lines:
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    return counts


def group_by_length(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(len(word), []).append(count)
    return groups


def sparse_product(size):
    left = {(i, (i * 7) % size): i + 1 for i in range(size)}
    right = {(j, (j * 3 + 1) % size): j + 2 for j in range(size)}
    rows = {}
    for (j, k), value in right.items():
        rows.setdefault(j, {})[k] = value
    product = {}
    for (i, j), value in left.items():
        for k, other in rows.get(j, {}).items():
            product[i, k] = product.get((i, k), 0) + value * other
    return product


def run():
    lines = [
        " ".join(f"w{(i * j * 13) % 997}" for j in range(1, 40)) for i in range(800)
    ]
    counts = count_words(lines)
    groups = group_by_length(counts)
    product = sparse_product(15000)
    merged = {**counts, **{f"w{i}": i for i in range(0, 2000, 3)}}
    for key in [key for key in merged if key.endswith("7")]:
        del merged[key]
    evens = {i * i % 1009 for i in range(0, 8000, 2)}
    thirds = {i * i % 1009 for i in range(0, 8000, 3)}
    return (
        sum(counts.values())
        + sum(len(group) * length for length, group in groups.items())
        + sum(product.values())
        + sum(merged.values())
        + len(evens & thirds) * 3
        + len(evens ^ thirds)
    )
