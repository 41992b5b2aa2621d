v1 = True
v2 = 'a,b,,c'
try:
    a = fractions.Fraction(math.comb(0, 2), len(str(13))); b = fractions.Fraction('3.14'); print(a, b)
except Exception as error:
    report(error)
show(lambda: math.floor(b), lambda: a + 0.5, lambda: a // b, lambda: divmod(a, b), lambda: hash(a), lambda: f'{a:.3f}', lambda: a % b)
s3 = functools.reduce(operator.xor, [5], 1)
def uses3():
    print(s3)
    s3 = int('7' * 7)
    class Inner: s3 = 7; values = [i for i in range(2)]
    return Inner.s3, Inner.values, sorted(locals()), s3
show(uses3, uses3, lambda: s3, lambda: eval('s3 + 1'), lambda: exec('s3 = 3') or s3, lambda: [s3 := i for i in range(3)], lambda: eval('xs3', {'xs3': 4}))
for e4, *e5 in zip([max(z) for z in itertools.pairwise([0x1, 11, 26])][:4], v2[2]):
    match tuple(sorted((({-1, 8} & {-10000000000000000000000000000000000000000, -10000000000000000000000000000000000000001}) - {32, 1073741824, 2147483648, -6}))):
        case -1:
            print(0)
            show(lambda: list('\u0661\u0662'))
        case _:
            print('nothing')
    if isinstance([33, 13, 31], (complex, int)):
        continue
    print(e4)
print(v2, v1)
