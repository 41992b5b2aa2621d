"""Exceptions: raised deep and shallow, caught by base, chained, with finally."""


class Refused(Exception):
    def __init__(self, code):
        super().__init__(f"refused: {code}")
        self.code = code


class Expired(Refused):
    pass


def check(value):
    if value % 5 == 0:
        raise Expired(value)
    if value % 3 == 0:
        raise Refused(value)
    return value


def descend(depth, value):
    if depth == 0:
        return check(value)
    return descend(depth - 1, value)


def wrapped(value):
    try:
        return descend(3, value)
    except Expired as error:
        raise ValueError(value) from error


class Guard:
    def __init__(self):
        self.entered = 0
        self.failed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, Refused):
            self.failed += 1
            return True
        return False


def run():
    total = 0
    finals = 0
    guard = Guard()
    mapping = {}
    for value in range(15000):
        try:
            with guard:
                total += wrapped(value)
        except ValueError as error:
            total -= error.__cause__.code % 7
        finally:
            finals += 1
        try:
            mapping[value % 500] += 1
        except KeyError:
            mapping[value % 500] = 1
        try:
            [][value]
        except (TypeError, IndexError):
            total += 1
    return total + finals + guard.entered * 3 + guard.failed + sum(mapping.values())
