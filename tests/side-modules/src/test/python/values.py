import ctypes

values = ctypes.CDLL("values.so")


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


class Single(ctypes.Structure):
    _fields_ = [("only", ctypes.c_int)]


def test_structures_travel_by_value():
    values.mirror.restype, values.mirror.argtypes = Point, [Point]
    mirrored = values.mirror(Point(1.5, 2.5))
    assert (mirrored.x, mirrored.y) == (2.5, 1.5)
    values.unwrap.argtypes = [Single]
    assert values.unwrap(Single(9)) == 9


def test_64_bits_are_kept():
    values.product.restype = ctypes.c_longlong
    values.product.argtypes = [ctypes.c_longlong, ctypes.c_int]
    assert values.product(1 << 40, -3) == -3 << 40


def test_vectors_compute():
    floats = ctypes.c_float * 1024
    values.dot.restype = ctypes.c_float
    assert values.dot(floats(*[0.5] * 1024), floats(*[2.0] * 1024), 1024) == 1024.0


def test_thread_locals_have_their_first_value():
    assert [values.next(), values.next()] == [3, 4]


def test_data_can_be_written():
    text = (ctypes.c_char * 8).in_dll(values, "text")
    text[0] = b"M"
    assert text.value == b"Mutable"
