v1 = [6, 65, -9223372036854775809, 11, 21120084963470562808]
v2 = 35
v3 = []
show(lambda: list(itertools.starmap(pow, [(2, 3), ((True + True), 2)])), lambda: list(struct.iter_unpack('<h', b'a,b,c'[2:5])), lambda: statistics.mean([35, 10]), lambda: marshal.loads(marshal.dumps((-3, '', float('nan')))), lambda: __import__('no' + str((True + True))), lambda: struct.calcsize('P'), lambda: io.BytesIO(bytes(range(8))).read(2))
try:
    match math.sqrt(abs(math.fma((41.13 - 1e23), (v2 / 5), json.loads(json.dumps(123456.789))))):
        case [p4, True] as p5:
            print(0, p4, p5)
            show(lambda: (len(str(ord('\u0661\u0662'))) or ('a\U0001f600b' if True else 'ababababababab').count(('%#14.3x>' % v2))))
        case str(p6):
            print(0, p6)
            u7, = divmod(next(iter(v3), 13), steady_hash((v2, 255)))
            print(u7)
        case 0:
            print(0)
            show(lambda: (math.fma(math.sin(7), math.frexp(-2.5991162410075994e-13)[0], json.loads(json.dumps(-2.675))) * 1e23))
        case ['']:
            print(0)
            try:
                show(lambda: float('%.3e' % sum([struct.unpack('>f', struct.pack('>f', 5e-324))[0], math.sqrt(abs(-69.5)), math.hypot(-98.151469, 1.0)])))
                if True:
                    raise TypeError('1e3'.rpartition('key=value')[0])
            except ArithmeticError as error:
                report(error)
            except RuntimeError as error:
                report(error)
                raise KeyError(1) from error
        case _:
            print('nothing')
except Exception as error:
    report(error)
print(v2, v1, v3)
