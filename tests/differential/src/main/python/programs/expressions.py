"""Expressions of a wanted type. What could grow without bounds takes small numbers only."""

import re

from . import formats, literals

MATH = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "expm1", "exp2",
    "log", "log2", "log10", "log1p", "sqrt", "cbrt", "gamma", "lgamma", "erf", "erfc", "degrees", "radians", "fabs",
]
TYPES = "ifcsbtLSDET"

# Templates: {i} is an int, {f} a float, {c} a complex, {s} a str, {b} bytes, {t} a bool, {L} a list of ints, {S} a list of str,
# {D} a dict from str to int, {E} a set of ints, {T} a tuple of anything; {n} a small int, {x} a local name.
TEMPLATES = {
    "i": """
({i} + {i}) ({i} - {i}) ({i} * {i}) ({i} // {i}) ({i} % {i}) ({i} & {i}) ({i} | {i}) ({i} ^ {i}) ({i} << {n}) ({i} >> {n})
({i} ** {n}) (-{i}) (~{i}) abs({i}) int({f}) int({s}) int({s}, 16) len({s}) len({L}) len({b}) len({D}) len({E}) round({f})
round({i}, -{n}) min({i}, {i}) max({i}, {i}, {i}) sum({L}) {L}[{n}] {L}[-{n}] {D}[{s}] {D}.get({s}, {i}) {s}.find({s}) {s}.rindex({s})
{s}.count({s}) {L}.count({i}) {L}.index({i}) {b}[{n}] {b}.find({b}) ({i}).bit_length() ({i}).bit_count() divmod({i}, {i})[0] divmod({i}, {i})[1]
pow({i}, {n}, {i}) pow({i}, -1, {i}) math.gcd({i}, {i}) math.lcm({n}, {n}) math.isqrt({i}) math.factorial({n}) math.comb({n}, {n}) math.perm({n}, 2)
math.floor({f}) math.ceil({f}) math.trunc({f}) hash({i}) steady_hash({f}) steady_hash(({i}, {i})) ord({s}[0]) ord({s}) int.from_bytes({b}, 'big')
int.from_bytes({b}, 'little', signed=True) ({i} if {t} else {i}) ({i} and {i}) ({i} or {i}) (lambda {x}: {x} * {x} - {i})({i}) next(iter({L}), {i})
functools.reduce(operator.xor, {L}, {i}) bisect.bisect(sorted({L}), {i}) zlib.crc32({b}) operator.index({i}) len(range({i}, {i}, {i})) range({i}, {i})[{n}]
math.prod({L}) sum(1 for {x} in {L} if {x} > {i}) struct.unpack('<i', struct.pack('<f', {f}))[0] ({t} + {t}) round({i} / {i})
({f}).as_integer_ratio()[1] len(str({i})) operator.floordiv({i}, {i}) ({i}).__divmod__({i})[1] (-{i} % {i}) int('{n}' * {n}) sum(map(ord, {s})) math.sumprod({L}, {L})
""",
    "f": """
({f} + {f}) ({f} - {f}) ({f} * {f}) ({f} / {f}) ({i} / {i}) ({f} // {f}) ({f} % {f}) ({f} ** {f}) (-{f}) abs({f}) float({i}) float({s}) round({f}, {n})
math.{m}({f}) math.{m}({f}) math.{m}({i}) math.pow({f}, {f}) math.fmod({f}, {f}) math.remainder({f}, {f}) math.hypot({f}, {f}) math.atan2({f}, {f})
math.copysign({f}, {f}) math.ldexp({f}, {n}) math.frexp({f})[0] math.modf({f})[0] math.nextafter({f}, {f}) math.ulp({f}) math.fsum([{f}, {f}, {f}])
math.fma({f}, {f}, {f}) math.dist([{f}, {f}], [{f}, {f}]) float.fromhex(({f}).hex()) sum([{f}, {f}, {f}]) max({f}, {f}) min({f}, {i}) ({c}).real ({c}).imag abs({c})
struct.unpack('<d', struct.pack('<d', {f}))[0] struct.unpack('>f', struct.pack('>f', {f}))[0] struct.unpack('<e', struct.pack('<e', {f}))[0] ({f} if {t} else {f})
divmod({f}, {f})[1] statistics.mean([{f}, {f}]) statistics.median({L}) float(fractions.Fraction({i}, {i})) float(decimal.Decimal({s})) math.log({i}, {i}) ({i} ** -{n})
cmath.phase({c}) float(repr({f})) math.exp(-abs({f})) math.sqrt(abs({f})) json.loads(json.dumps({f})) float('%.{n}e' % {f})
""",
    "c": """
({c} + {c}) ({c} - {c}) ({c} * {c}) ({c} / {c}) ({c} ** {n}) (-{c}) complex({f}, {f}) complex({i}) complex({s}) ({c}).conjugate() ({f} + {n}j) ({c} * {f})
cmath.sqrt({c}) cmath.exp({c}) cmath.log({c}) cmath.sin({c}) cmath.tanh({c}) cmath.rect({f}, {f}) ({c} if {t} else {n}j) ({f} - {c}) sum([{c}, {c}])
""",
    "s": """
({s} + {s}) ({s} * {n}) {s}[{n}] {s}[{sl}] {s}[{sl}] str({i}) str({f}) repr({f}) repr({s}) ascii({s}) str({b}, 'utf-8', 'replace') chr({i} % 0x110000) hex({i}) oct({i})
bin({n}) {s}.upper() {s}.lower() {s}.title() {s}.swapcase() {s}.capitalize() {s}.casefold() {s}.strip() {s}.lstrip({s}) {s}.rstrip({s}) {s}.center({n}, '*')
{s}.ljust({n}, '.') {s}.zfill({n}) {s}.replace({s}, {s}) {s}.replace({s}, {s}, {n}) {s}.join({S}) {s}.expandtabs({n}) {s}.removeprefix({s}) {s}.removesuffix({s})
{s}.partition({s})[2] {s}.rpartition({s})[0] {s}.translate(str.maketrans('abc', 'xyz', 'l')) {s}.translate({{97: 'AA', 98: None}}) {b}.hex() {b}.hex('-', 2) ({f}).hex()
format({i}, {fi}) format({i}, {fi}) format({f}, {ff}) format({f}, {ff}) format({f}, {ff}) format({s}, {fs}) format({c}, {ff}) {fstring} {fstring} {fstring} ({pi} % {i})
({pi} % ({f},)) ({pf} % {f}) ({ps} % ({s},)) ({ps} % ({L},)) '{{}} {{!r}}'.format({i}, {s}) '{{0[0]}} {{1.real}}'.format({s}, {i}) '{{a:>{{w}}}}'.format(a={s}, w={n})
{s}.encode({enc}, {err}).hex() unicodedata.normalize({nf}, {s}) unicodedata.name({s}[0], '?') max({S}, default={s}) min({s}, {s}) ({s} if {t} else {s})
''.join(sorted({s})) ''.join(reversed({s})) {S}[{n}] json.dumps({T}) json.dumps({D}, indent={n}, sort_keys=True) json.dumps({s}) textwrap.fill({s}, {n} + 1) re.sub({re}, {s}, {s})
re.sub({re}, lambda m: m.group().upper(), {s}) re.escape({s}) string.capwords({s}) {b}.decode({enc}, {err}) {b}.decode() str({T}) str({D}) type({any}).__name__
hashlib.sha256({b}).hexdigest()[:12] hashlib.md5({b}).hexdigest() urllib.parse.quote({s}, errors='replace') html.escape({s}) base64.b64encode({b}).decode() str(decimal.Decimal({i}))
str(fractions.Fraction({f})) repr({any}) {s}.format() '{{:{{}}}}'.format({i}, {fi}) {s}.__format__({fs}) textwrap.dedent({s}) str({t}) "".join(chr(ord(z) ^ 1) for z in {s})
""",
    "b": """
({b} + {b}) ({b} * {n}) {b}[{sl}] {b}.upper() {b}.replace({b}, {b}) {b}.strip() {b}.join([{b}, {b}]) bytes({L}) bytes({n}) ({i}).to_bytes({n}, 'big') ({i}).to_bytes({n}, 'little', signed=True)
{s}.encode() {s}.encode({enc}, {err}) bytes.fromhex({s}) struct.pack('>hIq', {i}, {i}, {i}) struct.pack('<bHd', {i}, {i}, {f}) bytearray({b}) bytes(memoryview({b})[{sl}])
base64.b64encode({b}) base64.b64decode({b}) binascii.hexlify({b}) zlib.decompress(zlib.compress({b})) {b}.center({n}, b'-') {b}.translate(None, b'a') {b}.zfill({n})
(b'%d %s' % ({i}, {b})) (b'%a' % ({s},)) ({b} if {t} else {b}) bytes(reversed({b})) {b}.title() {b}.removeprefix({b}) pickle.dumps({L})[2:9] bytes(x ^ {n} for x in {b})
""",
    "t": """
({i} < {i}) ({i} == {f}) ({f} <= {f}) ({f} != {f}) ({s} < {s}) ({s} in {s}) ({i} in {L}) ({s} in {D}) ({b} == {b}) ({i} > {i} > {i}) (not {any}) bool({any}) ({t} and {t}) ({t} or {t}) ({t} ^ {t})
{s}.isdigit() {s}.isalpha() {s}.isupper() {s}.isidentifier() {s}.isspace() {s}.isnumeric() {s}.isdecimal() {s}.istitle() {s}.isprintable() {s}.startswith({s}) {s}.endswith(({s}, {s})) math.isnan({f})
math.isinf({f}) math.isclose({f}, {f}) ({f}).is_integer() isinstance({any}, ({ty}, {ty})) all({L}) any({L}) ({L} < {L}) ({T} == {T}) ({E} <= {E}) ({E}.isdisjoint({E})) callable({any}) ({any} is None)
(re.search({re}, {s}) is not None) issubclass({ty}, {ty}) ({i} == {i} != {i}) ({c} == {c}) (({i}).__eq__({f})) (fractions.Fraction({i}, 7) < {f}) (decimal.Decimal({i}) == {i}) ({i} < {s})
""",
    "L": """
[{i}, {i}, {i}] [{i}, *{L}] list(range({n})) list(range({n}, -{n}, -1)) sorted({L}) sorted({L}, reverse=True) sorted({L}, key=lambda {x}: {x} % ({n}+1)) {L}[{sl}] {L}[{sl}] ({L} + {L}) ({L} * 2) list(reversed({L}))
[{x} * {x} for {x} in {L}] [{x} for {x} in {L} if {x} % 2] [{x} + y for {x} in range({n}) for y in {L}[:3]] list(map(abs, {L})) list(filter(None, {L})) [ord({x}) for {x} in {s}] list({b}) list({E})
list(itertools.accumulate({L})) list(itertools.chain({L}, {L})) list(itertools.islice({L}, {n}, None, 2)) list(itertools.takewhile(lambda {x}: {x} < {i}, {L})) [sum(z) for z in zip({L}, {L})]
[len(list(g)) for k, g in itertools.groupby({L}, key=lambda z: z % 2)] list(itertools.compress({L}, {L})) heapq.nsmallest({n}, {L}) list(heapq.merge(sorted({L}), sorted({L}))) list({D}.values()) list(dict.fromkeys({L})) [k for k, v in enumerate({L}) if v]
list(array.array('q', {L})) list(memoryview({b})) [*{L}, *{E}] list(struct.unpack('3B', {b}[:3])) [(lambda y: y - {i})(z) for z in {L}] list(collections.deque({L}, {n})) [a for a, *_ in [({i}, {s}), ({i},)]]
copy.deepcopy({L}) pickle.loads(pickle.dumps({L})) json.loads(json.dumps({L})) [int(m.group()) for m in re.finditer('[0-9]+', {s})] sum([{L}, {L}], []) ({L} if {t} else [])
[max(z) for z in itertools.pairwise({L})] [sum(z) for z in itertools.batched({L}, 2)] [sum(z) for z in itertools.product({L}[:3], {L}[:2])] [int(z) for z in str({i})]
""",
    "S": """
[{s}, {s}] {s}.split() {s}.split({s}) {s}.split(None, {n}) {s}.rsplit(',', {n}) {s}.splitlines() {s}.splitlines(True) list({s}) sorted({S}) sorted({S}, key=len) sorted({S}, key=str.lower, reverse=True) {S}[{sl}]
[{x}.upper() for {x} in {S}] list(map(str, {L})) re.findall({re}, {s}) re.split({re}, {s}) sorted({D}) [f'{{{x}!r:>6}}' for {x} in {L}] list({s}.partition({s})) ({S} + {S}) textwrap.wrap({s}, 4) shlex.split({s})
[''.join(z) for z in itertools.permutations({s}[:3])] [''.join(z) for z in itertools.combinations({s}[:4], 2)] [hex({x}) for {x} in {L}] csv.reader([{s}]).__next__() difflib.get_close_matches({s}, {S})
[k + str(v) for k, v in {D}.items()] [unicodedata.category(z) for z in {s}] [type(z).__name__ for z in {T}] [str(z) for z in zip({s}, {L})] [a or b for a, b in itertools.zip_longest({S}, {S})]
""",
    "D": """
{{'alpha': {i}, 'beta': {i}}} {{**{D}, {s}: {i}}} dict(mu={i}, nu={i}) dict(zip({S}, {L})) {{{x}: len({x}) for {x} in {S}}} ({D} | {D}) dict(collections.Counter({s})) dict(sorted({D}.items()))
{{k: v for k, v in {D}.items() if v > {i}}} dict.fromkeys({S}, {i}) dict(collections.ChainMap({D}, {D})) copy.copy({D}) json.loads(json.dumps({D})) dict(collections.Counter({s}).most_common({n}))
dict(collections.Counter({s}) - collections.Counter({s})) dict([({s}, {i})]) ({D} if {t} else {{}}) {{v: k for k, v in enumerate({S})}} dict(collections.OrderedDict({D})) {{str(z): z for z in {L}}}
""",
    "E": """
{{{i}, {i}}} set({L}) ({E} | {E}) ({E} & {E}) ({E} - {E}) ({E} ^ {E}) {{{x} // 2 for {x} in {L}}} frozenset({L}) set({b}) set(map(len, {S})) {E}.union({L}) {E}.difference({L}, [{i}]) set() ({E} if {t} else set())
""",
    "T": """
({i}, {s}) ({any}, {any}, {any}) ({any},) tuple({L}) divmod({i}, {i}) divmod({f}, {f}) math.frexp({f}) math.modf({f}) ({f}).as_integer_ratio() {s}.partition({s}) tuple({S}) ({T} + {T}) {T}[{sl}] (None, {t}, ...)
(*{L}, {any}) tuple(zip({L}, {s})) tuple({D}.items()) ({L}, {D}) (type({any}), {any}) decimal.Decimal({s}).as_tuple() cmath.polar({c}) struct.unpack('<hh', {b}[:4]) tuple(sorted({E})) urllib.parse.urlsplit({s})
""",
}

ENCODINGS = "utf-8 ascii latin-1 utf-16 utf-16-le utf-32-be utf-7 cp1252 utf-8-sig punycode unicode_escape cp437 koi8-r"
ERRORS = "strict replace ignore backslashreplace surrogateescape surrogatepass xmlcharrefreplace namereplace"

# What stands for a name in braces that is no type.
CHOICES = {
    "m": MATH,
    "ty": ["int", "str", "float", "bool", "list", "dict", "tuple", "bytes", "object", "complex", "type(None)"],
    "enc": [repr(name) for name in ENCODINGS.split()],
    "err": [repr(name) for name in ERRORS.split()],
    "nf": ["'NFC'", "'NFD'", "'NFKC'", "'NFKD'"],
    "re": [
        r"r'[a-z]+'", r"r'\d+'", r"r'\w+|\s'", r"r'(a|b)(c)?'", r"r'^\S'", r"r'.*?l'", r"r'(?i)X'", r"r'(?P<n>\w)\1?'", r"r'\b'",
        r"r'[^,]*'", r"r'(?<=a)b'", r"r'(?!a)\w'", r"r'(?s).{2}'", r"r'x*'", r"r'[äöüß😀]'", r"r'(\w+)=(\w+)'", r"r'(?>a+)b'", r"r'a{1,3}+'",
    ],
}


def _split(text):
    """The templates of a text: spaces stand between them, outside of brackets and quotes."""
    templates, current, depth, quote = [], "", 0, None
    for character in text:
        if quote:
            quote = None if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if character in " \n" and depth == 0 and not quote:
            templates.append(current)
            current = ""
        else:
            current += " " if character == "\n" else character
    return [template for template in templates + [current] if template]


def _parse(template):
    """Text at even places, what is to be filled in at odd ones."""
    parts = [""]
    for piece in re.split(r"(\{\{|\}\}|\{\w+\})", template):
        if piece in ("{{", "}}"):
            parts[-1] += piece[0]
        elif piece.startswith("{"):
            parts += [piece[1:-1], ""]
        else:
            parts[-1] += piece
    return parts


PARSED = {kind: [_parse(template) for template in _split(text)] for kind, text in TEMPLATES.items()}

LEAVES = {
    "i": literals.integer,
    "f": literals.real,
    "s": literals.text,
    "b": literals.octets,
    "c": lambda r: f"({literals.real(r)} {r.choice('+-')} {r.choice(['1', '0.5', '2.25', '0.0', '1e200'])}j)",
    "t": lambda r: r.choice(["True", "False"]),
    "L": lambda r: "[" + ", ".join(literals.integer(r) for _ in range(r.randint(0, 5))) + "]",
    "S": lambda r: "[" + ", ".join(literals.text(r) for _ in range(r.randint(0, 4))) + "]",
    "D": lambda r: "{" + ", ".join(f"{r.choice(literals.WORDS)!r}: {literals.integer(r)}" for _ in range(r.randint(0, 4))) + "}",
    "E": lambda r: "{" + ", ".join(literals.integer(r) for _ in range(r.randint(1, 5))) + "}",
    "T": lambda r: f"({literals.integer(r)}, {literals.text(r)}, {literals.real(r)})",
}


class Expressions:
    """Makes expressions of the variables that a program has so far."""

    def __init__(self, random):
        self.random = random
        self.variables = {kind: [] for kind in TYPES}
        self.names = 0

    def fresh(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def leaf(self, kind):
        variables = self.variables[kind]
        if variables and self.random.random() < 0.6:
            return self.random.choice(variables)
        return LEAVES[kind](self.random)

    def make(self, kind, depth=3):
        """An expression of the type, nested at most so deep."""
        if depth <= 0 or self.random.random() < 0.15:
            return self.leaf(kind)
        parts = self.random.choice(PARSED[kind])
        local = None
        text = parts[0]
        for i in range(1, len(parts), 2):
            code = parts[i]
            if code == "x":
                local = local or self.fresh("x")
                text += local
            elif code in TEMPLATES:
                text += self.make(code, depth - 1)
            else:
                text += self._special(code, depth)
            text += parts[i + 1]
        return text

    def any(self, depth=2):
        return self.make(self.random.choice(TYPES), depth)

    def _special(self, code, depth):
        random = self.random
        if code == "n":
            return str(random.randint(0, 9))
        if code == "any":
            return self.any(depth - 1)
        if code == "sl":
            bounds = [random.choice(["", "", "1", "2", "-1", "-3", "5", "0", "100"]) for _ in range(2)]
            return ":".join(bounds) + random.choice(["", "", "", ":2", ":-1", ":-2", ":0"])
        if code in CHOICES:
            return random.choice(CHOICES[code])
        return formats.make(code, self, depth)
