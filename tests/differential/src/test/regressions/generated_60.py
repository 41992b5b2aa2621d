v1 = b'hello world'
v2 = 'xy_zz'
v3 = []
v4 = '-zzY __z9 9 '
def gen5(n):
    for i in range(n):
        got = yield 632440279
        show(lambda: dict([(chr(sum(map(ord, v2)) % 0x110000), (--1282366839156126392))]))
    return (v3 if False else [])
g = gen5(0)
show(lambda: g.send(None), lambda: next(g, 'done'), lambda: g.send(None), lambda: (*itertools.islice(g, 2),), lambda: next(g))
print(v2, v4, v1, v3)
