import ctypes

functions = ctypes.CDLL("a_functions.so")
user = ctypes.CDLL("b_user.so")
for f in (functions.address_of_twice, user.my_twice, user.my_abs, user.address_of_numbers):
    f.restype = ctypes.c_void_p

OPERATION = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)


def test_a_function_has_one_address():
    assert functions.address_of_twice() == user.my_twice()
    assert ctypes.cast(functions.twice, ctypes.c_void_p).value == user.my_twice()
    assert user.same(ctypes.c_void_p(functions.address_of_twice())) == 1


def test_a_function_of_the_main_module_has_one_address():
    main = ctypes.cast(ctypes.CDLL(None).abs, ctypes.c_void_p).value
    assert user.my_abs() == main


def test_pointers_in_data_are_relocated():
    assert functions.third() == 3
    assert functions.through_table(0, 21) == 42
    assert functions.through_table(1, 21) == 22
    numbers = (ctypes.c_int * 4).in_dll(functions, "numbers")
    assert user.address_of_numbers() == ctypes.addressof(numbers) + 4


def test_python_is_called_back():
    assert user.apply(OPERATION(lambda x: x + 1), 6) == 7
    assert user.apply(ctypes.c_void_p(functions.address_of_twice()), 6) == 12


def test_a_callback_takes_wide_and_broken_numbers():
    wide = ctypes.CFUNCTYPE(ctypes.c_longlong, ctypes.c_longlong, ctypes.c_double, ctypes.c_float)
    user.call_wide.restype = ctypes.c_longlong
    assert user.call_wide(wide(lambda a, b, c: int(a * b + c * 2))) == (1 << 40) * 5 // 2 + 1


def test_a_callback_calls_back_in_turn():
    def recurse(n):
        return 1 if n == 0 else n * user.apply(callback, n - 1)

    callback = OPERATION(recurse)
    assert user.apply(callback, 5) == 120


def test_the_c_library_calls_a_comparison():
    assert user.largest_of(1000) == 999
