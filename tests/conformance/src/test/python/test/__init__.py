"""A package of tests in place of that of CPython."""
