"""Floating point on lists: the outer planets pulled by the sun and each other."""

from math import pi, sqrt

SOLAR_MASS = 4.0 * pi * pi
DAYS = 365.24

# x, y, z in astronomical units; velocity per day; mass in suns.
BODIES = [
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    (4.8414, -1.1603, -0.1036, 0.001660, 0.007699, -0.000069, 0.00095479),
    (8.3434, 4.1248, -0.4035, -0.002767, 0.004998, 0.000023, 0.00028588),
    (12.8943, -15.1111, -0.2233, 0.002964, 0.002378, -0.000029, 0.00004366),
    (15.3796, -25.9193, 0.1792, 0.002680, 0.001628, -0.000095, 0.00005151),
]


def system():
    bodies = [
        [x, y, z, vx * DAYS, vy * DAYS, vz * DAYS, mass * SOLAR_MASS]
        for x, y, z, vx, vy, vz, mass in BODIES
    ]
    for axis in (3, 4, 5):
        drift = sum(body[axis] * body[6] for body in bodies)
        bodies[0][axis] = -drift / SOLAR_MASS
    return bodies


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * sqrt(squared))
            left = b[6] * pull
            right = a[6] * pull
            a[3] -= dx * left
            a[4] -= dy * left
            a[5] -= dz * left
            b[3] += dx * right
            b[4] += dy * right
            b[5] += dz * right
        for body in bodies:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(bodies, pairs):
    total = sum(0.5 * b[6] * (b[3] ** 2 + b[4] ** 2 + b[5] ** 2) for b in bodies)
    for a, b in pairs:
        total -= a[6] * b[6] / sqrt(sum((a[i] - b[i]) ** 2 for i in range(3)))
    return total


def run():
    bodies = system()
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    advance(bodies, pairs, 0.01, 6000)
    return f"{energy(bodies, pairs):.9f}"
