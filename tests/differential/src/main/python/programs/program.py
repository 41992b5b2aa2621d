"""Whole programs, made of a seed: the same number gives the same program in every Python."""

import random

from . import library, topics
from .expressions import Expressions
from .statements import Statements


def make(seed):
    """The source of a program."""
    chooser = random.Random(seed)
    writer = Statements(Expressions(chooser))
    for _ in range(chooser.randint(2, 5)):
        writer.declare()
    for _ in range(chooser.randint(1, 3)):
        if chooser.random() < 0.35:
            writer.guarded(lambda: [writer.statement(2) for _ in range(chooser.randint(1, 3))])
        else:
            chooser.choice(topics.TOPICS + library.TOPICS)(writer)
    for _ in range(chooser.randint(0, 1)):
        writer.statement(2)
    names = [name for kind in "ifcsbtLSDET" for name in writer.expressions.variables[kind]]
    writer.line(f"print({', '.join(names)})")
    source = "\n".join(writer.lines) + "\n"
    return _damage(source, chooser) if chooser.random() < 0.04 else source


def _damage(source, chooser):
    """Removes, doubles or changes a few characters: what most often is an error of syntax."""
    for _ in range(chooser.choice([1, 1, 2])):
        place = chooser.randrange(len(source))
        source = source[:place] + chooser.choice(["", "", "(", ")", ":", "'", " ", "\n", ",", "=", "0", "*", source[place] * 2, "async ", "\\", "é", "…", "\x00"]) + source[place + 1 :]
    return source
