# --- optional
from java.util import Optional
assert Optional.of(1) and not Optional.empty() and list(Optional.of(1)) == [1] and list(Optional.empty()) == []
assert Optional.of("x").get() == "x" and Optional.empty().orElse(3) == 3 and Optional.of(1).isPresent() and Optional.empty().isEmpty()
assert repr(Optional.of("x")) == "Optional('x')" and repr(Optional.empty()) == "Optional.empty"
assert Optional.of(1).to_py() == 1 and Optional.empty().to_py() is None and Optional.of(2).map(lambda v: v + 1).get() == 3
# --- optional: without a value
from java.util import Optional
try:
    Optional.empty().get()
    raise AssertionError
except KeyError as e:
    assert str(e) == "No value present"
# --- text that changes
from java.lang import StringBuilder
b = StringBuilder("ab")
b.append("c").append(1)
assert str(b) == "abc1" and len(b) == 4 and b[0] == "a" and b[-1] == "1" and b[1:3] == "bc" and "bc" in b and list(b)[0] == "a" and b == "abc1" and repr(b) == "StringBuilder('abc1')"
# --- comparable
from java.util import UUID
assert UUID(0, 1) < UUID(0, 2) and UUID(0, 2) >= UUID(0, 2) and sorted([UUID(0, 2), UUID(0, 1)])[0] == UUID(0, 1)
# --- comparable: not with everything
from java.util import UUID
try:
    UUID(0, 1) < 3
    raise AssertionError
except TypeError:
    pass
assert UUID(0, 1) != 3
# --- numbers that change
from java.util.concurrent.atomic import AtomicInteger, AtomicLong
n = AtomicInteger(5)
assert int(n) == 5 and float(n) == 5.0 and n == 5 and n < 6 and n.incrementAndGet() == 6 and str(n) == "6" and bool(AtomicInteger()) is False and n > AtomicLong(1)
# --- big numbers
from java.math import BigInteger, BigDecimal
from decimal import Decimal
assert BigInteger("123456789012345678901234567890") == 123456789012345678901234567890 and BigDecimal("1E+3") == Decimal(1000)
# --- java.time: parts
from java.time import LocalDate, LocalDateTime, Duration
d = LocalDate.of(2026, 1, 31)
assert d.year == 2026 and d.monthValue == 1 and d.dayOfMonth == 31 and str(d) == "2026-01-31" and d.plusDays(1).month.name() == "FEBRUARY"
# --- java.time: sums and differences
from java.time import LocalDate, Duration, Period, LocalDateTime
d = LocalDate.of(2026, 1, 31)
assert d + Period.ofMonths(1) == LocalDate.of(2026, 2, 28) and d - Period.ofDays(1) == LocalDate.of(2026, 1, 30) and d - LocalDate.of(2026, 1, 1) == Duration.ofDays(30)
assert LocalDateTime.of(2026, 1, 1, 0, 0) + Duration.ofHours(1) == LocalDateTime.of(2026, 1, 1, 1, 0) and Duration.ofHours(1) + Duration.ofHours(1) == Duration.ofHours(2)
# --- java.time: with Python's
import datetime
from java.time import LocalDate, Duration, Instant, LocalTime
d = LocalDate.of(2026, 1, 31)
assert d == datetime.date(2026, 1, 31) and datetime.date(2026, 1, 31) == d and d < datetime.date(2026, 2, 1) and d + datetime.timedelta(days=1) == datetime.date(2026, 2, 1)
assert Duration.ofSeconds(90) == datetime.timedelta(seconds=90) and LocalTime.of(1, 2) == datetime.time(1, 2)
assert {d: 1}[datetime.date(2026, 1, 31)] == 1
assert Instant.ofEpochSecond(0) == datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# --- java.time: to_py
import datetime
from java.time import LocalDate, LocalDateTime, Duration, Instant, ZonedDateTime, ZoneId
assert LocalDate.of(2026, 1, 2).to_py() == datetime.date(2026, 1, 2) and type(LocalDate.of(2026, 1, 2).to_py()) is datetime.date
assert LocalDateTime.of(2026, 1, 2, 3, 4, 5).to_py() == datetime.datetime(2026, 1, 2, 3, 4, 5)
assert Duration.ofMillis(1500).to_py() == datetime.timedelta(seconds=1.5)
assert Instant.ofEpochSecond(1).to_py().tzinfo is not None
# --- java.time: what Python's cannot hold
from java.time import LocalDate, Duration
assert type(LocalDate.of(12000, 1, 1).to_py()) is LocalDate and type(Duration.ofNanos(1).to_py()) is Duration
# --- java.time: classes match patterns
from java.time import LocalDate
match LocalDate.of(2026, 1, 31):
    case LocalDate(year=2026, monthValue=m):
        assert m == 1
    case _:
        raise AssertionError
# --- bytes: a method fills a bytearray
from java.util import Arrays
target = bytearray(4)
Arrays.fill(target, 7)
assert target == b"\7\7\7\7"
# --- bytes: a method fills a part of a memoryview
from java.util import Arrays
target = bytearray(6)
Arrays.fill(memoryview(target)[2:4], 1)
assert target == b"\0\0\1\1\0\0"
# --- bytes: a method fills an array.array
import array
from java.util import Arrays
target = array.array("B", [0, 0])
Arrays.fill(target, 9)
assert target.tolist() == [9, 9]
# --- bytes: what can only be read stays as it is
from java.util import Arrays
content = b"ab"
Arrays.fill(memoryview(content), 1)
Arrays.fill(content, 1)
assert content == b"ab"
# --- bytes: a buffer with gaps says so
from java.util import Arrays
try:
    Arrays.fill(memoryview(bytearray(6))[::2], 1)
except TypeError as e:
    assert "gaps" in str(e), e
else:
    raise AssertionError
# --- bytes: views and arrays are bytes to Java
import array
assert ledger.kind(bytearray(b"x")) == ledger.kind(b"x") == ledger.kind(memoryview(b"x")) == ledger.kind(array.array("b", [1]))
# --- bytes: a byte[] is bytes, which struct and memoryview read
import struct
from java.util import Arrays
content = Arrays.copyOf(b"\1\2\3\4\5", 4)
assert struct.unpack_from(">I", content) == (0x01020304,) and bytes(memoryview(content)[1:]) == b"\2\3\4"
# --- bytes: a large array at the speed of memory
import time
from java.util import Arrays
target = bytearray(10_000_000)
start = time.perf_counter()
Arrays.fill(target, 1)
assert time.perf_counter() - start < 5 and target[-1] == 1
# --- buffers: numbers are the array of their format, and are written back
import array
from java.util import Arrays
ints, longs = array.array("i", [3, 1, 2]), array.array("q", [2**62, -1])
floats, doubles = array.array("f", [2.5, 0.5]), array.array("d", [2.0, 1.0])
for numbers in (ints, longs, floats, doubles):
    expected = sorted(numbers)
    Arrays.sort(numbers)
    assert numbers.tolist() == expected, numbers
Arrays.fill(memoryview(doubles), 7.0)
assert doubles.tolist() == [7.0, 7.0] and Arrays.toString(memoryview(ints)) == "[1, 2, 3]" and Arrays.toString(array.array("d")) == "[]"
