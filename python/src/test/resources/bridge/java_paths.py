# --- paths are path-like
import os
from org.jyodide.fixtures import Echo
p = Echo.path("/a/b.txt")
assert os.fspath(p) == "/a/b.txt" and os.path.basename(p) == "b.txt" and str(p) == "/a/b.txt"
# --- from str, pathlib and themselves
import pathlib
from org.jyodide.fixtures import Echo
p = Echo.path(pathlib.PurePosixPath("/a/b"))
assert str(p) == "/a/b" and Echo.path(p) is p and Echo.path("/a/b") == p and hash(Echo.path("/a/b")) == hash(p)
assert pathlib.PurePosixPath(p) == pathlib.PurePosixPath("/a/b") and Echo.path("/a") < Echo.path("/b")
for wrong in (5, b"/a", ["a"]):
    try:
        Echo.path(wrong)
        raise AssertionError(wrong)
    except TypeError:
        pass
# --- a path grants no files
from org.jyodide.fixtures import Echo
p = Echo.path("/etc/passwd")
try:
    open(p).read()
    raise AssertionError
except OSError:
    pass
