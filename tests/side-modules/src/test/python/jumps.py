import ctypes

outer = ctypes.CDLL("/libraries/outer.so")


def test_a_jump_crosses_libraries():
    assert outer.across(0, 5) == 5
    assert outer.across(100, 6) == 6


def test_jumps_nest():
    assert outer.nested() == 111


def test_a_jump_with_zero_returns_one():
    assert outer.zero_is_one() == 1


def test_a_callback_into_python_stands_between():
    called = []
    callback = ctypes.CFUNCTYPE(None)(lambda: called.append(1))
    assert outer.through_callback(callback) == 1
    assert called == [1]
