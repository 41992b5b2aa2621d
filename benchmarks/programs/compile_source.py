"""compile and exec of a source text: tokenizer, parser, compiler, then its functions."""

TEMPLATE = '''
def outer_{n}(items, *, limit={n}):
    """Docstring {n}."""
    total = 0
    for index, (key, value) in enumerate(sorted(items.items())):
        if key.startswith("a") and not value % 2:
            total += value * index - limit
        elif value > {n} or index in (1, 2, 3):
            total -= [x ** 2 for x in range(value % 5)][-1] if value % 5 else 1
        else:
            try:
                total += int(f"{{value}}{{index}}")
            except ValueError as error:
                raise RuntimeError("bad") from error
    return total


class Thing{n}:
    limit: int = {n}

    def __init__(self, a, b=(), *rest, **options):
        self.a, self.b, self.rest, self.options = a, b, rest, options

    def value(self):
        return lambda x: x + self.a if self.b else {{"k": self.rest, **self.options}}
'''


def run():
    source = "".join(TEMPLATE.format(n=n) for n in range(50))
    namespace = {}
    exec(compile(source, "<generated>", "exec"), namespace)
    items = {f"{'ab'[i % 2]}{i}": i * 3 for i in range(12)}
    total = sum(namespace[f"outer_{n}"](items) for n in range(50))
    expressions = sum(eval(f"({i} + 3) * 2 - {i} // 7 if {i} % 2 else -{i}") for i in range(900))
    return total + expressions + namespace["Thing3"](5, (1,)).value()(2)
