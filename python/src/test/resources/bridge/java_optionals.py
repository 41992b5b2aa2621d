# --- truth, value, iteration
from java.util import Optional, OptionalInt, OptionalLong, OptionalDouble
assert Optional.of(0) and not Optional.empty() and [*Optional.of("a")] == ["a"] and [*Optional.empty()] == []
assert OptionalInt.of(0) and not OptionalInt.empty() and OptionalInt.of(5).getAsInt() == 5 and list(OptionalLong.of(2**53 + 1)) == [2**53 + 1]
assert OptionalDouble.of(0.5).getAsDouble() == 0.5 and list(OptionalDouble.empty()) == [] and OptionalInt.empty().orElse(3) == 3
# --- wanted by Java: None is empty, a value is full
from java.util import Optional, OptionalInt
from org.jyodide.fixtures import Echo
assert Echo.optional(None) == Optional.empty() and Echo.optional("a") == Optional.of("a") and Echo.optional(Optional.of("b")).get() == "b"
assert Echo.optionalInt(5) == OptionalInt.of(5) and not Echo.optionalInt(None) and Echo.optionalLong(2**62).getAsLong() == 2**62
assert Echo.optionalDouble(0.5).getAsDouble() == 0.5 and Echo.optionalDouble(2).getAsDouble() == 2.0
for function, wrong in ((Echo.optional, 5), (Echo.optionalInt, "a"), (Echo.optionalInt, 2**31), (Echo.optionalDouble, "x")):
    try:
        function(wrong)
        raise AssertionError(wrong)
    except (TypeError, OverflowError):
        pass
# --- methods with functions of Python's
from java.util import Optional
assert Optional.of(2).map(lambda v: v + 1).filter(lambda v: v > 2).orElse(0) == 3 and Optional.empty().or_(lambda: Optional.of(1)).get() == 1
assert Optional.empty().orElseGet(lambda: "made") == "made"
try:
    Optional.empty().orElseThrow(lambda: ValueError("none"))
    raise AssertionError
except ValueError as e:
    assert str(e) == "none"
# --- copies and equality
from java.util import Optional
assert Optional.of([1]).to_py() == [1] and Optional.empty().to_py() is None and Optional.of(1) == Optional.of(1) and hash(Optional.of(1)) == hash(Optional.of(1))
