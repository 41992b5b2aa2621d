import ctypes

GLOBAL = ctypes.RTLD_GLOBAL


def load(name, mode=ctypes.DEFAULT_MODE):
    return ctypes.CDLL(f"/libraries/{name}.so", mode=mode)


one = load("global_one", GLOBAL)
two = load("global_two", GLOBAL)


def test_the_first_definition_of_a_name_serves_all():
    assert one.used_by_one() == 1
    assert two.used_by_two() == 1


def test_a_handle_finds_its_own_definition():
    assert one.version() == 1
    assert two.version() == 2


def test_local_libraries_keep_their_names_apart():
    a, b = load("local_one"), load("local_two")
    assert (a.private_name(), b.private_name()) == (31, 32)
    assert (a.call_private(), b.call_private()) == (31, 32)


def test_a_local_library_is_not_searched_by_others():
    load("local_one")
    try:
        ctypes.CDLL(None).private_name
    except AttributeError as error:
        assert "private_name" in str(error)
    else:
        raise AssertionError("found")


def test_what_is_weak_may_be_missing():
    weak = load("weak")
    assert weak.weak_function() == -1
    assert weak.weak_variable() == -2
    assert weak.own_weak() == 1


def test_a_variable_of_another_library_is_shared():
    weak = load("weak")
    assert weak.add_to_counter(5) == 105
    assert ctypes.c_int.in_dll(one, "counter").value == 105
    ctypes.c_int.in_dll(one, "counter").value = 100


def test_a_missing_function_is_found_when_it_is_called():
    lazy = load("lazy")
    assert lazy.fine() == 3
    load("later", GLOBAL)
    assert lazy.call_missing(5) == 1005


def test_a_missing_function_of_python_means_another_version():
    try:
        load("newer")
    except OSError as error:
        assert "undefined symbol 'PyNo_SuchFunction'" in str(error)
    else:
        raise AssertionError("loaded")


def test_a_function_of_another_type_is_refused():
    try:
        load("misfit")
    except OSError as error:
        assert "version" in str(error)
    else:
        raise AssertionError("loaded")
