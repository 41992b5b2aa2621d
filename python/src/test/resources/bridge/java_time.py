# --- dates both ways
import datetime
from java.time import LocalDate
from org.jyodide.fixtures import Echo
for d in (datetime.date(1, 1, 1), datetime.date(2026, 2, 28), datetime.date(9999, 12, 31)):
    java = Echo.date(d)
    assert type(java) is LocalDate and str(java) == str(d) and java == d and d == java and java.to_py() == d and hash(java) == hash(d)
# --- times both ways
import datetime
from java.time import LocalTime
from org.jyodide.fixtures import Echo
for t in (datetime.time(0), datetime.time(23, 59, 59, 999999), datetime.time(1, 2, 3, 4)):
    java = Echo.time(t)
    assert type(java) is LocalTime and java == t and java.to_py() == t and java.nano == t.microsecond * 1000
# --- dates with times both ways
import datetime
from java.time import LocalDateTime
from org.jyodide.fixtures import Echo
for t in (datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)):
    java = Echo.dateTime(t)
    assert type(java) is LocalDateTime and java == t and java.to_py() == t and java.to_py().tzinfo is None
# --- instants both ways
import datetime
from java.time import Instant
from org.jyodide.fixtures import Echo
for t in (datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC), datetime.datetime(1, 1, 1, tzinfo=datetime.UTC),
          datetime.datetime(2026, 5, 6, 7, 8, 9, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30)))):
    java = Echo.instant(t)
    assert type(java) is Instant and java == t and java.to_py() == t and java.to_py().tzinfo is datetime.UTC
# --- durations both ways
import datetime
from java.time import Duration
from org.jyodide.fixtures import Echo
for d in (datetime.timedelta(0), datetime.timedelta.max, datetime.timedelta.min, datetime.timedelta(microseconds=-1), datetime.timedelta(days=1, seconds=2, microseconds=3)):
    java = Echo.duration(d)
    assert type(java) is Duration and java == d and java.to_py() == d and hash(java) == hash(d), d
# --- with offset and zone both ways
import datetime, zoneinfo
from java.time import OffsetDateTime, ZonedDateTime
from org.jyodide.fixtures import Echo
t = datetime.datetime(2026, 5, 6, 7, 8, tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)))
java = Echo.offset(t)
assert type(java) is OffsetDateTime and str(java) == "2026-05-06T07:08-03:30" and java == t and java.to_py() == t and java.to_py().utcoffset() == t.utcoffset()
zoned = Echo.zoned(t)
assert type(zoned) is ZonedDateTime and zoned == t and zoned.to_py().utcoffset() == t.utcoffset()
# --- what has no zone is no moment, and the other way round
import datetime
from org.jyodide.fixtures import Echo
naive = datetime.datetime(2026, 1, 1)
aware = naive.replace(tzinfo=datetime.UTC)
for function, value in ((Echo.instant, naive), (Echo.offset, naive), (Echo.zoned, naive), (Echo.dateTime, aware), (Echo.date, aware),
                        (Echo.date, naive), (Echo.date, "2026-01-01"), (Echo.duration, 5), (Echo.time, naive), (Echo.date, datetime.timedelta(1))):
    try:
        function(value)
        raise AssertionError((function, value))
    except TypeError:
        pass
# --- more than microseconds and years beyond 9999 stay Java's
from java.time import LocalDate, LocalTime, LocalDateTime, Instant, Duration, OffsetDateTime, ZoneOffset
for value in (LocalDate.of(10000, 1, 1), LocalDate.of(0, 1, 1), LocalTime.of(0, 0, 0, 1), LocalDateTime.of(10000, 1, 1, 0, 0),
              Instant.ofEpochSecond(0, 1), Duration.ofNanos(1), Duration.ofDays(10**9), OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 1, ZoneOffset.UTC)):
    assert type(value.to_py()) is type(value) and value == value and isinstance(hash(value), int), value
# --- sums, differences, comparison in mixed company
import datetime
from java.time import Duration, Instant, LocalDateTime, LocalDate
t = LocalDateTime.of(2026, 1, 1, 0, 0)
assert t + datetime.timedelta(hours=1) == datetime.datetime(2026, 1, 1, 1) and t - datetime.datetime(2025, 12, 31) == datetime.timedelta(days=1)
assert datetime.datetime(2026, 1, 2) - t == Duration.ofDays(1) and datetime.timedelta(1) + t == LocalDateTime.of(2026, 1, 2, 0, 0)
assert t < datetime.datetime(2026, 1, 2) and datetime.datetime(2026, 1, 2) > t and max(t, datetime.datetime(2025, 1, 1)) is t
assert Instant.EPOCH < datetime.datetime.now(datetime.UTC) and Duration.ofSeconds(1) < datetime.timedelta(seconds=2)
assert LocalDate.of(2026, 1, 1) in {datetime.date(2026, 1, 1)}
try:
    t < LocalDate.of(2026, 1, 1)
    raise AssertionError
except TypeError:
    pass
assert t != LocalDate.of(2026, 1, 1) and t != 5
# --- periods, years and the like
from java.time import Period, Year, YearMonth, DayOfWeek, LocalDate, ZoneId, Month
assert LocalDate.of(2026, 1, 31) + Period.ofMonths(1) == LocalDate.of(2026, 2, 28)
assert Period.ofDays(1) + Period.ofDays(2) == Period.ofDays(3) and Year.of(2024).isLeap() and YearMonth.of(2026, 2).lengthOfMonth() == 28
assert LocalDate.of(2026, 11, 23).dayOfWeek == DayOfWeek.MONDAY and ZoneId.of("UTC").id == "UTC" and Month.MAY < Month.JUNE
# --- format
from java.time import LocalDate
assert f"{LocalDate.of(2026, 1, 2)}" == "2026-01-02" and repr(LocalDate.of(2026, 1, 2)) == "<java.time.LocalDate 2026-01-02>"
