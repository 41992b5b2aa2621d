v1 = {2}
v2 = 1e16
v3 = True
v4 = v1
try:
    show(lambda: {}, lambda: ({len(v4), divmod(16, 14)[0]} <= ((v1 if False else set()) & set(map(len, ['011101111011', '1e3'])))))
    u5, *u6, u7, = (b'%a' % (('<%-+ .0G' % -31.62),))
    print(u5, u6, u7)
    match b'a,b,c':
        case [*p8]:
            print(0, p8)
            show(lambda: ((-((-24.6 + 0.0j) * v2)) ** 2), lambda: bytes(reversed(b'\xd8:M~\xb18A\xa1d'.title())), lambda: (2.2250738585072014e-308 - 0.5j), lambda: dict(collections.Counter(string.capwords((v2).hex()))))
        case [bool(), _] as p9:
            print(0, p9)
            match ''.join(sorted(str(decimal.Decimal(-5)))):
                case [[*p11, p10, bool()], *p16, float(p12), [p13, int(p14)] as p15]:
                    print(0, p11, p10, p16, p12, p13, p14, p15)
                    v2 += v2
                case p17 if (v4.isdisjoint({16})):
                    print(0, p17)
                    v2 = clip(math.hypot((min(-30.5, -5) * math.modf(v2)[0]), ([][-0] / math.lcm(3, 5))))
                case [bytes(p18), [p19, float()] as p20]:
                    print(0, p18, p19, p20)
                    v4 = clip(({11, 2147483648} & frozenset(list(filter(None, [19, 5, 1_000_000_000_000_000_000_000_000_000_006, -5, 40])))))
                case [*_, [], [tuple()]]:
                    print(0)
                    v4 = clip({-0x1abd46a6867d})
                case _:
                    print('nothing')
        case [p22]:
            print(0, p22)
            try:
                show(lambda: base64.b64encode((b'%d %s' % (0o450433076146524, b'\xd7{'))).decode().partition(('\u0660\u0661'[::0] * 3)), lambda: math.fsum([struct.unpack('<e', struct.pack('<e', math.ulp(-76.94161)))[0], statistics.mean([float(fractions.Fraction(0b1100100, -9338154406312978980)), math.fsum([-0.0, 32.375, 3.141592653589793])]), float(fractions.Fraction((lambda x23: x23 * x23 - 0xb)(29), hash(36)))]), lambda: {math.lcm(8, 4), 357700436090525030730735968528}, lambda: issubclass(list, bool))
            except* (ArithmeticError, RuntimeError, AttributeError) as error:
                report(error)
            except* LookupError as error:
                report(error)
        case _:
            print('nothing')
except Exception as error:
    report(error)
print(v2, v3, v1, v4)
