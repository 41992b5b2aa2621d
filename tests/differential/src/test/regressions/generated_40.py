v1 = {6, 64, 35, -11, 15}
v2 = {26}
v3 = True
v4 = b'\x04\xc8'
v5 = {'beta': -9, 'nu': 65535, 'mu': 7, 'mu': 30}
class C6:
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C6({self.value!r})'
    def __rxor__(self, other):
        return int(2.5)
    def __rmatmul__(self, other):
        raise ValueError(other)
    def __iadd__(self, other):
        return C6((self.value, 'iadd', other))
    def __rsub__(self, other):
        return {'delta': 7, 'mu': 32, 'delta': -1}.get('\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2', 14)
    def __neg__(self):
        return 'neg'
    def __divmod__(self, other):
        return 1, 2
    def __float__(self):
        return 1.5
    def __str__(self):
        return 5
p = C6((29).bit_length()); q = C6(None)
show(lambda: '%s' % p, lambda: p['x'], lambda: p == q, lambda: [1, 2, 3][p], lambda: p != q, lambda: p ^ 'a', lambda: float(p), lambda: int(p), lambda: max(p, q), lambda: 3 + p)
try:
    p -= q; print(p)
except Exception as error:
    report(error)
try:
    try:
        try:
            v1 |= set((v4 * 1)); v1 = clip(v1)
            if True:
                raise KeyError(612441729770822813139397378591)
        except RuntimeError as error:
            report(error)
        finally:
            show(lambda: set(map(len, [])), lambda: chr(7 % 0x110000))
        if v3:
            raise OSError((9223372036854775807, 'key=value', 1e22))
    except (ValueError, TypeError, RuntimeError) as error:
        report(error)
    except Exception:
        print((w7 := ('0x1F'.find('ababababababab') or (-12).bit_length())) if math.isinf(json.loads(json.dumps(90.733))) else [w7 := 9, w7 ** 2])
    finally:
        show(lambda: (53.8 - math.atan2((0.8535 ** -9.31), math.fabs(2.5))), lambda: unicodedata.normalize('NFD', 'z_ xz9-9').isdecimal(), lambda: list(collections.deque((list(collections.deque([-9, -99885186], 4)) + [-12, -785926765785285510]), 4)), lambda: {2147483646, 2})
except Exception as error:
    report(error)
print(v4, v3, v5, v1, v2)
