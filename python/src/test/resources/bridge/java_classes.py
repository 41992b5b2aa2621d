# --- a class is imported from its package
from java.util import ArrayList
assert repr(ArrayList) == "<java class 'java.util.ArrayList'>"
assert ArrayList.__name__ == "ArrayList" and ArrayList.__module__ == "java.util"
# --- packages are modules
import java.util
import java.util.function
assert repr(java.util) == "<java package 'java.util'>"
assert java.util.ArrayList is __import__("java.util", fromlist=["ArrayList"]).ArrayList
# --- a class is imported once
from java.util import ArrayList as A
from java.util import ArrayList as B
assert A is B
# --- a package has no such class
try:
    from java.util import Nonesuch
    raise AssertionError
except ImportError as e:
    assert "Nonesuch" in str(e)
# --- there is no such package
try:
    import java.nonesuch
    raise AssertionError
except ModuleNotFoundError as e:
    assert "java.nonesuch" in str(e)
# --- nested classes are attributes
from java.util import Map
assert Map.Entry.__qualname__ == "Map.Entry"
# --- nested classes are imported
from java.util.Map import Entry
from java.util import Map
assert Entry is Map.Entry
# --- nested classes of users
from org.jyodide.fixtures import Ledger
assert Ledger.Lock().closed == 0
# --- completion of packages
import java.time
assert "LocalDate" in dir(java.time)
# --- completion of classes
from java.lang import Integer
assert "MAX_VALUE" in dir(Integer) and "parseInt" in dir(Integer) and "getClass" not in dir(Integer)
# --- completion of objects
assert "add" in dir(ledger) and "owner" in dir(ledger) and "wait" not in dir(ledger)
# --- documentation of methods
from org.jyodide.fixtures import Ledger
assert Ledger.sum.__doc__ == "static sum(int, int) -> int"
assert "add(LocalDate, double) -> void" in Ledger.add.__doc__
# --- documentation of classes
from org.jyodide.fixtures import Ledger
assert "class org.jyodide.fixtures.Ledger" in Ledger.__doc__ and "Ledger(String)" in Ledger.__doc__
# --- help
import io, contextlib
from org.jyodide.fixtures import Ledger
out = io.StringIO()
with contextlib.redirect_stdout(out):
    help(Ledger)
assert "sum(int, int) -> int" in out.getvalue()
# --- constructors
from org.jyodide.fixtures import Ledger
assert Ledger().owner == "nobody" and Ledger("me").owner == "me"
# --- constructors take no keywords
from org.jyodide.fixtures import Ledger
try:
    Ledger(owner="me")
    raise AssertionError
except TypeError as e:
    assert "keyword" in str(e)
# --- an abstract class
from java.util import AbstractList
try:
    AbstractList()
    raise AssertionError
except TypeError as e:
    assert "is abstract" in str(e)
# --- an interface
from java.util import List
try:
    List()
    raise AssertionError
except TypeError as e:
    assert "implements" in str(e)
# --- static methods
from org.jyodide.fixtures import Ledger
assert Ledger.sum(2, 3) == 5 and ledger.sum(2, 3) == 5
# --- static methods of interfaces
from java.util import List
assert List.of(1, 2) == [1, 2]
# --- static fields
from org.jyodide.fixtures import Ledger
assert Ledger.LIMIT == 100 and ledger.LIMIT == 100
# --- static fields are set
from org.jyodide.fixtures import Ledger
Ledger.counter = 5
assert Ledger.counter == 5
Ledger.counter = 0
# --- constants are not set
from org.jyodide.fixtures import Ledger
try:
    Ledger.LIMIT = 3
    raise AssertionError
except AttributeError as e:
    assert "LIMIT" in str(e)
# --- a class gets no new attributes
from org.jyodide.fixtures import Ledger
try:
    Ledger.nonesuch = 3
    raise AssertionError
except AttributeError as e:
    assert "nonesuch" in str(e)
# --- a class keeps its attributes
from org.jyodide.fixtures import Ledger
try:
    del Ledger.sum
    raise AssertionError
except AttributeError:
    assert Ledger.sum(1, 1) == 2
# --- fields
assert ledger.title == "ledger"
ledger.title = "new"
assert ledger.title == "new"
# --- final fields
try:
    ledger.fixed = 3
    raise AssertionError
except AttributeError as e:
    assert "fixed" in str(e) and ledger.fixed == 7
# --- a field of the wrong type
try:
    ledger.title = 3
    raise AssertionError
except TypeError:
    assert ledger.title == "ledger"
# --- bean properties
ledger.owner = "somebody"
assert ledger.owner == "somebody" and ledger.getOwner() == "somebody"
# --- boolean properties
assert ledger.open is True
ledger.open = False
assert ledger.isOpen() is False
# --- a property without a setter
try:
    ledger.size = 3
    raise AssertionError
except AttributeError as e:
    assert "size" in str(e) and ledger.size == 0
# --- a property cannot be deleted
try:
    del ledger.owner
    raise AssertionError
except AttributeError:
    pass
# --- an unknown attribute
try:
    ledger.nonesuch
    raise AssertionError
except AttributeError as e:
    assert "nonesuch" in str(e)
assert not hasattr(ledger, "nonesuch") and getattr(ledger, "nonesuch", 3) == 3
# --- an unknown attribute is not set
try:
    ledger.nonesuch = 3
    raise AssertionError
except AttributeError as e:
    assert "nonesuch" in str(e)
# --- a name that is a keyword
ledger.from_("there")
assert ledger.title == "there" and "from_" in dir(ledger)
# --- records
from org.jyodide.fixtures import Ledger
from java.time import LocalDate
e = Ledger.Entry(LocalDate.of(2026, 1, 2), 1.5)
assert e.amount == 1.5 and e.date == LocalDate.of(2026, 1, 2) and e.twice() == 3.0
# --- records are immutable
from org.jyodide.fixtures import Ledger
e = Ledger.Entry(None, 1.5)
try:
    e.amount = 2.0
    raise AssertionError
except AttributeError:
    assert e.amount == 1.5
# --- records are equal by their values
from org.jyodide.fixtures import Ledger
assert Ledger.Entry(None, 1.5) == Ledger.Entry(None, 1.5) and hash(Ledger.Entry(None, 1.5)) == hash(Ledger.Entry(None, 1.5))
assert Ledger.Entry(None, 1.5) != Ledger.Entry(None, 2.5)
# --- records match patterns
from org.jyodide.fixtures import Ledger
match Ledger.Entry(None, 1.5):
    case Ledger.Entry(date, amount):
        assert date is None and amount == 1.5
    case _:
        raise AssertionError
# --- enums
from org.jyodide.fixtures import Ledger
Color = Ledger.Color
assert Color.RED is Color.RED and Color.RED != Color.GREEN and Color.RED.other() is Color.GREEN
assert repr(Color.RED) == "<Color.RED>" and str(Color.RED) == "RED"
assert Color.valueOf("RED") is Color.RED and Color.RED.ordinal() == 0 and Color.RED.name() == "RED"
# --- enums are collections of their constants
from org.jyodide.fixtures import Ledger
Color = Ledger.Color
assert list(Color) == [Color.RED, Color.GREEN] and len(Color) == 2 and Color["GREEN"] is Color.GREEN and Color.RED in Color
# --- enums have an order
from org.jyodide.fixtures import Ledger
assert Ledger.Color.RED < Ledger.Color.GREEN and sorted([Ledger.Color.GREEN, Ledger.Color.RED])[0] is Ledger.Color.RED
# --- enums are keys
from org.jyodide.fixtures import Ledger
assert {Ledger.Color.RED: 1}[Ledger.Color.RED] == 1
# --- a class that is no enum
from java.util import ArrayList
try:
    list(ArrayList)
    raise AssertionError
except TypeError as e:
    assert "no enum" in str(e)
# --- isinstance
from java.util import ArrayList, List, Map, Collection
x = ArrayList()
assert isinstance(x, ArrayList) and isinstance(x, List) and isinstance(x, Collection) and not isinstance(x, Map)
assert not isinstance([], List) and not isinstance(3, List)
# --- issubclass
from java.util import ArrayList, List, Map
assert issubclass(ArrayList, List) and issubclass(ArrayList, ArrayList) and not issubclass(ArrayList, Map) and not issubclass(list, List)
# --- type of an object
from org.jyodide.fixtures import Ledger
assert type(ledger) is Ledger
# --- str and repr
assert str(ledger) == "Ledger of nobody" and repr(ledger) == "<org.jyodide.fixtures.Ledger Ledger of nobody>"
# --- identity
assert ledger.same(ledger) is ledger
# --- identity of Python objects
class C: pass
c = C()
l = [1]
d = {}
assert ledger.same(c) is c and ledger.same(l) is l and ledger.same(d) is d and ledger.same(C) is C
# --- values that pass unchanged
for v in (None, True, False, 0, -1, 2**31, 2**63 - 1, -2**63, 2**63, -2**100, 1.5, -0.0, float("inf"), "", "x", "\U0001F600", "\ud800", b"", b"\x00\xff"):
    assert ledger.same(v) == v and type(ledger.same(v)) is type(v), v
assert str(ledger.same(-0.0)) == "-0.0"
# --- not a number
assert ledger.same(float("nan")) != ledger.same(float("nan"))
# --- decimals
from decimal import Decimal
assert ledger.money(Decimal("1.50")) == Decimal("2.50") and str(ledger.money(Decimal("1.50"))) == "2.50"
# --- decimals of numbers
from decimal import Decimal
assert ledger.money(2) == 3 and ledger.money(0.5) == Decimal("1.5")
# --- null
assert ledger.nothing() is None
# --- void
assert ledger.setOpen(True) is None
