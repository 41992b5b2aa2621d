# --- constants, by name and by value
from org.jyodide.fixtures import Echo
P = Echo.Planet
assert P.EARTH is P.EARTH and P.EARTH is not P.MERCURY and P["EARTH"] is P.EARTH and P.valueOf("EARTH") is P.EARTH
assert list(P) == [P.MERCURY, P.EARTH] and len(P) == 2 and P.EARTH in P and list(P.values()) == list(P)
# --- members
from org.jyodide.fixtures import Echo
P = Echo.Planet
assert P.EARTH.name() == "EARTH" and P.EARTH.ordinal() == 1 and P.EARTH.mass == 5.976e24 and P.EARTH.isHome() and not P.MERCURY.isHome()
assert str(P.EARTH) == "EARTH" and "EARTH" in repr(P.EARTH)
# --- order, hash, keys
from java.util import EnumMap
from org.jyodide.fixtures import Echo
P = Echo.Planet
assert P.MERCURY < P.EARTH and sorted([P.EARTH, P.MERCURY]) == [P.MERCURY, P.EARTH] and {P.EARTH: 1}[P.EARTH] == 1 and max(P) is P.EARTH
# --- a constant with a body is of its enum
from org.jyodide.fixtures import Echo
assert isinstance(Echo.Planet.EARTH, Echo.Planet) and isinstance(Echo.Planet.MERCURY, Echo.Planet)
# --- wanted by Java: a constant, its name, a member of a Python enum
import enum
from org.jyodide.fixtures import Echo
P = Echo.Planet
class Planet(enum.Enum):
    EARTH = "whatever"
    PLUTO = 2
assert Echo.planet(P.EARTH) is P.EARTH and Echo.planet("EARTH") is P.EARTH and Echo.planet(Planet.EARTH) is P.EARTH
for wrong in ("PLUTO", "earth", Planet.PLUTO, 1, ""):
    try:
        Echo.planet(wrong)
        raise AssertionError(wrong)
    except (TypeError, ValueError) as e:
        assert "Planet" in str(e) or "EARTH" in str(e), e
# --- what is none
from org.jyodide.fixtures import Echo
try:
    Echo.Planet["PLUTO"]
    raise AssertionError
except KeyError as e:
    assert "PLUTO" in str(e)
for wrong in (lambda: Echo.Planet.PLUTO, lambda: Echo.Planet("EARTH", 1)):
    try:
        wrong()
        raise AssertionError
    except (AttributeError, TypeError):
        pass
try:
    Echo.Planet.valueOf("PLUTO")
    raise AssertionError
except ValueError:
    pass
# --- patterns
from org.jyodide.fixtures import Echo
match Echo.Planet.EARTH:
    case Echo.Planet.MERCURY:
        raise AssertionError
    case Echo.Planet.EARTH:
        pass
    case _:
        raise AssertionError
# --- enums cannot be made
from org.jyodide.fixtures import Echo
try:
    Echo.Planet()
    raise AssertionError
except TypeError:
    pass
