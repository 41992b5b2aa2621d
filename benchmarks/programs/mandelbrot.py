"""The Mandelbrot set as a bit map: complex and float arithmetic."""

SIZE = 56
LIMIT = 40


def by_complex():
    inside = 0
    for row in range(SIZE):
        for column in range(SIZE):
            c = complex(2.0 * column / SIZE - 1.5, 2.0 * row / SIZE - 1.0)
            z = 0j
            for _ in range(LIMIT):
                z = z * z + c
                if z.real * z.real + z.imag * z.imag > 4.0:
                    break
            else:
                inside += 1
    return inside


def by_floats():
    rows = bytearray()
    for row in range(SIZE):
        ci = 2.0 * row / SIZE - 1.0
        bits = 0
        for column in range(SIZE):
            cr = 2.0 * column / SIZE - 1.5
            zr = zi = rr = ii = 0.0
            turns = LIMIT
            while turns and rr + ii <= 4.0:
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                rr = zr * zr
                ii = zi * zi
                turns -= 1
            bits = bits << 1 | (turns == 0)
        rows += bits.to_bytes(SIZE // 8, "big")
    return sum(rows)


def run():
    return by_complex() * 100000 + by_floats()
