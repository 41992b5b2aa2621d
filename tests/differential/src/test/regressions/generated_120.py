v1 = '😀éÀààÀÀÀàé'
v2 = (-4, '\u0130stanbul', 2.2250738585072014e-308)
v3 = {}
try:
    print((w4 := 16) if '😀ééé😀ÀÀßàà😀😀'.format().endswith((format(128, '^+#12,'), textwrap.fill(v1, 5 + 1))) else [w4 := 5, w4 ** 2])
except Exception as error:
    report(error)
async def co5(n):
    got = await Step(len(str(-445)))
    print('got', got)
    show(lambda: (cmath.log(cmath.log((float('inf') + 0.5j))) - (json.loads(json.dumps(54.0247)) + 8j)), lambda: {428635355146186885, 31}.difference(sum([[9, -1, 7], [int(z) for z in str(15)]], []), [abs((-12 | 22))]))
    return got
show(lambda: drive(co5(3)), lambda: drive(co5(2), ValueError('thrown')), lambda: co5.__code__.co_flags & 0x2a0)
for e7, e6 in sorted(dict.fromkeys(['\xa0nbsp', 'aaB', 'e\u0301', 'stra\xdfe'], 29).items())[:4]:
    e6 |= len(re.sub(r'(?>a+)b', v1, v1)); e6 = clip(e6)
    print((w8 := -7) if math.isinf(cmath.phase((1e23 - 1e200j))) else [w8 := 7, w8 ** 2])
    print(e6)
print(v1, v3, v2)
