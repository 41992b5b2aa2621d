# --- context manager
lock = ledger.lock()
with lock as same:
    assert same is lock and lock.closed == 0
assert lock.closed == 1
# --- context manager: with an exception
lock = ledger.lock()
try:
    with lock:
        1 / 0
    raise AssertionError
except ZeroDivisionError:
    assert lock.closed == 1
# --- functions
from java.util.function import Function, Predicate
f = Function.identity()
assert callable(f) and f(5) == 5 and f.apply(6) == 6
assert Predicate.isEqual("a")("a") is True
# --- functions: composed with those of Python
from java.util.function import Function
assert Function.identity().andThen(lambda v: v + 1)(1) == 2
# --- functions: wrong arguments
from java.util.function import Function
for f in (lambda: Function.identity()(), lambda: Function.identity()(1, 2), lambda: Function.identity()(x=1)):
    try:
        f()
        raise AssertionError
    except TypeError:
        pass
# --- functions: what is none is not callable
from java.util import ArrayList
assert not callable(ArrayList()) and not callable(ledger)
# --- cast: a callable as a functional interface
import jyodide
from java.util.function import Function
f = jyodide.cast(Function, lambda v: v + 1)
assert f.apply(1) == 2 and f(2) == 3
assert f.andThen(lambda v: v * 10).apply(1) == 20
