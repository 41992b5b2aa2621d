"""Compiles modules of a zip archive to byte code.

Arguments: the archive, a file with the names of entries, the directory for the .pyc files. An entry that
does not compile is named on standard error and left out.
"""

import os
import sys
import warnings
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from zipimport import zipimporter


def compile_entry(archive, name):
    source = archive.get_data(name)
    # The file name that zipimport would give, for tracebacks.
    code = compile(source, f"{archive.archive}/{name}", "exec", dont_inherit=True, optimize=0)
    return _code_to_hash_pyc(code, source_hash(source), checked=False)


def main(archive_path, names_path, target):
    warnings.simplefilter("ignore", SyntaxWarning)
    archive = zipimporter(archive_path)
    with open(names_path, encoding="utf-8") as file:
        names = file.read().splitlines()
    for name in names:
        try:
            content = compile_entry(archive, name)
        except (SyntaxError, ValueError) as error:
            print(f"{name} is left as source only: {error!r}", file=sys.stderr)
            continue
        path = os.path.join(target, name + "c")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)


main(*sys.argv[1:])
