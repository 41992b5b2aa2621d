"""A ray tracer: spheres and a floor, shadows, reflection, all in Python objects."""

from math import inf, sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.unit()

    def at(self, distance):
        return self.origin + self.direction * distance


class Sphere:
    def __init__(self, centre, radius, colour):
        self.centre = centre
        self.radius = radius
        self.colour = colour

    def hit(self, ray):
        gap = self.centre - ray.origin
        along = gap.dot(ray.direction)
        inside = self.radius * self.radius - gap.dot(gap) + along * along
        return None if inside < 0 else along - sqrt(inside)

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    UP = Vector(0.0, 1.0, 0.0)

    def hit(self, ray):
        slope = ray.direction.y
        return None if abs(slope) < 1e-9 else -ray.origin.y / slope

    def normal(self, point):
        return self.UP

    def colour_at(self, point):
        odd = (int(point.x + 1000) + int(point.z + 1000)) % 2
        return (0.9, 0.9, 0.9) if odd else (0.1, 0.1, 0.3)


class Scene:
    def __init__(self):
        self.things = [Floor()]
        self.light = Vector(5.0, 10.0, -4.0)
        for i in range(5):
            self.things.append(
                Sphere(Vector(i * 1.4 - 2.8, 1.0, 4.0 + i % 2), 0.8, (0.2 * i, 0.5, 1 - 0.2 * i))
            )

    def nearest(self, ray):
        best = inf
        found = None
        for thing in self.things:
            distance = thing.hit(ray)
            if distance is not None and 1e-6 < distance < best:
                best = distance
                found = thing
        return found, best

    def colour(self, ray, depth):
        thing, distance = self.nearest(ray)
        if thing is None:
            return (0.4, 0.6, 0.9)
        point = ray.at(distance)
        normal = thing.normal(point)
        base = thing.colour_at(point)
        to_light = Ray(point, self.light - point)
        blocked = self.nearest(to_light)[0] is not None
        shade = 0.2 if blocked else 0.2 + 0.8 * max(0.0, normal.dot(to_light.direction))
        result = tuple(part * shade for part in base)
        if depth and isinstance(thing, Sphere):
            mirror = self.colour(Ray(point, ray.direction.mirrored(normal)), depth - 1)
            result = tuple(0.7 * own + 0.3 * far for own, far in zip(result, mirror))
        return result


def run():
    scene = Scene()
    eye = Vector(0.0, 1.8, -6.0)
    width, height = 70, 52
    total = [0.0, 0.0, 0.0]
    for y in range(height):
        for x in range(width):
            direction = Vector((x - width / 2) / width * 1.5, (height / 2 - y) / height, 1.2)
            for i, part in enumerate(scene.colour(Ray(eye, direction), 2)):
                total[i] += part
    return " ".join(f"{part:.7f}" for part in total)
