v1 = {0}
v2 = '\u65e5\u672c\u8a9e'
v3 = v1
try:
    class Color4(enum.IntEnum):
        RED = 'red'
        GREEN = 1
        BLUE = 'blue'
        @classmethod
        def _missing_(cls, value): return cls.RED
except Exception as error:
    report(error)
show(lambda: list(Color4), lambda: Color4.__members__, lambda: ~Color4.RED, lambda: Color4.RED, lambda: Color4.RED in Color4, lambda: Color4(steady_hash((4294967297, 100))), lambda: Color4.RED | Color4.BLUE, lambda: Color4.RED.hello())
show(lambda: operator.attrgetter('real')(round(1.7976931348623157e308)), lambda: operator.methodcaller('upper')(v2.casefold()), lambda: statistics.fmean(list(range(7))), lambda: struct.pack('>H', math.prod([-4, 26, 4, 4])), lambda: heapq.nlargest(2, list(range(7))), lambda: functools.partial(int, base=2)(v2.casefold()), lambda: random.Random(round(1.7976931348623157e308)).random())
try:
    class K6():
        hidden = property(lambda self: self.__secret)
        def __init_subclass__(cls, tag=None, **more):
            super().__init_subclass__(**more); print('subclass', cls.__name__, tag)
except Exception as error:
    report(error)
try:
    class K7(K6):
        @classmethod
        def make(cls, *a):
            return cls.__name__, a
        def __class_getitem__(cls, item): return cls.__name__, item
        __secret = 'own'
        hidden = property(lambda self: self.__secret)
except Exception as error:
    report(error)
show(lambda: K7().who(), lambda: super(K7, K7()).size, lambda: K7[int], lambda: isinstance(K7(), K6), lambda: sorted(k for k in vars(K7) if not k.startswith('__')), lambda: issubclass(K6, K7), lambda: K7().hidden, lambda: K7.make(1))
try:
    match K7():
        case K6(size=n):
            print('size', n)
        case K7(a, b):
            print(a, b)
        case other:
            print(type(other).__name__)
except Exception as error:
    report(error)
print(v2, v1, v3)
