import ctypes

base = ctypes.CDLL("/libraries/base.so", mode=ctypes.RTLD_GLOBAL)
catcher = ctypes.CDLL("/libraries/catcher.so")


def test_an_exception_is_caught_in_another_library():
    assert catcher.catch_by_type(0, 5) == 5
    assert catcher.catch_by_type(2, 5) == 1005
    assert catcher.catch_by_type(3, 5) == -1


def test_a_derived_class_is_caught_as_its_base():
    assert catcher.catch_by_type(1, 5) == 50


def test_destructors_run_while_the_stack_unwinds():
    before = base.unwound_guards()
    assert catcher.catch_all(1) == 7
    assert base.unwound_guards() == before + 1


def test_an_exception_is_thrown_again():
    assert catcher.rethrow(4) == 50


def test_an_exception_crosses_a_call_through_a_pointer():
    catcher.throwing_function.restype = ctypes.c_void_p
    pointer = ctypes.c_void_p(catcher.throwing_function())
    assert catcher.through_pointer(pointer, 8) == -8


def test_an_exception_thrown_ten_thousand_times_leaves_the_stack_as_it_was():
    for i in range(10_000):
        assert catcher.catch_by_type(2, i) == 1000 + i
