import ctypes

loader = ctypes.CDLL("loader.so")
loader.why_not.restype = ctypes.c_char_p


def test_a_library_loads_another():
    first = loader.call_in(b"plugin.so", b"plug", 10)
    assert loader.call_in(b"/libraries/plugin.so", b"plug", 10) == first + 1


def test_a_missing_symbol_is_null():
    assert loader.call_in(b"plugin.so", b"absent", 10) == -2


def test_a_missing_library_says_why():
    assert b"/libraries/absent.so" in loader.why_not(b"/libraries/absent.so")
    assert b"absent.so" in loader.why_not(b"absent.so")
