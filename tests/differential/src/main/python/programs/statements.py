"""Statements: assignments, control flow, functions, exceptions, pattern matching. Loops are over something short."""

import re

from .expressions import TYPES

ERRORS = ["ValueError", "TypeError", "KeyError", "ZeroDivisionError", "IndexError", "ArithmeticError", "LookupError", "OSError", "RuntimeError", "AttributeError"]
BINARY = ["+", "-", "*", "//", "%", "&", "|", "^"]
NAMES = re.compile(r"\bp[0-9]+\b")


class Statements:
    """Writes lines; what they may use stands in `expressions`."""

    def __init__(self, expressions):
        self.expressions = expressions
        self.random = expressions.random
        self.lines = []
        self.indent = 0

    # Writing

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def open(self, text):
        self.line(text)
        self.indent += 1

    def close(self):
        self.indent -= 1

    def make(self, kind, depth=2):
        return self.expressions.make(kind, depth)

    def any(self, depth=2):
        return self.expressions.any(depth)

    def fresh(self, prefix="v"):
        return self.expressions.fresh(prefix)

    def block(self, header, depth, most=3):
        self.open(header)
        for _ in range(self.random.randint(1, most)):
            self.statement(depth - 1)
        self.close()

    def guarded(self, write):
        """What `write` writes, with its exception printed."""
        self.open("try:")
        write()
        self.close()
        self.open("except Exception as error:")
        self.line("report(error)")
        self.close()

    # Statements

    def declare(self):
        """A variable that surely has a value."""
        kind = self.random.choice(TYPES)
        name = self.fresh()
        self.line(f"{name} = {self.expressions.leaf(kind)}")
        self.expressions.variables[kind].append(name)

    def show(self):
        values = ", ".join(f"lambda: {self.any(3)}" for _ in range(self.random.randint(1, 4)))
        self.line(f"show({values})")

    def statement(self, depth):
        if depth <= 0:
            self.random.choice([self.show, self.assign, self.augment])()
            return
        choice = self.random.choice(
            [self.show, self.show, self.assign, self.augment, self.unpack, self.change, self.condition, self.loop, self.while_loop, self.attempt, self.match, self.walrus, self.delete]
        )
        if choice in (self.condition, self.loop, self.while_loop, self.attempt, self.match):
            choice(depth)
        else:
            choice()

    def target(self, kind):
        names = self.expressions.variables[kind]
        return self.random.choice(names) if names else None

    def assign(self):
        kind = self.random.choice(TYPES)
        name = self.target(kind)
        if name is None:
            self.show()
        else:
            self.line(f"{name} = clip({self.make(kind, 3)})")

    def augment(self):
        kind = self.random.choice("iiifsLE")
        name = self.target(kind)
        if name is None:
            self.show()
            return
        if kind == "i":
            self.line(f"{name} {self.random.choice(BINARY)}= {self.make('i', 2)}; {name} = clip({name})")
        elif kind == "f":
            self.line(f"{name} {self.random.choice('+-*/')}= {self.make('f', 2)}")
        elif kind == "E":
            self.line(f"{name} {self.random.choice('|&-^')}= {self.make('E', 2)}; {name} = clip({name})")
        else:
            self.line(f"{name} += {self.make(kind, 2)}; {name} = clip({name})")

    def unpack(self):
        names = [self.fresh("u") for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.5:
            i = self.random.randrange(len(names))
            targets = names[:i] + ["*" + names[i]] + names[i + 1 :]
        else:
            targets = names
        text = ", ".join(targets) + ","
        if self.random.random() < 0.2:
            text = f"({text}), {self.fresh('u')}"
        self.line(f"{text} = {self.make(self.random.choice('LSTsb'), 2)}")
        self.line(f"print({', '.join(names)})")

    def change(self):
        """Changes a container in place."""
        random = self.random
        kind = random.choice("LLDESb")
        name = self.target(kind)
        if name is None:
            self.assign()
            return
        number, word = self.make("i", 1), self.make("s", 1)
        bounds = self.expressions._special("sl", 0)
        lists = [
            f"{name}.append({number})", f"{name}.insert({number}, {number})", f"{name}.extend({self.make('L', 1)})", f"print({name}.pop({random.choice(['', '0', '-1', '3'])}))",
            f"{name}.remove({number})", f"{name}.sort()", f"{name}.reverse()", f"{name}[{bounds}] = {self.make('L', 2)}", f"del {name}[{bounds}]", f"{name}[{random.randint(-3, 3)}] = {number}",
            f"{name}.sort(key=lambda q: q % 5, reverse=True)", f"{name} *= {random.randint(0, 3)}", f"{name}[1:1] = {name}", f"{name}.clear()", f"heapq.heapify({name})", f"heapq.heappush({name}, {number})",
        ]
        changes = {
            "L": lists,
            "S": [f"{name}.append({word})", f"{name}.sort()", f"{name}.sort(key=len)", f"{name}[{bounds}] = {word}", f"print({name}.pop())"],
            "D": [
                f"{name}[{word}] = {number}", f"del {name}[{word}]", f"print({name}.pop({word}, None))", f"print({name}.popitem())", f"{name}.update({self.make('D', 2)})", f"{name} |= {self.make('D', 1)}",
                f"print({name}.setdefault({word}, {number}))", f"{name}.update(beta={number})", f"print(list(reversed({name})))", f"print({name}.keys() & {self.make('D', 1)}.keys())",
            ],
            "E": [f"{name}.add({number})", f"{name}.discard({number})", f"{name}.remove({number})", f"{name}.update({self.make('L', 2)})", f"{name}.symmetric_difference_update({self.make('L', 1)})"],
            "b": [f"print(memoryview({name})[{bounds}].tolist())", f"print({name}.split(b'a'))", f"print({name}.partition({self.make('b', 1)}))", f"print({name}.splitlines())"],
        }
        self.line(random.choice(changes[kind]))
        self.line(f"{name} = clip({name})")

    def walrus(self):
        name = self.fresh("w")
        self.line(f"print(({name} := {self.make('i', 2)}) if {self.make('t', 2)} else [{name} := {self.random.randint(0, 9)}, {name} ** 2])")

    def delete(self):
        name = self.fresh("d")
        self.line(f"{name} = {self.any(1)}; del {name}")
        if self.random.random() < 0.3:
            self.line(f"print({name})")

    def condition(self, depth):
        self.block(f"if {self.make('t', 2)}:", depth)
        for _ in range(self.random.choice([0, 0, 1, 2])):
            self.block(f"elif {self.any(2)}:", depth, 2)
        if self.random.random() < 0.6:
            self.block("else:", depth, 2)

    def loop(self, depth):
        random = self.random
        name = self.fresh("e")
        form = random.randint(0, 5)
        if form == 0:
            header = f"for {name} in range({random.randint(0, 5)}):"
        elif form == 1:
            header = f"for {name} in {self.make('L', 2)}[:5]:"
        elif form == 2:
            header = f"for {self.fresh('e')}, {name} in enumerate({self.make('L', 1)}[:4], {random.randint(0, 3)}):"
        elif form == 3:
            header = f"for {self.fresh('e')}, {name} in sorted({self.make('D', 1)}.items())[:4]:"
        elif form == 4:
            header = f"for {name}, *{self.fresh('e')} in zip({self.make('L', 1)}[:4], {self.make('s', 1)}):"
        else:
            header = f"for {name} in map(len, {self.make('S', 2)}[:4]):"
        self.open(header)
        self.expressions.variables["i"].append(name)
        for _ in range(random.randint(1, 3)):
            self.statement(depth - 1)
        if random.random() < 0.3:
            self.open(f"if {self.make('t', 1)}:")
            self.line(random.choice(["break", "continue"]))
            self.close()
        self.line(f"print({name})")
        self.close()
        self.expressions.variables["i"].remove(name)
        if random.random() < 0.3:
            self.block("else:", depth, 1)

    def while_loop(self, depth):
        count = self.fresh("n")
        self.line(f"{count} = {self.random.randint(0, 4)}")
        self.open(f"while {count} > 0 and {self.make('t', 1)}:" if self.random.random() < 0.4 else f"while {count}:")
        self.line(f"{count} -= 1")
        for _ in range(self.random.randint(1, 2)):
            self.statement(depth - 1)
        self.close()
        if self.random.random() < 0.3:
            self.block("else:", depth, 1)

    def attempt(self, depth):
        random = self.random
        star = "*" if random.random() < 0.15 else ""
        self.open("try:")
        self.statement(depth - 1)
        if random.random() < 0.7:
            self.raise_one(star)
        self.close()
        for _ in range(random.randint(1, 2)):
            names = random.sample(ERRORS, random.randint(1, 3))
            self.open(f"except{star} {names[0] if len(names) == 1 else '(' + ', '.join(names) + ')'} as error:")
            self.line("report(error)")
            if random.random() < 0.25:
                self.line(random.choice(["raise", "raise RuntimeError('again')", "raise KeyError(1) from error", "raise LookupError from None", "error.add_note('noted')", "raise error.with_traceback(None)"]))
            self.close()
        if not star and random.random() < 0.3:
            self.block("except Exception:", depth, 1)
        if random.random() < 0.3:
            self.block("else:", depth, 1)
        if random.random() < 0.4:
            self.block("finally:", depth, 1)

    def raise_one(self, star):
        random = self.random
        error = random.choice(ERRORS)
        if random.random() < 0.5:
            self.open(f"if {self.make('t', 1)}:")
        else:
            self.open("if True:")
        if star:
            self.line(f"raise ExceptionGroup({self.make('s', 1)} or 'g', [{error}({self.make('i', 1)}), ValueError({self.make('s', 1)}), ExceptionGroup('inner', [{random.choice(ERRORS)}()])])")
        else:
            self.line(f"raise {error}({random.choice(['', self.make('s', 1), self.make('i', 1), self.make('T', 1), 'None'])})")
        self.close()

    def pattern(self, depth=2):
        random = self.random
        form = random.randint(0, 12) if depth else random.randint(0, 5)
        if form == 0:
            return "_"
        if form in (1, 2):
            return self.fresh("p")
        if form == 3:
            return random.choice(["0", "1", "-1", "2.5", "'abc'", "None", "True", "b'a'", "1+2j", "''"])
        if form == 4:
            return random.choice(["int()", "str()", "float()", "list()", "bool()", "tuple()"])
        if form == 5:
            return f"{random.choice(['int', 'str', 'float', 'bytes'])}({self.fresh('p')})"
        if form in (6, 7, 8):
            inner = [self.pattern(depth - 1) for _ in range(random.randint(0, 3))]
            if random.random() < 0.5:
                inner.insert(random.randint(0, len(inner)), random.choice(["*_", "*" + self.fresh("p")]))
            return "[" + ", ".join(inner) + "]"
        if form == 9:
            pairs = [f"{word!r}: {self.pattern(depth - 1)}" for word in random.sample(["alpha", "beta", "mu"], random.randint(0, 2))]
            if random.random() < 0.4:
                pairs.append("**" + self.fresh("p"))
            return "{" + ", ".join(pairs) + "}"
        if form == 10:
            return f"complex(real={self.pattern(0)})"
        if form == 11:
            return f"({random.choice(['0', 'None', '[]', 'str()'])} | {random.choice(['int()', '[_]', '{}', 'float()'])}) as {self.fresh('p')}"
        return f"[{self.pattern(0)}, {self.pattern(0)}] as {self.fresh('p')}"

    def match(self, depth):
        self.open(f"match {self.any(3)}:")
        for _ in range(self.random.randint(1, 4)):
            pattern = self.pattern()
            if pattern == "_" or (pattern[0] == "p" and pattern[1:].isdigit()):
                pattern += f" if {self.make('t', 1)}"
            bound = [word for word in NAMES.findall(pattern) if word[0] == "p"]
            self.open(f"case {pattern}:")
            self.line(f"print({', '.join(['0', *bound])})")
            self.statement(depth - 1)
            self.close()
        self.open("case _:")
        self.line("print('nothing')")
        self.close()
        self.close()
