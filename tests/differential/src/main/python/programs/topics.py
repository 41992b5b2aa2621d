"""What a program may be about besides plain statements: functions, generators, classes and what goes with them."""

from . import formats
from .statements import ERRORS

BINARY_METHODS = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "matmul"]
SYMBOLS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and": "&", "or": "|", "xor": "^", "lshift": "<<", "matmul": "@"}


def function(w):
    """A function with parameters of all kinds, called in right and wrong ways."""
    random = w.random
    name = w.fresh("f")
    parameters = random.choice(
        ["a", "a, b=2", "a, /, b=3", "a, *, b=4", "*a, b=5", "a, *rest, b=6, **more", "a, b=7, /, *, c=8", "**more", "a: int, b: 'str' = 1, *c: object"]
    )
    decorator = random.choice(["", "", "", "@functools.lru_cache(maxsize=2)", "@traced", "@functools.cache"])
    if decorator:
        w.line(decorator)
    w.open(f"def {name}({parameters}){random.choice(['', ' -> int'])}:")
    if random.random() < 0.4:
        w.line("'What it does.'")
    names = [word.split(":")[0].split("=")[0].strip(" *") for word in parameters.split(",")]
    names = [word for word in names if word and word != "/"]
    w.statement(1)
    w.open(f"if {w.make('t', 1)}:")
    w.line(f"return {w.any(1)}, {', '.join(names)}")
    w.close()
    w.line(random.choice([f"return {', '.join(names)},", f"return {names[0]}", "pass", "return sorted(map(repr, locals().items()))", f"return {name}.__name__, {name}.__defaults__, {name}.__kwdefaults__, {name}.__doc__"]))
    w.close()
    calls = ["1", "1, 2", "a=1", "1, b=2", "*[1, 2, 3]", "**{'a': 1}", "", "1, 2, 3, c=4", "1, **{'z': 2}", "b=1", f"{w.make('i', 1)}", f"*{w.make('s', 1)}"]
    w.line("show(" + ", ".join(f"lambda: {name}({random.choice(calls)})" for _ in range(4)) + ")")
    if random.random() < 0.3:
        w.line(f"show(lambda: str(inspect.signature({name})), lambda: {name}.__annotations__, lambda: {name}.__code__.co_varnames)")


def closure(w):
    random = w.random
    name, inner = w.fresh("f"), w.fresh("g")
    initial = random.choice(["start", "[start]", "0"])
    default = w.make("i", 1)
    declaration = random.choice(["nonlocal total", "nonlocal total, start"])
    operator = random.choice(["+=", "-=", "*="])
    operand = random.choice(["step", "[step]", "2", "start"])
    if operator == "*=":
        # A list by a large number takes gigabytes.
        initial = initial.replace("start", "start % 100")
        operand = operand.replace("start", "start % 100").replace("step", "step % 100")
    w.open(f"def {name}(start):")
    w.line(f"total = {initial}")
    w.open(f"def {inner}(step={default}):")
    w.line(declaration)
    w.line(f"total {operator} {operand}; total = clip(total)")
    w.line(random.choice(["return total", "return total, step", f"return lambda: (total, {w.make('i', 1)})"]))
    w.close()
    w.line(f"return {inner}" + random.choice(["", f", {inner}"]))
    w.close()
    w.line(f"made = {name}({w.make('i', 1)})")
    w.line("show(lambda: made(), lambda: made(3), lambda: made[0](), lambda: [g(1) for g in made], lambda: made()(), lambda: made.__closure__[0].cell_contents)")
    w.line(f"adders = [lambda x{random.choice(['', ', n=n'])}: x + n for n in range(3)]; print([add({random.randint(0, 9)}) for add in adders])")


def generator(w):
    random = w.random
    name = w.fresh("gen")
    w.open(f"def {name}(n):")
    if random.random() < 0.5:
        w.open("try:")
    w.open("for i in range(n):")
    w.line(random.choice(["got = yield i", f"got = yield {w.make('i', 1)}", "got = yield i, n", f"got = yield from {w.make('L', 1)}[:2]", "got = yield from iter('ab')"]))
    if random.random() < 0.5:
        w.line("print('got', got)")
    w.statement(0)
    w.close()
    if w.lines and any(line.strip() == "try:" for line in w.lines[-8:]) and w.indent == 2:
        w.close()
        w.open(f"except {random.choice(ERRORS)} as error:")
        w.line("report(error)")
        w.line(random.choice(["yield 'caught'", "raise", "return 'end'", "yield from [1, 2]"]))
        w.close()
        w.open("finally:")
        w.line("print('finally')")
        w.close()
    w.line(f"return {w.any(1)}")
    w.close()
    w.line(f"g = {name}({random.randint(0, 4)})")
    steps = ["next(g)", "next(g, 'done')", f"g.send({w.make('i', 1)})", f"g.throw({random.choice(ERRORS)}('thrown'))", "g.close()", "list(g)", "(*itertools.islice(g, 2),)", "g.gi_frame is None", "g.send(None)", "sum(g)"]
    w.line("show(" + ", ".join(f"lambda: {random.choice(steps)}" for _ in range(random.randint(2, 7))) + ")")
    if random.random() < 0.3:
        w.open(f"def outer{name}():")
        w.line(f"result = yield from {name}({random.randint(0, 3)})")
        w.line("print('result', result)")
        w.close()
        w.line(f"show(lambda: list(outer{name}()), lambda: dict(enumerate(outer{name}())))")


def operators(w):
    """A class with operators, some of them only from one side."""
    random = w.random
    name = w.fresh("C")
    slots = random.random() < 0.3
    w.open(f"class {name}:")
    if slots:
        w.line("__slots__ = 'value', 'other'")
    w.open("def __init__(self, value=1):")
    w.line("self.value = value")
    w.close()
    w.open("def __repr__(self):")
    w.line(f"return f'{name}({{self.value!r}})'")
    w.close()
    chosen = random.sample(BINARY_METHODS, 4)
    for method in chosen:
        prefix = random.choice(["", "r", "i"])
        w.open(f"def __{prefix}{method}__(self, other):")
        w.line(random.choice([f"return {name}((self.value, '{prefix}{method}', other))", "return NotImplemented", f"return {name}(self.value)", f"return {w.make('i', 1)}", "raise ValueError(other)"]))
        w.close()
    methods = {
        "__eq__(self, other)": "return self.value == getattr(other, 'value', other)",
        "__lt__(self, other)": "return self.value < getattr(other, 'value', other)",
        "__hash__(self)": "return hash(self.value)",
        "__len__(self)": f"return {random.choice(['4', '0', '-1', '2**80', "'x'"])}",
        "__bool__(self)": f"return {random.choice(['self.value > 2', '1', 'False', 'bool(self.value)'])}",
        "__getitem__(self, key)": random.choice(["return [10, 20, 30][key]", "return (1, 2)[key]", "raise KeyError(key)"]),
        "__contains__(self, item)": "return item == self.value",
        "__iter__(self)": random.choice(["return iter([self.value, 2])", "yield self.value", "return 3"]),
        "__call__(self, *a, **k)": "return a, sorted(k.items())",
        "__index__(self)": "return 2",
        "__float__(self)": f"return {random.choice(['1.5', '1', '-0.0'])}",
        "__format__(self, spec)": "return '<' + spec + '>'",
        "__getattr__(self, name)": random.choice(["return name.upper()", "raise AttributeError(name)"]),
        "__str__(self)": random.choice(["return 'text'", "return 5"]),
        "__neg__(self)": "return 'neg'",
        "__int__(self)": "return 7",
        "__round__(self, n=None)": "return n",
        "__divmod__(self, other)": "return 1, 2",
        "__reversed__(self)": "return [9]",
        "__complex__(self)": "return 1j",
        "__enter__(self)": "return self.value",
        "__exit__(self, kind, error, trace)": f"print(kind, error); return {random.choice(['True', 'False', 'None'])}",
        "__missing__(self, key)": "return key",
        "__set_name__(self, owner, name)": "print('named', owner.__name__, name)",
        "__delattr__(self, name)": "print('deleting', name)",
    }
    for signature in random.sample(sorted(methods), random.randint(3, 8)):
        w.open(f"def {signature}:")
        w.line(methods[signature])
        w.close()
    w.close()
    uses = [f"p {SYMBOLS[method]} {other}" for method in chosen for other in ("3", "q", "'a'")]
    uses += [f"{other} {SYMBOLS[method]} p" for method in chosen for other in ("3", "[1]")]
    uses += ["p == q", "p < q", "q >= 3", "hash(p) == hash(q)", "len(p)", "bool(p)", "p[1]", "p['x']", "p[1:2, ...]", "1 in p", "list(p)", "[*p]", "p(1, z=2)", "[1, 2, 3][p]", "float(p)", "f'{p:>4}'", "p.missing", "str(p)", "-p", "int(p)"]
    uses += ["round(p, 2)", "divmod(p, 1)", "list(reversed(p))", "complex(p)", "{p: 1}[p]", "sorted([p, q])", "p != q", "p is q", "format(p)", "'%s' % p", "p.__class__.__name__", "iter(p)", "dict.fromkeys([p, q])", "max(p, q)", "range(5)[p]", "bin(p)", "abs(p)"]
    w.line(f"p = {name}({w.make('i', 1)}); q = {name}({random.choice(['2', '(1, 2)', 'None'])})")
    w.line("show(" + ", ".join(f"lambda: {use}" for use in random.sample(uses, 10)) + ")")
    method = random.choice(chosen)
    w.guarded(lambda: w.line(f"p {SYMBOLS[method]}= {random.choice(['3', 'q'])}; print(p)"))
    if random.random() < 0.5:
        w.guarded(lambda: (w.open("with p as value, q:"), w.line("print(value)"), w.statement(1), w.raise_one(""), w.close()))
    if random.random() < 0.4:
        w.guarded(lambda: w.line("p.extra = 1; print(p.extra, vars(p)); del p.extra; del p.value; print(p)"))


def hierarchy(w):
    """Inheritance, `super`, properties, class and static methods, descriptors, metaclasses."""
    random = w.random
    bases = []
    for i in range(random.randint(2, 5)):
        name = w.fresh("K")
        parents = random.sample(bases, min(len(bases), random.choice([0, 1, 1, 2, 3])))
        options = random.choice(["", "", "", "metaclass=Meta", "tag=1"])
        header = ", ".join(parents + ([options] if options else []))
        body = [
            "def who(self):", f"    return ['{name}'] + (super().who() if hasattr(super(), 'who') else [])",
            "@property", "def size(self):", f"    return {w.make('i', 1)}", "@classmethod", "def make(cls, *a):", "    return cls.__name__, a", "@staticmethod", "def plain(a=1):", "    return a",
            f"attribute{i} = {w.make('i', 1)}", "hidden = property(lambda self: self.__secret)", "def __init_subclass__(cls, tag=None, **more):", "    super().__init_subclass__(**more); print('subclass', cls.__name__, tag)",
            f"__match_args__ = ('size', 'attribute{i}')", "described = Described()", "def __class_getitem__(cls, item): return cls.__name__, item", "__secret = 'own'",
            "def __new__(cls, *a):", "    print('new', a); return super().__new__(cls)",
        ]
        groups, current = [], []
        for text in body:
            if current and not text.startswith("    ") and not current[-1].startswith("@"):
                groups.append(current)
                current = []
            current.append(text)
        groups.append(current)

        def write(name=name, header=header, groups=groups):
            w.open(f"class {name}({header}):")
            for group in random.sample(groups, random.randint(2, 6)):
                for text in group:
                    w.line(text)
            w.close()

        w.guarded(write)
        bases.append(name)
    last = bases[-1]
    uses = [f"{last}().who()", f"{last}().size", f"{last}.make(1)", f"{last}.plain(2)", f"[k.__name__ for k in {last}.__mro__]", f"{last}().hidden", f"{last}().described", f"{last}[int]", f"isinstance({last}(), {bases[0]})", f"issubclass({bases[0]}, {last})"]
    uses += [f"setattr({last}(), 'size', 3)", f"setattr({last}(), 'described', 3)", f"{last}.attribute0", f"type({last}).__name__", f"super({last}, {last}()).size", f"{last}.who(None)", f"sorted(k for k in vars({last}) if not k.startswith('__'))", f"[k.__name__ for k in {bases[0]}.__subclasses__()]"]
    w.line("show(" + ", ".join(f"lambda: {use}" for use in random.sample(uses, 8)) + ")")
    w.guarded(lambda: (w.open(f"match {random.choice(bases)}():"), w.open(f"case {random.choice(bases)}(size=n):"), w.line("print('size', n)"), w.close(), w.open(f"case {random.choice(bases)}(a, b):"), w.line("print(a, b)"), w.close(), w.open("case other:"), w.line("print(type(other).__name__)"), w.close(), w.close()))


def managers(w):
    random = w.random
    name = w.fresh("manager")
    w.line("@contextlib.contextmanager")
    w.open(f"def {name}(n):")
    w.line("print('enter', n)")
    w.open("try:")
    w.line(f"yield {random.choice(['n', 'n + 1', '[n]'])}")
    w.close()
    w.open(random.choice(["finally:", "except ValueError as error:", "except* TypeError as error:"]))
    w.line("print('leave', n)")
    if random.random() < 0.3:
        w.line(random.choice(["raise KeyError(n)", "print('end')"]))
    w.close()
    w.close()

    def use():
        w.open(f"with {name}(1) as a, {name}({w.make('i', 1)}) as b, contextlib.suppress({random.choice(ERRORS)}):")
        w.line("print(a, b)")
        w.statement(1)
        w.raise_one("")
        w.close()

    w.guarded(use)
    w.guarded(lambda: (w.open("with contextlib.ExitStack() as stack:"), w.line(f"print([stack.enter_context({name}(i)) for i in range({random.randint(0, 3)})])"), w.line(f"stack.callback(print, 'callback', {w.make('i', 1)})"), w.raise_one(""), w.close()))


def coroutine(w):
    """Coroutines and asynchronous generators, driven by hand: no event loop."""
    random = w.random
    name = w.fresh("co")
    w.open(f"async def {name}(n):")
    w.line(f"got = await Step({w.make('i', 1)})")
    w.line("print('got', got)")
    w.statement(1)
    if random.random() < 0.6:
        w.line(random.choice(["async for i in agen(n): print('item', i)", "print([i async for i in agen(n) if i])", "print([await Step(i) for i in range(n)])", "async with Resource() as r: print(r); await Step('inside')", "print({i: await Step(i) async for i in agen(n)})"]))
    w.line(f"return {random.choice(['n', 'got', w.make('i', 1)])}")
    w.close()
    w.line(f"show(lambda: drive({name}({random.randint(0, 3)})), lambda: drive({name}(2), ValueError('thrown')), lambda: {name}.__code__.co_flags & 0x2a0)")


def template(w):
    """Template strings, nested f-strings, type parameters: what is new in the grammar."""
    random = w.random
    w.guarded(lambda: w.line(f"t = {formats.f_string(w.expressions, 2, 't')}; print(t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])"))
    name = w.fresh("G")
    w.line(f"def {name}[T, *Ts, **P](x: T) -> T: return x")
    w.line(f"class {name}Box[A: int = bool]: value: A")
    w.line(f"type {name}Alias[B] = list[B] | {random.choice(['None', 'int', 'dict[str, B]'])}")
    uses = [f"{name}.__type_params__", f"{name}Box.__type_params__[0].__bound__", f"{name}Box[int]", f"{name}Alias.__value__", f"{name}Alias[str].__args__", f"{name}Box.__annotations__", f"{name}(3)", f"list[int] | None", f"isinstance({w.any(1)}, int | str)", f"annotationlib.get_annotations({name}, format=annotationlib.Format.STRING)", f"{name}Alias"]
    w.line("show(" + ", ".join(f"lambda: {use}" for use in random.sample(uses, 4)) + ")")
    w.line(f"print(f\"{{f'{{{w.make('i', 1)}:>{{{random.randint(1, 9)}}}}}'!r:^{{20}}}}\")")


def scopes(w):
    random = w.random
    name = w.fresh("s")
    w.line(f"{name} = {w.make('i', 1)}")
    w.open(f"def use{name}():")
    w.line(random.choice([f"global {name}", f"{name} = 5", "pass", f"print({name})"]))
    w.line(random.choice([f"{name} = {w.make('i', 1)}", f"del {name}", f"print({name}); {name} = 1", "pass"]))
    w.line(f"class Inner: {name} = {random.choice([name, '7'])}; values = [{random.choice(['i', name])} for i in range(2)]")
    w.line(f"return Inner.{name}, Inner.values, sorted(locals()), {name}")
    w.close()
    w.line(f"show(use{name}, use{name}, lambda: {name}, lambda: eval('{name} + 1'), lambda: exec('{name} = 3') or {name}, lambda: [{name} := i for i in range(3)], lambda: eval('x{name}', {{'x{name}': 4}}))")


TOPICS = [function, function, closure, generator, generator, operators, operators, hierarchy, managers, coroutine, template, scopes]
