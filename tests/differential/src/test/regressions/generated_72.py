v1 = {22, 998}
v2 = True
try:
    print((w3 := int.from_bytes(bytes(reversed(b'hello world')), 'big')) if v2 else [w3 := 6, w3 ** 2])
except Exception as error:
    report(error)
@contextlib.contextmanager
def manager4(n):
    print('enter', n)
    try:
        yield n + 1
    except ValueError as error:
        print('leave', n)
        print('end')
try:
    with manager4(1) as a, manager4(math.gcd(32, 0xe82fa402744d152)) as b, contextlib.suppress(ArithmeticError):
        print(a, b)
        if v2:
            show(lambda: ['\u0660\u0661', 'key=value', '  padded\t', 'e\u0301'], lambda: ['\U0001f600', 'ababababababab'], lambda: {x5: len(x5) for x5 in difflib.get_close_matches(('key=value' * 3), 'A-b_C'.split())}, lambda: math.fma(struct.unpack('<d', struct.pack('<d', round(6.129, 2)))[0], (float(repr(-32.95131)) % float.fromhex((73.0).hex())), statistics.mean([min(1e23, 1), max(-27.0, 0.2)])))
            show(lambda: ('42' < '\u2028'))
        elif (set(b'KSF\x1d}\x8am5\x1cG').isdisjoint(set([0x1a263c788e1b, 8, -187, 1010578234340108795015554395880429087102154229771463692420734, 2147483648]))):
            show(lambda: ((abs(18446744073709551617)).to_bytes(4, 'little', signed=True) == pickle.dumps([int(z) for z in str(-9223372036854775808)])[2:9]), lambda: math.fma(math.atan2(0.2, float(decimal.Decimal('\u01c6'))), math.fmod(math.copysign(-0.0, 1e23), math.pow(8.882384713561795e-13, 4.35)), cmath.phase(cmath.sqrt((1e-7 - 0.5j)))), lambda: cmath.tanh(cmath.exp(((3.37023992118735e+19 + 0.0j) / (1e23 - 1e200j)))))
            show(lambda: set((math.gcd(-466593281, 0o777777777777777777776)).to_bytes(1, 'big')), lambda: (539422672960387774220825176541, hashlib.md5(b'hello world').hexdigest()))
        if True:
            raise OSError(None)
except Exception as error:
    report(error)
try:
    with contextlib.ExitStack() as stack:
        print([stack.enter_context(manager4(i)) for i in range(1)])
        stack.callback(print, 'callback', 24407403231926748227)
        if v2:
            raise TypeError((24, '0', 2.5))
except Exception as error:
    report(error)
if json.dumps('').endswith((bytearray(b'xyz').hex('-', 2), hashlib.md5(b'a').hexdigest())):
    show(lambda: set((b'\r\n' + b'\xed\xa0\x80')).union([128, 16, 6932734255277]), lambda: max(sorted([unicodedata.category(z) for z in ''], key=str.lower, reverse=True), default='\ud800'))
    try:
        v1 = clip({-7656551738570447452, 2147483647, 1, 40})
        if (19 == 7 != 156):
            raise OSError('00'.replace('', 'abc'))
    except KeyError as error:
        report(error)
    match (type(['àÀß', '1e3']), ['\xe4\xf6\xfc', '42']):
        case p6 if bool([625721364594192646596635126887, 9223372036854775808, 12, 32_693_759_602_866_076]):
            print(0, p6)
            show(lambda: [x7 * x7 for x7 in [sum(z) for z in itertools.product([-10000000000000000000000000000000000000001, 10][:3], [(lambda y: y - 32)(z) for z in [0, -3]][:2])]], lambda: [-517909470160901574685006778696, -2147483648, 10, 16], lambda: ((math.perm(8, 2)).to_bytes(5, 'big') * 3))
        case (None | {}) as p8:
            print(0, p8)
            show(lambda: False, lambda: ({math.factorial(3), int('6' * 3)} - {pow(13, -1, 36), int(3.141592653589793)}), lambda: f'''a{ 34!r}é { 1000000000000000000000000000006:*> 5,b}a{ 1.7976931348623157e308!r:#8,.3E}'''.casefold().strip())
        case _:
            print('nothing')
else:
    d9 = ([0x7] if v2 else []); del d9
    show(lambda: bytes(reversed(struct.pack('<bHd', 0x160b2739, 19, 0.3).removeprefix(b'a'.center(2, b'-')))), lambda: int((string.capwords('\u0660\u0661') if ((31).__eq__(9007199254740993.0)) else 'Àéß'[5]), 16), lambda: [3142556108354])
print(v2, v1)
