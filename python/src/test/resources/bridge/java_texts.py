# --- text there and back
from org.jyodide.fixtures import Echo
for text in ("", "a", "\0", "\u20ac", "\U0001d11e", "\ud800", "x\udc00y", "\udc00\ud800", "a" * 100_000):
    assert Echo.text(text) == text and type(Echo.text(text)) is str
assert Echo.text("\ud834" + "\udd1e") == "\U0001d11e"  # a pair is one character in Java
# --- a subclass of str is text
from org.jyodide.fixtures import Echo
class Text(str): pass
assert Echo.text(Text("a")) == "a" and type(Echo.text(Text("a"))) is str
# --- StringBuilder is a sequence of its own
from java.lang import StringBuilder
from org.jyodide.fixtures import Echo
b = StringBuilder("abc")
assert Echo.text(b) is b and b[-1] == "c" and b[::-1] == "cba" and len(b) == 3 and "bc" in b and "x" not in b and list(b) == ["a", "b", "c"]
assert b == "abc" and "abc" == b and b != "x" and b < "b" and str(b.reverse()) == "cba" and f"{b}" == "cba" and "".join(b) == "cba"
for index in (3, -4):
    try:
        b[index]
        raise AssertionError
    except IndexError:
        pass
b.setLength(0)
assert not b and len(b) == 0 and str(b) == ""
# --- other types of text
from org.jyodide.fixtures import Echo
for wrong in (b"a", 5, None.__class__, ["a"]):
    try:
        Echo.text(wrong)
        raise AssertionError(wrong)
    except TypeError:
        pass
assert Echo.text(None) is None
# --- Java's String methods are Python's
from java.lang import String
assert String.valueOf(5) == "5" and String.join("-", ["a", "b"]) == "a-b" and String.format("%s-%d", "a", 5) == "a-5" and type(String("x")) is str
