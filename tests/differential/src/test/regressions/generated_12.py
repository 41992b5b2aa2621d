v1 = b'a,b,c'
v2 = True
v3 = []
v4 = v2
v5 = {17, 1}
class C6:
    __slots__ = 'value', 'other'
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C6({self.value!r})'
    def __lshift__(self, other):
        raise ValueError(other)
    def __rmod__(self, other):
        raise ValueError(other)
    def __pow__(self, other):
        return (14 ** 9)
    def __rsub__(self, other):
        return len(range(34, 0, -33111433375799))
    def __str__(self):
        return 5
    def __iter__(self):
        return iter([self.value, 2])
    def __divmod__(self, other):
        return 1, 2
    def __bool__(self):
        return self.value > 2
    def __getitem__(self, key):
        return (1, 2)[key]
    def __hash__(self):
        return hash(self.value)
    def __call__(self, *a, **k):
        return a, sorted(k.items())
p = C6([][-6]); q = C6(2)
show(lambda: '%s' % p, lambda: -p, lambda: p ** 3, lambda: format(p), lambda: f'{p:>4}', lambda: 3 % p, lambda: p - 'a', lambda: p % q, lambda: {p: 1}[p], lambda: [1] ** p)
try:
    p <<= q; print(p)
except Exception as error:
    report(error)
try:
    with p as value, q:
        print(value)
        show(lambda: dict(collections.Counter(max(['1000011'], default='').encode('utf-8-sig', 'strict').hex())))
        if True:
            raise ZeroDivisionError(None)
except Exception as error:
    report(error)
show(lambda: ['stra\xdfe'.lower(), 'a,b,,c'.expandtabs(0)][8], lambda: ({x7 // 2 for x7 in sorted([65536], reverse=True)} - ({4} | {x8 // 2 for x8 in [7, 38, 1000000000000000001, 22, 2147483646]})), lambda: sorted(([sum(z) for z in itertools.batched(v3, 2)] + [int(m.group()) for m in re.finditer('[0-9]+', '\xa0nbsp')]), reverse=True), lambda: (math.isclose((-31.7 / -8.062486656934598e-07), -3.75) or (fractions.Fraction(v3[-8], 7) < math.copysign(1e308, 2.2250738585072014e-308))))
print(v1, v2, v4, v3, v5)
