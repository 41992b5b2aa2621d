"""The spectral norm of an endless matrix: float arithmetic in nested loops and calls."""

from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    indices = range(len(vector))
    return [sum(element(i, j) * vector[j] for j in indices) for i in indices]


def times_transposed(vector):
    indices = range(len(vector))
    return [sum(element(j, i) * vector[j] for j in indices) for i in indices]


def run():
    u = [1.0] * 72
    v = u
    for _ in range(8):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    product = sum(a * b for a, b in zip(u, v))
    return f"{sqrt(product / sum(b * b for b in v)):.9f}"
