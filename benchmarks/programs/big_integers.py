"""Big integers: product, division, power modulo, greatest common divisor, text."""

from math import gcd, isqrt


def digits_of_pi(count):
    """Decimal digits by Gibbons' unbounded spigot."""
    q, r, t, k, n, odd = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, odd = (
                q * k,
                (2 * q + r) * odd,
                t * odd,
                k + 1,
                (q * (7 * k + 2) + r * odd) // (t * odd),
                odd + 2,
            )
    return digits


def run():
    factorial = 1
    for factor in range(2, 3000):
        factorial *= factor
    a, b = 0, 1
    for _ in range(20000):
        a, b = b, a + b
    mersenne = (1 << 521) - 1
    powered = pow(3, (1 << 256) + 12345, mersenne)
    square = factorial * factorial
    quotient, rest = divmod(square, a)
    return (
        sum(digits_of_pi(500))
        + factorial % 1000003
        + a % 1000003
        + powered % 1000003
        + gcd(factorial, a * 720) % 1000003
        + isqrt(mersenne * powered) % 1000003
        + quotient % 1000003
        + rest % 1000003
        + len(str(factorial % 10**4000))
        + int(str(a % 10**3000)[:2000]) % 1000003
    )
