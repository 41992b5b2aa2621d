"""What record_module.py wants of CPython's test.support."""


def record_original_stdout(stream):
    pass
