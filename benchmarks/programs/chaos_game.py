"""The chaos game along a B-spline: operator methods, attribute access, a pixel grid."""

from math import sqrt


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def distance(self, other):
        gap = self - other
        return sqrt(gap.x * gap.x + gap.y * gap.y)


class Spline:
    """A uniform cubic B-spline over a closed ring of control points."""

    def __init__(self, points):
        self.points = points

    def __call__(self, u):
        count = len(self.points)
        segment = int(u * count) % count
        t = u * count - int(u * count)
        a, b, c, d = (self.points[(segment + i) % count] for i in range(4))
        s = 1 - t
        total = a * (s * s * s) + b * (3 * t * t * t - 6 * t * t + 4)
        total = total + c * (3 * s * s * s - 6 * s * s + 4) + d * (t * t * t)
        return total * (1 / 6)


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state / 4294967296.0


def run():
    splines = [
        Spline([Point(1.6, 0.75), Point(2.8, 0.74), Point(2.7, 1.49), Point(1.7, 1.5)]),
        Spline([Point(0.5, 1.7), Point(0.6, 2.8), Point(1.2, 2.9), Point(1.3, 1.8)]),
        Spline([Point(2.2, 1.1), Point(2.9, 2.2), Point(1.9, 2.6), Point(1.6, 1.2)]),
    ]
    random = Random(1234)
    size = 64
    grid = [[0] * size for _ in range(size)]
    point = Point(1.5, 1.5)
    travelled = 0.0
    for _ in range(6000):
        spline = splines[int(random.next() * 3)]
        target = spline(random.next())
        travelled += point.distance(target)
        point = point + (target - point) * 0.5
        grid[int(point.y * size / 3)][int(point.x * size / 3)] += 1
    touched = sum(1 for row in grid for hits in row if hits)
    return f"{touched} {max(map(max, grid))} {travelled:.6f}"
