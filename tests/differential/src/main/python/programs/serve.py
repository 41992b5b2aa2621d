"""Answers expressions in a native Python: a line of standard input each."""

import platform
import sys

from . import runner

print("CPython", platform.python_version(), "native", end="\nend\n", flush=True)
for expression in sys.stdin:
    print(eval(expression), end="\nend\n", flush=True)
