import ctypes

farewell = ctypes.CDLL("farewell.so")


def test_a_function_is_registered_for_the_end():
    assert farewell.register_goodbye() == 0
