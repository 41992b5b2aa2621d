"""Points in space as instances: spin, push onto the unit sphere, keep a bounding box."""

from math import cos, hypot, sin


class Particle:
    def __init__(self, number):
        self.turn = number * 0.37
        self.place = (0.0, 0.0, 0.0)
        self.speed = 1.0 + number % 5 / 10

    def spin(self, time):
        angle = self.turn + self.speed * time
        flat = cos(angle)
        x = flat * sin(self.turn)
        y = flat * cos(self.turn) * 2
        z = sin(angle) - 0.25
        length = hypot(x, y) + abs(z)
        self.place = (x / length, y / length, z / length)


class Box:
    __slots__ = ("low", "high")

    def __init__(self):
        self.low = [1.0, 1.0, 1.0]
        self.high = [-1.0, -1.0, -1.0]

    def include(self, place):
        low = self.low
        high = self.high
        for axis, value in enumerate(place):
            if value < low[axis]:
                low[axis] = value
            if value > high[axis]:
                high[axis] = value


def run():
    particles = [Particle(i) for i in range(2500)]
    box = Box()
    for step in range(10):
        time = step * 0.1
        for particle in particles:
            particle.spin(time)
            box.include(particle.place)
    return " ".join(f"{value:.9f}" for value in box.low + box.high)
