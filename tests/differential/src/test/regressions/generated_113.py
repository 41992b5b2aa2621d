v1 = (-16827758633544, 'acbb', -3.9454934845735434)
v2 = [999]
try:
    class K3(metaclass=Meta):
        @classmethod
        def make(cls, *a):
            return cls.__name__, a
        def who(self):
            return ['K3'] + (super().who() if hasattr(super(), 'who') else [])
        def __new__(cls, *a):
            print('new', a); return super().__new__(cls)
except Exception as error:
    report(error)
try:
    class K4(K3, tag=1):
        @property
        def size(self):
            return 10
        __secret = 'own'
        def __class_getitem__(cls, item): return cls.__name__, item
        @staticmethod
        def plain(a=1):
            return a
        described = Described()
except Exception as error:
    report(error)
try:
    class K5(K3, K4):
        __match_args__ = ('size', 'attribute2')
        @classmethod
        def make(cls, *a):
            return cls.__name__, a
        def __class_getitem__(cls, item): return cls.__name__, item
except Exception as error:
    report(error)
try:
    class K6(K4):
        def who(self):
            return ['K6'] + (super().who() if hasattr(super(), 'who') else [])
        def __init_subclass__(cls, tag=None, **more):
            super().__init_subclass__(**more); print('subclass', cls.__name__, tag)
        __match_args__ = ('size', 'attribute3')
        def __class_getitem__(cls, item): return cls.__name__, item
except Exception as error:
    report(error)
show(lambda: setattr(K6(), 'size', 3), lambda: sorted(k for k in vars(K6) if not k.startswith('__')), lambda: super(K6, K6()).size, lambda: K6.make(1), lambda: [k.__name__ for k in K6.__mro__], lambda: K6[int], lambda: K6.plain(2), lambda: K6.who(None))
try:
    match K4():
        case K4(size=n):
            print('size', n)
        case K6(a, b):
            print(a, b)
        case other:
            print(type(other).__name__)
except Exception as error:
    report(error)
print(v2, v1)
