# --- overloads by value: int
assert ledger.kind(1) == "int" and ledger.kind(2**31 - 1) == "int" and ledger.kind(-2**31) == "int"
# --- overloads by value: long
assert ledger.kind(2**31) == "long" and ledger.kind(-2**63) == "long"
# --- overloads by value: larger
assert ledger.kind(2**63) == "double"
# --- overloads by value: float
assert ledger.kind(1.0) == "double"
# --- overloads by value: bool
assert ledger.kind(True) == "boolean"
# --- overloads by value: str
assert ledger.kind("x") == "String" and ledger.kind("xyz") == "String"
# --- overloads by value: bytes
assert ledger.kind(b"x") == "byte[]"
# --- overloads by value: containers
assert ledger.kind([1]) == "List" and ledger.kind((1,)) == "List" and ledger.kind({}) == "Map"
# --- overloads by value: callables
assert ledger.kind(lambda: None) == "Runnable" and ledger.kind(print) == "Runnable"
# --- overloads by value: other objects
class C: pass
assert ledger.kind({1}) == "Object" and ledger.kind(1j) == "Object"
# --- overloads by value: Java objects
from java.util import ArrayList, HashMap
assert ledger.kind(ArrayList()) == "List" and ledger.kind(HashMap()) == "Map" and ledger.kind(ledger) == "Object"
# --- overloads of boxes
assert ledger.boxed(1) == "Integer" and ledger.boxed(2**40) == "Long" and ledger.boxed(1.5) == "Number"
# --- fixed arity comes before variable
assert ledger.many("a") == "a!" and ledger.many("a", 1) == "a1" and ledger.many("a", 1, 2) == "a2"
# --- variable arity of numbers
assert list(ledger.numbers(1, 2, 3)) == [1, 2, 3] and list(ledger.numbers()) == [] and list(ledger.numbers([4, 5])) == [4, 5]
# --- an ambiguous call says which
try:
    ledger.unclear("a", "b")
    raise AssertionError
except TypeError as e:
    assert "ambiguous" in str(e) and "unclear(Comparable, Object)" in str(e) and "unclear(Object, Comparable)" in str(e)
# --- an impossible call says which there are
try:
    ledger.add(1)
    raise AssertionError
except TypeError as e:
    assert "Ledger.add(int) fits no overload" in str(e) and "add(LocalDate, double)" in str(e)
# --- narrow numbers that fit
assert ledger.narrow(5) == 5 and ledger.narrow(-32768) == -32768
# --- narrow numbers that do not fit
try:
    ledger.narrow(32768)
    raise AssertionError
except TypeError as e:
    assert "narrow(short)" in str(e)
# --- characters
assert ledger.letter("x") == "x"
try:
    ledger.letter("xy")
    raise AssertionError
except TypeError:
    pass
# --- single precision
assert ledger.real(0.5) == 0.5 and ledger.real(1) == 1.0
# --- None is no primitive
try:
    ledger.narrow(None)
    raise AssertionError
except TypeError:
    pass
# --- bool is no int
try:
    ledger.narrow(True)
    raise AssertionError
except TypeError:
    pass
# --- dates of Python
import datetime
ledger.add(datetime.date(2026, 1, 31), 1)
assert list(ledger)[0].date == datetime.date(2026, 1, 31) and list(ledger)[0].amount == 1.0
# --- a lambda is a functional interface
ledger.add(None, 12.5); ledger.add(None, 2)
large = ledger.select(lambda entry: entry.amount > 10)
assert len(large) == 1 and large[0].amount == 12.5
# --- a bound method is a functional interface
class T:
    n = 0
    def step(self): self.n += 1
t = T()
ledger.run(t.step)
assert t.n == 1
# --- a Java function is a functional interface
from java.util.function import Predicate
ledger.add(None, 1)
assert len(ledger.select(Predicate.not_(lambda e: False))) == 1
# --- an object with the method is the interface
class S:
    def score(self, text): return len(text)
assert ledger.scored(S(), "abc") == 9.0
# --- implements, as a decorator
import jyodide
from org.jyodide.fixtures import Ledger
@jyodide.implements(Ledger.Scorer)
class S:
    def score(self, text): return len(text)
assert ledger.scored(S(), "abc") == 9.0 and isinstance(S(), Ledger.Scorer) and issubclass(S, Ledger.Scorer)
assert S().twice("ab") == 4.0
# --- implements, as a base class
from org.jyodide.fixtures import Ledger
class S(Ledger.Scorer):
    def __init__(self, by): self.by = by
    def score(self, text): return self.by * len(text)
s = S(2)
assert ledger.scored(s, "abc") == 18.0 and isinstance(s, Ledger.Scorer) and s.twice("a") == 4.0 and ledger.same(s) is s
# --- implements, with a default method overridden
from org.jyodide.fixtures import Ledger
class S(Ledger.Scorer):
    def score(self, text): return 1
    def twice(self, text): return 100
assert ledger.scored(S(), "") == 101.0
# --- implements, beside a base class of Python
from org.jyodide.fixtures import Ledger
class Base:
    def score(self, text): return 5
class S(Base, Ledger.Scorer): pass
assert ledger.scored(S(), "") == 15.0 and isinstance(S(), Base)
# --- implements, with a method missing
from org.jyodide.fixtures import Ledger
try:
    class S(Ledger.Scorer): pass
    raise AssertionError
except TypeError as e:
    assert "Scorer.score" in str(e)
# --- a class cannot be extended
from org.jyodide.fixtures import Ledger
try:
    class L(Ledger): pass
    raise AssertionError
except TypeError as e:
    assert "interfaces only" in str(e)
# --- implements takes interfaces only
import jyodide
try:
    jyodide.implements(int)
    raise AssertionError
except TypeError as e:
    assert "Java interfaces" in str(e)
# --- classes of granted types come back as types
from org.jyodide.fixtures import Ledger
assert ledger.type() is Ledger
# --- type arguments are accepted
from java.util import ArrayList
assert ArrayList[str] is ArrayList
# --- Java objects cannot be pickled
import pickle
try:
    pickle.dumps(ledger)
    raise AssertionError
except TypeError as e:
    assert "pickle" in str(e)
# --- weak references
import weakref
from java.util import ArrayList
x = ArrayList()
r = weakref.ref(x)
assert r() is x
del x
assert r() is None
# --- an unbound method
from org.jyodide.fixtures import Ledger
assert Ledger.getOwner(ledger) == "nobody"
# --- an unbound method of another class
from org.jyodide.fixtures import Ledger
from java.util import ArrayList
try:
    Ledger.getOwner(ArrayList())
    raise AssertionError
except TypeError:
    pass
# --- hash by hashCode
from java.util import UUID
assert hash(UUID(1, 2)) == hash(UUID(1, 2)) and {UUID(1, 2): 3}[UUID(1, 2)] == 3
# --- many small objects are let go
from java.util import ArrayList
for i in range(1000):
    ArrayList()
assert True
