# /// script
# dependencies = ["mypy==2.4.1"]
# ///
"""Checks types: 36,000 compiled functions in one library."""

import tempfile
from pathlib import Path

from mypy import api

with tempfile.TemporaryDirectory() as directory:
    file = Path(directory, "wrong.py")
    file.write_text("def f(x: int) -> str:\n    return x\n")
    report, errors, status = api.run([str(file), "--cache-dir", directory])
assert status == 1 and not errors, errors
assert 'Incompatible return value type (got "int", expected "str")' in report
