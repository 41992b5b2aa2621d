"""What the script engine does on Python's side."""

import ast
import builtins
import sys

import _jyodide


class Functions:
    """Shows the variables of a namespace as attributes, for interfaces that its functions implement."""

    def __init__(self, namespace):
        self.__dict__ = namespace

    def __str__(self):
        return "<functions of a Python script>"


class Script:
    """Compiled source: its statements, and the expression that it ends with, if it does."""

    def __init__(self, source, file_name):
        tree = ast.parse(source, file_name)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
        self.body = compile(tree, file_name, "exec")
        self.last = last and compile(last, file_name, "eval")
        _jyodide.show_lines(self.body, source, file_name)
        if self.last:
            _jyodide.show_lines(self.last, source, file_name)

    def run(self, namespace):
        exec(self.body, namespace)
        return eval(self.last, namespace) if self.last else None


def new_builtins():
    return dict(vars(builtins))


def new_namespace(builtin_names):
    return {"__builtins__": builtin_names, "__name__": "__main__"}


def show_global_scope(builtin_names, values):
    """Makes the global scope visible below the variables of a script: among the built-in names."""
    for name in [name for name in builtin_names if name not in values and not hasattr(builtins, name)]:
        del builtin_names[name]
    builtin_names.update(values)


def flush():
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
