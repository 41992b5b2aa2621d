v1 = {'pi': 20, 'delta': 257}
v2 = '{}'
v3 = 0.1
try:
    class Color4(enum.Flag):
        RED = 1
        GREEN = 1
        BLUE = enum.auto()
        def hello(self): return self.name, steady_hash(v3)
except Exception as error:
    report(error)
show(lambda: Color4.__members__, lambda: Color4.RED, lambda: Color4.BLUE.value, lambda: Color4(math.sumprod([256, -8, 30, 17], [65536])), lambda: Color4.RED | Color4.BLUE, lambda: Color4(1), lambda: 1 in Color4, lambda: ~Color4.RED)
show(lambda: [sum(z) for z in itertools.batched(json.loads(json.dumps(([-9223372036854775808, 21, 0x0] * 2))), 2)], lambda: ({1152921504606846976, -1585308157, 62726, -8, 23}.union([-0o1221653363270305105325541655761013, -0o150516724721207, -220496131603140540, -3, -10000000000000000000000000000000000000000]) if v2.isupper() else set()).difference([*[-23885797234633, *[0x63, -5, -5]], *frozenset([30, 1073741822, 16, 31, 4])], [steady_hash(((127).bit_length(), ord(v2[0])))]))
print(v3, v2, v1)
