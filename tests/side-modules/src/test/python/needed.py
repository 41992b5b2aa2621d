import ctypes

top = ctypes.CDLL("c_top.so")


def test_what_is_needed_is_loaded_first_and_once():
    base = ctypes.CDLL("a_base.so")
    base.noted.restype = ctypes.c_char_p
    assert base.noted() == b"a12rt", base.noted()


def test_functions_of_needed_libraries_are_called():
    assert top.both() == 12


def test_a_handle_reaches_what_its_library_needs():
    assert top.left() == 1


def test_a_library_has_one_handle():
    assert ctypes.CDLL("/libraries/c_top.so").both() == 12
    base = ctypes.CDLL("/libraries/a_base.so")
    base.noted.restype = ctypes.c_char_p
    assert base.noted() == b"a12rt"
