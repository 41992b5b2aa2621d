"""Objects with slots, methods, properties, inheritance and operator methods."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


class Shape:
    def __init__(self, centre):
        self.centre = centre
        self.moves = 0

    def move(self, by):
        self.centre = self.centre + by
        self.moves += 1

    def area(self):
        raise NotImplementedError


class Square(Shape):
    def __init__(self, centre, side):
        super().__init__(centre)
        self.side = side

    def area(self):
        return self.side * self.side


class Rectangle(Square):
    def __init__(self, centre, side, height):
        super().__init__(centre, side)
        self.height = height

    def area(self):
        return self.side * self.height


class Dot(Shape):
    def area(self):
        return 0


def run():
    shapes = []
    for i in range(300):
        centre = Vector(i % 17, i % 13)
        shapes.append(
            (Square(centre, i % 5), Rectangle(centre, i % 7, 3), Dot(centre))[i % 3]
        )
    step = Vector(1, 2)
    total = 0
    for turn in range(140):
        for shape in shapes:
            shape.move(step.scaled(turn % 3))
            total += shape.area() + shape.centre.norm % 11
    return total + sum(shape.moves for shape in shapes)
