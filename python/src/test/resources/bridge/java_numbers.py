# --- long is exact
from org.jyodide.fixtures import Echo
for n in (0, -1, 2**53 - 1, 2**53, 2**53 + 1, -2**53 - 1, 2**63 - 1, -2**63):
    assert Echo.longValue(n) == n and type(Echo.longValue(n)) is int
for n in (2**63, -2**63 - 1, 2**100):
    try:
        Echo.longValue(n)
        raise AssertionError(n)
    except (OverflowError, TypeError) as e:
        assert "long" in str(e), e
# --- double keeps its bits, and an int must be exact
import math
from org.jyodide.fixtures import Echo
assert math.copysign(1, Echo.doubleValue(-0.0)) == -1 and math.isnan(Echo.doubleValue(math.nan)) and Echo.doubleValue(5e-324) == 5e-324
assert Echo.doubleValue(2**53) == 2.0**53 and Echo.doubleValue(-math.inf) == -math.inf and Echo.doubleValue(7) == 7.0
for n in (2**2000,):
    try:
        Echo.doubleValue(n)
        raise AssertionError(n)
    except (OverflowError, TypeError):
        pass
# --- BigInteger is int
from java.math import BigInteger
from org.jyodide.fixtures import Echo
for n in (0, -1, 2**63, -2**63 - 1, 10**100):
    assert Echo.big(n) == n and type(Echo.big(n)) is int
assert BigInteger("123").pow(2) == 15129 if hasattr(BigInteger("123"), "pow") else BigInteger("123") == 123
# --- BigDecimal is Decimal
from decimal import Decimal
from org.jyodide.fixtures import Echo
for text in ("0", "-0.10", "1E+3", "1E-30", "123456789.123456789012345678901234567890"):
    d = Echo.decimal(Decimal(text))
    assert type(d) is Decimal and d == Decimal(text) and d.as_tuple().exponent == Decimal(text).as_tuple().exponent, text
assert Echo.decimal(5) == 5 and Echo.decimal(0.5) == Decimal("0.5")
for wrong in (Decimal("NaN"), Decimal("Infinity"), float("nan"), "1"):
    try:
        Echo.decimal(wrong)
        raise AssertionError(wrong)
    except (TypeError, ValueError):
        pass
# --- Number takes any
from decimal import Decimal
from org.jyodide.fixtures import Echo
assert [Echo.numberType(v) for v in (1, 2**40, 2**70, 1.5, Decimal("1"))] == ["Long", "Long", "BigInteger", "Double", "BigDecimal"], [Echo.numberType(v) for v in (1, 2**40, 2**70, 1.5, Decimal("1"))]
assert Echo.number(1) == 1 and Echo.number(1.5) == 1.5
# --- booleans are no numbers
from org.jyodide.fixtures import Echo
for function in (Echo.longValue, Echo.doubleValue, Echo.big, Echo.number):
    try:
        function(True)
        raise AssertionError
    except TypeError:
        pass
# --- numbers that change count, compare and convert
from java.util.concurrent.atomic import AtomicLong, AtomicInteger, LongAdder
n = AtomicLong(2**53 + 1)
assert int(n) == 2**53 + 1 and n == 2**53 + 1 and n > 2**53 and float(AtomicInteger(2)) == 2.0
a = LongAdder()
a.add(5)
assert int(a) == 5 and a == 5
# --- boxes of Java's are Python's numbers
from java.lang import Integer, Long, Double, Character, Boolean, Byte
assert Integer.valueOf(5) == 5 and type(Integer.valueOf(5)) is int and type(Double.valueOf(1.0)) is float and Boolean.TRUE is True
assert Long.MAX_VALUE == 2**63 - 1 and Character.valueOf("x") == "x" and Integer.parseInt("12") == 12 and Byte.MIN_VALUE == -128
