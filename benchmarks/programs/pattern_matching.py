"""match statements: an expression simplifier and evaluator over classes, tuples and mappings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    value: int


@dataclass(frozen=True)
class Name:
    text: str


@dataclass(frozen=True)
class Binary:
    sign: str
    left: object
    right: object


def simplify(tree):
    match tree:
        case Binary("+", Number(a), Number(b)):
            return Number(a + b)
        case Binary("*", Number(0), _) | Binary("*", _, Number(0)):
            return Number(0)
        case Binary("*", Number(1), other) | Binary("*", other, Number(1)):
            return simplify(other)
        case Binary("+", Number(0), other) | Binary("+", other, Number(0)):
            return simplify(other)
        case Binary(sign, left, right):
            return Binary(sign, simplify(left), simplify(right))
        case _:
            return tree


def evaluate(tree, names):
    match tree:
        case Number(value):
            return value
        case Name(text) if text in names:
            return names[text]
        case Name():
            return 0
        case Binary("+", left, right):
            return evaluate(left, names) + evaluate(right, names)
        case Binary("*", left, right):
            return evaluate(left, names) * evaluate(right, names) % 1000003
    raise TypeError(tree)


def command(message):
    match message:
        case {"do": "move", "by": [int(dx), int(dy)], **rest}:
            return dx * 2 + dy + len(rest)
        case {"do": "say", "text": str(text)} if text.startswith("!"):
            return len(text) * 3
        case {"do": "say", "text": str(text)}:
            return len(text)
        case ["add", *numbers]:
            return sum(numbers)
        case ("stop" | "halt", code):
            return code
        case None | True | False:
            return 1
        case float() | int() as number:
            return int(number)
    return -1


def grow(depth, seed):
    if depth == 0:
        return Name("xyz"[seed % 3]) if seed % 4 == 1 else Number(seed % 3)
    sign = "+" if seed % 2 else "*"
    return Binary(sign, grow(depth - 1, seed * 3 + 1), grow(depth - 1, seed * 5 + 2))


MESSAGES = [
    {"do": "move", "by": [3, 4], "fast": True},
    {"do": "say", "text": "!hello"},
    {"do": "say", "text": "hello"},
    ["add", 1, 2, 3],
    ("halt", 7),
    None,
    2.5,
    "other",
]


def run():
    tree = grow(11, 5)
    total = 0
    for x in range(5):
        total += evaluate(tree, {"x": x, "y": 2})
        tree = simplify(tree)
    for turn in range(5000):
        total += command(MESSAGES[turn % 8]) + command(MESSAGES[turn * 3 % 8])
    return total
