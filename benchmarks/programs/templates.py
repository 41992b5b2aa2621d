"""A template engine: tokens by regex, a tree of nodes, render with loops, tests and filters."""

import html
import re

TOKEN = re.compile(r"({{.*?}}|{%.*?%})", re.DOTALL)

FILTERS = {
    "upper": str.upper,
    "title": str.title,
    "length": lambda value: str(len(value)),
    "money": lambda value: f"{value / 100:,.2f}",
    "escape": lambda value: html.escape(str(value)),
}


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, context, out):
        out.append(self.text)


class Output:
    def __init__(self, expression):
        path, *filters = [part.strip() for part in expression.split("|")]
        self.path = path.split(".")
        self.filters = [FILTERS[name] for name in filters]

    def render(self, context, out):
        value = lookup(context, self.path)
        for apply in self.filters:
            value = apply(value)
        out.append(str(value))


class Loop:
    def __init__(self, name, path, body):
        self.name = name
        self.path = path.split(".")
        self.body = body

    def render(self, context, out):
        inner = dict(context)
        for index, value in enumerate(lookup(context, self.path)):
            inner[self.name] = value
            inner["index"] = index
            for node in self.body:
                node.render(inner, out)


class Test:
    def __init__(self, path, body, otherwise):
        self.path = path.split(".")
        self.body = body
        self.otherwise = otherwise

    def render(self, context, out):
        for node in self.body if lookup(context, self.path) else self.otherwise:
            node.render(context, out)


def lookup(context, path):
    value = context
    for name in path:
        value = value[name] if isinstance(value, dict) else getattr(value, name)
    return value


def parse(tokens, ends=()):
    nodes = []
    for token in tokens:
        if token.startswith("{{"):
            nodes.append(Output(token[2:-2]))
        elif token.startswith("{%"):
            words = token[2:-2].split()
            if words[0] in ends:
                return nodes, words[0]
            if words[0] == "for":
                body, _ = parse(tokens, ("endfor",))
                nodes.append(Loop(words[1], words[3], body))
            elif words[0] == "if":
                body, end = parse(tokens, ("else", "endif"))
                otherwise = parse(tokens, ("endif",))[0] if end == "else" else []
                nodes.append(Test(words[1], body, otherwise))
            else:
                raise SyntaxError(f"unknown tag {words[0]!r}")
        elif token:
            nodes.append(Text(token))
    return nodes, None


PAGE = """<html><head><title>{{ title | title | escape }}</title></head>
<body>{% if user.admin %}<b>{{ user.name | upper }}</b>{% else %}{{ user.name }}{% endif %}
<table>{% for row in rows %}
<tr class="r{{ index }}">{% for cell in row.cells %}<td>{{ cell | escape }}</td>{% endfor %}
<td>{{ row.price | money }}</td>{% if row.sale %}<td>on sale</td>{% endif %}</tr>{% endfor %}
</table>{{ rows | length }} rows</body></html>"""


def run():
    rows = [
        {"cells": [i, f"<item {i}>", f"a & b {i % 7}"], "price": i * 1234, "sale": i % 4 == 0}
        for i in range(120)
    ]
    checksum = 0
    for turn in range(36):
        nodes, _ = parse(iter(TOKEN.split(PAGE)))
        out = []
        context = {
            "title": f"stock list {turn}",
            "user": {"name": "ada", "admin": turn % 2 == 0},
            "rows": rows,
        }
        for node in nodes:
            node.render(context, out)
        page = "".join(out)
        checksum += len(page) + page.count("on sale") + sum(page.encode()[::97])
    return checksum
