"""What a program may be about: modules of the standard library."""


def shown(w, uses, count=6):
    w.line("show(" + ", ".join(f"lambda: {use}" for use in w.random.sample(uses, min(count, len(uses)))) + ")")


def decimals(w):
    r = w.random
    numbers = ["'1.1'", "'-0'", "'1E+5'", "'NaN'", "'Infinity'", "'sNaN'", "'123.4500'", "'9' * 30", "'1e-20'", "'0.00001'", "'7'", "3.3", "'-2.5'", "'1e999'", w.make("s", 1), w.make("i", 1), w.make("f", 1)]
    a, b = r.choice(numbers), r.choice(numbers)
    w.open(f"with decimal.localcontext(prec={r.choice([3, 9, 28, 50])}, rounding=decimal.{r.choice(['ROUND_HALF_EVEN', 'ROUND_UP', 'ROUND_FLOOR', 'ROUND_HALF_DOWN', 'ROUND_05UP'])}) as context:")
    if r.random() < 0.3:
        w.line(f"context.traps[decimal.{r.choice(['Inexact', 'DivisionByZero', 'InvalidOperation', 'FloatOperation', 'Overflow'])}] = {r.choice(['True', 'False'])}")
    w.guarded(lambda: w.line(f"a, b = decimal.Decimal({a}), decimal.Decimal({b}); print(a, b)"))
    w.line("if 'a' not in vars() or not isinstance(a, decimal.Decimal): a = b = decimal.Decimal('1.25')")
    uses = ["a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** 2", "a ** b if abs(b) < 50 else b", "-a", "+a", "abs(a)", "a.sqrt()", "a.ln()", "a.exp() if abs(a) < 100 else a", "a.log10()", "a.quantize(decimal.Decimal('0.01'))", "a < b", "a == b", "a.compare(b)", "a.normalize()"]
    uses += ["a.to_eng_string()", "a.as_tuple()", "round(a, 2)", "steady_hash(a)", "float(a)", "a.adjusted()", "f'{a:.3f}'", "f'{a:e} {a:,} {a:>20}'", "a.fma(b, 3)", "a.next_plus()", "a.scaleb(2)", "a.is_nan()", "divmod(a, b)", "a.remainder_near(b)", "a.logb()", "max(a, b)", "sorted(str(f) for f, v in context.flags.items() if v)", "repr(a)", "a.as_integer_ratio() if abs(a) < 10**50 else 0", "a.shift(2)", "a.copy_sign(b)", "a.logical_and(b)", "a.to_integral_value()", "a + 1.5", "a == 1.1"]
    shown(w, uses, 8)
    w.close()


def fractions_(w):
    a = f"fractions.Fraction({w.make('i', 1)}, {w.make('i', 1)})"
    w.guarded(lambda: w.line(f"a = {a}; b = fractions.Fraction({w.random.choice([w.make('f', 1), w.make('s', 0), repr('3/7'), repr(' -1.25e-2 ')])}); print(a, b)"))
    uses = ["a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** 3", "a ** -2", "float(a)", "a.limit_denominator(10)", "round(a, 1)", "round(a)", "math.floor(b)", "hash(a)", "a < b", "a == 0.5", "f'{a:.3f}'", "a + 0.5", "divmod(a, b)", "repr(a)", "a.as_integer_ratio()", "complex(a)", "sum([a, b], 1)", "abs(-a)", "f'{a:>12}'"]
    shown(w, uses, 7)


def containers(w):
    r = w.random
    made = r.choice(
        [
            f"collections.deque({w.make('L', 2)}, {r.choice(['None', '3', '0'])})", f"collections.Counter({w.make('s', 2)})", f"collections.OrderedDict({w.make('D', 2)})", f"collections.defaultdict({r.choice(['int', 'list', 'None', 'lambda: 3'])}, {w.make('D', 1)})",
            f"collections.ChainMap({w.make('D', 1)}, {w.make('D', 1)})", f"collections.UserList({w.make('L', 1)})", f"collections.UserDict({w.make('D', 1)})", f"array.array('{r.choice('bBhHiIqQfd')}', {w.make('L', 1)})", f"types.MappingProxyType({w.make('D', 1)})", f"types.SimpleNamespace(a={w.make('i', 1)})",
            f"collections.UserString({w.make('s', 1)})", f"range({r.randint(-5, 20)}, {r.randint(-30, 60)}, {r.choice([1, 2, -3, 7])})", f"slice({r.randint(-5, 5)}, {r.choice(['None', '3'])}, {r.choice(['None', '2', '-1'])})", f"memoryview({w.make('b', 1)})",
        ]
    )
    w.guarded(lambda: w.line(f"d = {made}; print(d if not isinstance(d, memoryview) else d.tolist())"))
    i, s = w.make("i", 1), w.make("s", 1)
    uses = ["len(d)", "list(d)", f"d[{r.choice(['0', '-1', s, '1:3'])}]", f"d.append({i})", "d.appendleft(1)", "d.rotate(1)", "d.pop()", "d.popleft()", "d.most_common(2)", "d.total()", "d.elements()", "d + d", "d - d", "d & d", "d | {}", "d == d.copy()", f"{i} in d", "d.move_to_end('alpha')", "d.popitem(last=False)", "d['new']", "d.maps", "d.new_child({'z': 1})", "sorted(d)"]
    uses += ["d.tobytes().hex()", "d.byteswap()", "d.typecode, d.itemsize", "list(reversed(d))", "d.index(3)", "d.count(1)", "d.insert(1, 5)", "d.extendleft([1, 2])", "d.update(a=1)", "d", "bool(d)", "repr(d)", "hash(d)", "d.indices(10)", "d.start, d.stop", "d.cast('B').tolist()", "d.nbytes", "copy.copy(d)", "pickle.loads(pickle.dumps(d))", "d.__dict__", "d.a", "d < d", "[*d, *d][:5]", "d.setdefault('q', 5)", "d.subtract(d)", "max(d)", "d.upper()"]
    shown(w, uses, 9)


def data_classes(w):
    r = w.random
    name = w.fresh("Point")
    options = ", ".join(r.sample(["frozen=True", "order=True", "slots=True", "kw_only=True", "eq=False", "unsafe_hash=True", "repr=False", "match_args=False"], r.randint(0, 3)))

    def write():
        w.line(f"@dataclasses.dataclass({options})")
        w.open(f"class {name}:")
        w.line("x: int")
        w.line(r.choice(["y: float = 2.5", "y: float = dataclasses.field(default=1, repr=False)", "y: float"]))
        w.line(r.choice(["z: list = dataclasses.field(default_factory=list)", "z: 'str' = dataclasses.field(default='k', compare=False, kw_only=True)", "_: dataclasses.KW_ONLY = None; z: int = 0", "z: list = []", "z: dataclasses.InitVar[int] = 4"]))
        if r.random() < 0.3:
            w.line(f"def __post_init__(self, *a): print('post', a, {w.make('i', 1)})")
        w.close()

    w.guarded(write)
    i = w.make("i", 1)
    uses = [f"{name}(1, 2)", f"{name}({i}, y=3)", f"{name}(x=1, y=2) == {name}(x=1, y=2)", f"{name}(x=1, y=2) < {name}(x=1, y=3)", f"hash({name}(1, 2)) and 1", f"dataclasses.asdict({name}(1, 2))", f"dataclasses.astuple({name}(x=1, y=2))", f"dataclasses.replace({name}(1, 2), x=5)", f"[f.name for f in dataclasses.fields({name})]", f"setattr({name}(1, 2), 'x', 3)", f"{name}()", f"{name}.__match_args__", f"str(inspect.signature({name}))", f"copy.replace({name}(x=1, y=2), y=9)", f"pickle.dumps({name}(1, 2)) and 1"]
    shown(w, uses, 7)


def enums(w):
    r = w.random
    name = w.fresh("Color")
    base = r.choice(["enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum", "str, enum.Enum"])

    def write():
        w.open(f"class {name}({base}):")
        w.line(f"RED = {r.choice(['1', 'enum.auto()', repr('red')])}")
        w.line(f"GREEN = {r.choice(['2', 'enum.auto()', repr('green'), '1'])}")
        w.line(f"BLUE = {r.choice(['4', 'enum.auto()', repr('blue')])}")
        if r.random() < 0.4:
            w.line(f"def hello(self): return self.name, {w.make('i', 1)}")
        if r.random() < 0.2:
            w.line("@classmethod\n" + "    " * w.indent + "def _missing_(cls, value): return cls.RED")
        w.close()

    w.guarded(write)
    uses = [f"{name}.RED", f"{name}(1)", f"{name}['GREEN']", f"list({name})", f"{name}.RED | {name}.BLUE", f"~{name}.RED", f"{name}.RED == 1", f"{name}.RED is {name}.GREEN", f"{name}.BLUE.value", f"f'{{{name}.RED}} {{{name}.RED!r}}'", f"{name}(7)", f"{name}.__members__", f"{name}.RED in {name}", f"1 in {name}", f"{name}.RED < {name}.BLUE", f"sorted({name}.__members__)", f"{name}.RED.hello()", f"len({name})", f"{name}({w.make('i', 1)})", f"{name}.RED + 1", f"list({name}.RED)", f"hash({name}.RED) and 1", f"copy.deepcopy({name}.BLUE)", f"str({name}.RED)", f"{name}.RED & 1", f"{name}.RED = 5" if False else f"setattr({name}, 'RED', 5)"]
    shown(w, uses, 8)


def text_tools(w):
    r = w.random
    s = w.make("s", 2)
    uses = [f"textwrap.wrap({s} * 5, {r.randint(1, 20)})", f"textwrap.shorten({s}, {r.randint(1, 12)})", f"textwrap.indent({s}, '> ')", f"string.Template('$a ${{b}} $$ {r.choice(['', '$c', '$'])}').substitute(a={s}, b=1)", f"string.Formatter().vformat('{{0}} {{k}}', [{s}], {{'k': 2}})", f"list(difflib.ndiff({s}.split(), {s}.split()))", f"difflib.SequenceMatcher(None, {s}, {w.make('s', 2)}).ratio()", f"list(difflib.unified_diff({w.make('S', 1)}, {w.make('S', 1)}, lineterm=''))"]
    uses += [f"shlex.split({s})", f"shlex.quote({s})", f"html.unescape({s})", f"html.escape({s})", f"urllib.parse.unquote({s})", f"urllib.parse.parse_qs({s})", f"urllib.parse.urlencode({w.make('D', 1)})", f"unicodedata.normalize('NFKD', {s})", f"[unicodedata.bidirectional(c) + unicodedata.east_asian_width(c) for c in {s}]", f"codecs.encode({s}, 'rot13')", f"list(csv.reader(io.StringIO({s})))", f"list(tokens({s}))", f"ast.dump(ast.parse({s}))", f"ast.literal_eval({s})", f"ast.unparse(ast.parse({w.make('i', 3)!r}))", f"json.loads({s})", f"pprint.pformat({w.make('T', 2)}, width=20)", f"reprlib.repr({w.any(2)})", f"fnmatch.translate({s})", f"{s}.encode('idna')", f"stringprep.in_table_a1({s}[0])", f"quopri.encodestring({w.make('b', 1)})", f"binascii.a2b_base64({w.make('b', 1)})", f"base64.b85encode({w.make('b', 1)})", f"base64.b32decode({w.make('b', 1)})", f"colorsys.rgb_to_hsv({w.make('f', 1)}, .5, .25)", f"posixpath.normpath({s})", f"pathlib.PurePosixPath({s}).parts", f"ipaddress.ip_address({w.make('i', 1)})", f"uuid.UUID(int={w.make('i', 1)})", f"locale.atof({s})", f"gettext.gettext({s})"]
    shown(w, uses, 7)


def regular_expressions(w):
    r = w.random
    atoms = ["a", "b", ".", r"\w", r"\d", "[a-c]", "[^b]", "(a)", "(b|c)", "(?:ab)", r"\s", "é", "l", "o", "^", "$", r"\b", "(?P<n>x)", "(?=a)", "(?<!b)", r"\S", "(?i:L)", "(?>ab?)"]
    pattern = "".join(r.choice(atoms) + r.choice(["", "", "", "*", "+", "?", "{2}", "{1,2}", "*?", "+?", "*+"]) for _ in range(r.randint(1, 5)))
    if r.random() < 0.1:
        pattern += r.choice(["(", "[", r"\1", "**", "(?<n>a)", r"\q", "{2,1}"])
    s = w.make("s", 2)
    flags = r.choice(["0", "0", "re.I", "re.M", "re.S", "re.A", "re.I | re.X"])
    p = f"re.compile({pattern!r}, {flags})"
    uses = [f"{p}.findall({s})", f"{p}.search({s})", f"{p}.match({s}).groups()", f"{p}.fullmatch({s})", f"{p}.sub(r'<\\g<0>>', {s})", f"{p}.subn('-', {s}, {r.randint(0, 3)})", f"{p}.split({s}, {r.randint(0, 3)})", f"[m.span() for m in {p}.finditer({s})]", f"{p}.groupindex", f"{p}.search({s}).groupdict()", f"{p}.pattern", f"{p}.search({s}, 1, 5)", f"{p}.search({s}).expand(r'[\\1]')", f"re.findall({pattern.encode('utf-8', 'replace')!r}, {w.make('b', 1)})", f"{p}.search({s}).lastindex"]
    shown(w, uses, 6)


def times(w):
    r = w.random
    i = w.make("i", 1)
    w.guarded(lambda: w.line(f"d = datetime.datetime({r.randint(1, 9999)}, {r.randint(1, 12)}, {r.randint(1, 31)}, {r.randint(0, 23)}, {r.randint(0, 59)}, tzinfo={r.choice(['None', 'datetime.timezone.utc', 'datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))'])}); print(d)"))
    delta = f"datetime.timedelta(days={r.randint(-5000, 5000)}, seconds={r.choice(['0', '86399', w.make('f', 0)])})"
    uses = [f"d + {delta}", f"d - {delta}", "d.isoformat()", "d.date().isocalendar()", "d.weekday()", f"d.strftime({r.choice(['%Y-%m-%d %H:%M', '%j %U %W %a %b %p %I', '%G-W%V-%u', '%y %f %z %%', '%c %x %X'])!r})", "d.timetuple()", "d.toordinal()", "d.replace(month=2)", f"datetime.date.fromordinal({i})", f"datetime.datetime.fromisoformat({w.make('s', 1)})", "datetime.datetime.fromisoformat(d.isoformat()) == d", f"datetime.datetime.strptime({w.make('s', 1)}, '%Y')", f"{delta} / 3", f"{delta} // {delta}", f"str({delta})", f"repr({delta})", f"{delta}.total_seconds()", "calendar.monthrange(d.year, d.month)", "calendar.month(d.year, d.month)", "d.utcoffset()", "hash(d) == hash(d.replace())", "d < d.replace(tzinfo=datetime.timezone.utc)", "d.astimezone(datetime.timezone.utc) if d.tzinfo else 0", f"datetime.datetime.fromtimestamp({i} % 10**11, datetime.timezone.utc)", f"time.strftime('%Y', time.gmtime({i} % 10**11))", "d.ctime()", f"calendar.isleap({i})"]
    shown(w, uses, 7)


def tools(w):
    r = w.random
    a, s, i = w.make("L", 1), w.make("s", 1), w.make("i", 1)
    uses = [f"list(itertools.groupby({a}, key=lambda q: q > 2))[:1] and 1", f"list(itertools.chain.from_iterable([{a}, {s}]))", f"list(itertools.zip_longest({a}, {s}, fillvalue=0))", f"list(itertools.permutations({a}[:3], 2))", f"list(itertools.combinations_with_replacement({s}[:3], 2))", f"list(itertools.accumulate({a}, lambda x, y: x - y, initial={i}))", f"list(itertools.dropwhile(lambda q: q, {a}))", f"list(itertools.filterfalse(lambda q: q % 2, {a}))", f"list(itertools.starmap(pow, [(2, 3), ({i}, 2)]))", f"list(itertools.islice(itertools.cycle({a}), 5))", f"list(itertools.islice(itertools.count({i}, {w.make('f', 1)}), 3))", f"[list(q) for q in itertools.tee({a})]", f"list(itertools.batched({s}, 2))"]
    uses += [f"functools.reduce(lambda x, y: (x, y), {a})", f"functools.partial(pow, {i})(2)", f"functools.partial(int, base=2)({s})", f"sorted({a}, key=functools.cmp_to_key(lambda x, y: (x > y) - (x < y)))", f"functools.partial(max, key=abs)", f"heapq.nlargest(2, {a})", f"list(heapq.merge({a}, sorted({a})))", f"bisect.insort(q := sorted({a}), {i}) or q", f"bisect.bisect_left({a}, {i})", f"operator.itemgetter(1, 0)({s})", f"operator.attrgetter('real')({i})", f"operator.methodcaller('upper')({s})", f"statistics.mean({a})", f"statistics.stdev({a})", f"statistics.quantiles({a})", f"statistics.mode({s})", f"statistics.fmean({a})", f"statistics.linear_regression({a}, {a})", f"statistics.NormalDist(0, 1).cdf({w.make('f', 1)})", f"random.Random({i}).random()", f"random.Random({i}).sample(range(50), 5)", f"random.Random({s}).gauss(0, 1)", f"random.Random({i}).choices({a}, k=3)", f"random.Random(1).shuffle(q := {a}) or q"]
    uses += [f"struct.pack({r.choice(['<bhq', '>IHB', '=dfe', '@lP', '<3s2xh', '!?i', 'n'])!r}, *{w.make('T', 1)})", f"struct.pack({r.choice(['<q', '>H', 'b', '<f', '<e', '>d', '?'])!r}, {w.make(r.choice('if'), 1)})", f"struct.unpack({r.choice(['<h', '<q', '>d', '3s', '<f'])!r}, {w.make('b', 1)})", f"struct.calcsize({r.choice(['@bq', '=bq', '<hhl', 'P', 'n4s'])!r})", f"list(struct.iter_unpack('<h', {w.make('b', 1)}))", f"pickle.loads(pickle.dumps({w.any(2)}, {r.randint(0, 5)}))", f"pickle.dumps({w.make('T', 1)}, {r.randint(0, 5)}).hex()", f"copy.deepcopy({w.any(2)})", f"marshal.loads(marshal.dumps({w.make('T', 1)}))", f"zlib.adler32({w.make('b', 1)})", f"zlib.decompress({w.make('b', 1)})", f"len(zlib.compress({w.make('b', 1)} * 50, {r.randint(0, 9)}))", f"bz2.decompress(bz2.compress({w.make('b', 1)}))", f"hashlib.new({r.choice(['sha1', 'sha512', 'blake2b', 'sha3_256', 'md5'])!r}, {w.make('b', 1)}).hexdigest()[:16]", f"hmac.new({w.make('b', 1)}, b'x', 'sha256').hexdigest()[:8]", f"io.StringIO({s}).readlines()", f"io.BytesIO({w.make('b', 1)}).read(2)", f"io.TextIOWrapper(io.BytesIO({w.make('b', 1)}), encoding='utf-8', errors='replace').read()", f"graphlib.TopologicalSorter({{1: [2], 2: [{i}]}}).static_order().__next__()", f"list(sqlite3.connect(':memory:').execute('select ?, ? * 2, typeof(?)', ({i}, {w.make('f', 0)}, {s})))", f"tomllib.loads({s})", f"configparser.ConfigParser().read_string({s})", f"xml.etree.ElementTree.fromstring({s})", f"inspect.cleandoc({s})", f"[*types.GenericAlias(list, {i}).__args__]", f"weakref.ref({w.any(1)})", f"typing.get_args(typing.Union[int, str, None])", f"sys.getsizeof({w.any(1)}) > 0", f"dis.stack_effect(dis.opmap['POP_TOP'])", f"compile({s}, 'c', 'eval')", f"eval({s})", f"vars({w.any(1)})", f"__import__('no' + str({i}))"]
    shown(w, uses, 7)


TOPICS = [decimals, fractions_, containers, containers, data_classes, enums, text_tools, regular_expressions, times, tools, tools]
