# --- a Java exception is a JavaError
import jyodide
try:
    ledger.failWithCause()
    raise AssertionError
except jyodide.JavaError as e:
    assert str(e) == "outer" and e.java_type == "java.lang.IllegalStateException"
# --- it has its cause
try:
    ledger.failWithCause()
    raise AssertionError
except RuntimeError as e:
    assert isinstance(e.__cause__, ValueError) and str(e.__cause__) == "inner"
# --- it is caught by its class
from java.lang import IllegalStateException, Throwable
try:
    ledger.failWithCause()
    raise AssertionError
except IllegalStateException as e:
    assert isinstance(e, Throwable)
# --- a checked exception of a user
from org.jyodide.fixtures import Ledger
try:
    ledger.fail("broken")
    raise AssertionError
except Ledger.LedgerException as e:
    assert e.code() == 42 and e.message == "broken" and e.getMessage() == "broken" and str(e) == "broken"
# --- IndexError
from java.util import ArrayList
try:
    ArrayList().get(3)
    raise AssertionError
except IndexError as e:
    assert e.java_type == "java.lang.IndexOutOfBoundsException"
# --- KeyError
from java.util import ArrayList
try:
    ArrayList().iterator().next()
    raise AssertionError
except KeyError:
    pass
# --- ValueError
from java.lang import Integer, NumberFormatException
try:
    Integer.parseInt("x")
    raise AssertionError
except ValueError as e:
    assert isinstance(e, NumberFormatException)
# --- ZeroDivisionError
from java.lang import Math
try:
    Math.floorMod(1, 0)
    raise AssertionError
except ZeroDivisionError:
    pass
# --- OverflowError
from java.lang import Math
try:
    Math.multiplyExact(2**30, 2**30)
    raise AssertionError
except OverflowError:
    pass
# --- ArithmeticError
from java.lang import ArithmeticException
try:
    raise ArithmeticException("x")
except ArithmeticError as e:
    assert not isinstance(e, ZeroDivisionError)
# --- TypeError
from java.lang import ClassCastException
assert issubclass(ClassCastException, TypeError)
# --- the class hierarchy
from java.lang import Exception as JException, RuntimeException, Throwable, Error
import jyodide
assert issubclass(RuntimeException, JException) and issubclass(JException, Throwable) and issubclass(Throwable, jyodide.JavaError) and issubclass(Error, Throwable) and not issubclass(Error, JException)
# --- OSError
import jyodide
from java.util.concurrent import TimeoutException
assert issubclass(TimeoutException, TimeoutError) and issubclass(TimeoutException, OSError)
# --- NotImplementedError
from java.util import Collections
try:
    Collections.emptyList().add(1)
    raise AssertionError
except NotImplementedError:
    pass
# --- AssertionError
from java.lang import AssertionError as JAssertionError
assert issubclass(JAssertionError, AssertionError)
# --- RecursionError
from java.lang import StackOverflowError
assert issubclass(StackOverflowError, RecursionError)
# --- MemoryError
from java.lang import OutOfMemoryError
assert issubclass(OutOfMemoryError, MemoryError)
# --- raised in Python
from java.lang import IllegalArgumentException
try:
    raise IllegalArgumentException("mine")
except ValueError as e:
    assert str(e) == "mine" and e.getMessage() == "mine"
# --- raised in Python without a message
from java.lang import IllegalArgumentException
try:
    raise IllegalArgumentException
except IllegalArgumentException as e:
    assert str(e) == "" and e.getMessage() is None
# --- raised with a cause
from java.lang import RuntimeException, IllegalStateException
try:
    raise RuntimeException("a", IllegalStateException("b"))
except RuntimeException as e:
    assert e.cause.getMessage() == "b"
# --- the same object through Java
from java.lang import IllegalStateException
error = IllegalStateException("x")
def raises(): raise error
try:
    ledger.run(raises)
    raise AssertionError
except IllegalStateException as e:
    assert e is error
    error.__traceback__ = None
del error
# --- a Python exception through Java is the same object
error = ValueError("x")
def raises(): raise error
try:
    ledger.run(raises)
    raise AssertionError
except ValueError as e:
    assert e is error
error.__traceback__ = None
# --- a Python exception through Java twice
error = KeyError("x")
def raises(): raise error
try:
    ledger.run(lambda: ledger.run(raises))
    raise AssertionError
except KeyError as e:
    assert e is error
error.__traceback__ = None
# --- KeyboardInterrupt through Java
def raises(): raise KeyboardInterrupt
try:
    ledger.run(raises)
    raise AssertionError
except KeyboardInterrupt:
    pass
# --- SystemExit through Java
def raises(): raise SystemExit(3)
try:
    ledger.run(raises)
    raise AssertionError
except SystemExit as e:
    assert e.code == 3
# --- StopIteration through Java
def raises(): raise StopIteration(3)
try:
    ledger.run(raises)
    raise AssertionError
except StopIteration as e:
    assert e.value == 3
# --- tracebacks show Java frames
import traceback
try:
    ledger.fail("x")
    raise AssertionError
except Exception as e:
    text = traceback.format_exc()
assert "in org.jyodide.fixtures.Ledger.fail" in text and "Ledger.java" in text and "LedgerException: x" in text
assert "internal" not in text and "cpython314" not in text and "java.lang.invoke" not in text
# --- tracebacks through Java are in order
import traceback
def inner(): 1 / 0
def outer(): ledger.run(inner)
try:
    outer()
    raise AssertionError
except ZeroDivisionError:
    text = traceback.format_exc()
assert text.index("in outer") < text.index("Ledger.run") < text.index("in inner") < text.index("ZeroDivisionError")
# --- stack traces of Java are readable
try:
    ledger.failWithCause()
    raise AssertionError
except RuntimeError as e:
    text = e.java_stack_trace
first = text.splitlines()[1]
assert text.startswith("java.lang.IllegalStateException: outer\n\tat ")
assert "org.jyodide.fixtures.Ledger.failWithCause(Ledger.java:" in first and "Caused by: java.lang.IllegalArgumentException: inner" in text
assert "org.jyodide.internal" not in text
# --- an exception as a value
from java.lang import IllegalStateException
e = IllegalStateException("x")
assert ledger.same(e) is e and isinstance(e, BaseException)
# --- pickling is refused
import pickle
from java.lang import IllegalStateException
try:
    pickle.dumps(IllegalStateException("x"))
    raise AssertionError
except TypeError as e:
    assert "pickle" in str(e)
# --- JavaError itself is not made
import jyodide
try:
    jyodide.JavaError("x")
    raise AssertionError
except TypeError:
    pass
# --- a generator sees no StopIteration of Java
from java.util import NoSuchElementException
def generator():
    yield 1
    raise NoSuchElementException("x")
try:
    list(generator())
    raise AssertionError
except KeyError:
    pass
# --- notes and context
from java.lang import IllegalStateException
try:
    try:
        raise IllegalStateException("x")
    except IllegalStateException as e:
        e.add_note("noted")
        raise ValueError("y")
except ValueError as e:
    assert e.__context__.__notes__ == ["noted"] and isinstance(e.__context__, IllegalStateException)
# --- exception groups
from java.lang import IllegalStateException
try:
    raise ExceptionGroup("g", [IllegalStateException("x"), ValueError("y")])
except* IllegalStateException as group:
    assert len(group.exceptions) == 1
except* ValueError:
    pass
# --- OutOfMemoryError is a MemoryError
from java.util import ArrayList
try:
    ArrayList(2**31 - 1)
except MemoryError as e:
    assert e.java_type == "java.lang.OutOfMemoryError"
else:
    raise AssertionError
