"""Matrices as lists of lists: product, LU with pivots, Fourier transform, power sums."""

from cmath import exp, pi


def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def determinant(matrix):
    rows = [row[:] for row in matrix]
    result = 1.0
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            result = -result
        top = rows[i]
        result *= top[i]
        for row in rows[i + 1 :]:
            factor = row[i] / top[i]
            for j in range(i, len(rows)):
                row[j] -= factor * top[j]
    return result


def fourier(values):
    count = len(values)
    if count == 1:
        return values
    even = fourier(values[0::2])
    odd = fourier(values[1::2])
    turned = [exp(-2j * pi * k / count) * odd[k] for k in range(count // 2)]
    return [e + o for e, o in zip(even, turned)] + [e - o for e, o in zip(even, turned)]


def run():
    size = 60
    a = [[((i * 7 + j * 3) % 11) / 4 for j in range(size)] for i in range(size)]
    b = [[((i * 5 + j * 2) % 13) / 8 + (i == j) for j in range(size)] for i in range(size)]
    c = product(product(a, b), b)
    spectrum = fourier([float(i % 17) for i in range(2048)])
    power = sum(abs(value) ** 2 for value in spectrum)
    return f"{sum(map(sum, c)):.4f} {determinant(b):.6e} {power:.2f}"
