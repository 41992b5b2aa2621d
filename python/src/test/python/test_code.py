"""pyodide.code"""

import ast

from pyodide.code import (
    CodeRunner,
    eval_code,
    eval_code_async,
    find_imports,
    relaxed_call,
    relaxed_wrap,
    run_js,
    should_quiet,
)
from pyodide.ffi import JsException
from support import raises


def test_value_of_the_last_expression():
    assert eval_code("1 + 1") == 2
    assert eval_code("x = 1\nx + 1") == 2
    assert eval_code("x = 1") is None
    assert eval_code("") is None
    assert eval_code("def f(): pass") is None


def test_a_trailing_semicolon_quiets():
    assert eval_code("1 + 1;") is None
    assert eval_code("1 + 1 ; # comment") is None
    assert eval_code("1 + 1;", quiet_trailing_semicolon=False) == 2
    assert should_quiet("f(';');") and not should_quiet("f(';')")


def test_return_modes():
    assert eval_code("x = 3", return_mode="last_expr_or_assign") == 3
    assert eval_code("x = y = 4", return_mode="last_expr_or_assign") == 4
    assert eval_code("5", return_mode="none") is None


def test_globals_and_locals():
    names = {"y": 1}
    assert eval_code("y + 1", names) == 2
    eval_code("z = y", names)
    assert names["z"] == 1
    local = {"y": 10}
    assert eval_code("y", names, local) == 10
    eval_code("w = 2", names, local)
    assert local["w"] == 2 and "w" not in names
    assert eval_code("'y' in globals()") is False


def test_source_is_dedented():
    assert eval_code("    a = 1\n    a + 1") == 2
    raises(IndentationError, lambda: eval_code("    1", dedent=False))


def test_errors_show_file_and_lines():
    error = raises(ZeroDivisionError, lambda: eval_code("def f():\n  1/0\nf()", filename="job.py"))
    import traceback

    text = "".join(traceback.format_exception(error))
    assert 'File "job.py", line 2, in f' in text and "1/0" in text
    assert raises(SyntaxError, lambda: eval_code("a b")).lineno == 1


def test_code_runner_compiles_once_and_runs_often():
    runner = CodeRunner("n + 1").compile()
    assert [runner.run({"n": n}) for n in (1, 2)] == [2, 3]
    raises(RuntimeError, lambda: CodeRunner("1").run())
    raises(RuntimeError, lambda: runner.compile())


def test_code_runner_takes_a_changed_tree():
    runner = CodeRunner("1 + 1")
    runner.ast.body[0].value.left = ast.Constant(41, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
    assert runner.compile().run() == 42


async def test_async_code():
    assert await eval_code_async("await sleep()\n7", {"sleep": lambda: __import__("asyncio").sleep(0)}) == 7
    assert await eval_code_async("8;") is None
    assert await eval_code_async("x = 1\nx") == 1
    source = "async def f():\n  yield 1\n[x async for x in f()]"
    assert await eval_code_async(source) == [1]


async def test_async_errors():
    try:
        await eval_code_async("import asyncio\nawait asyncio.sleep(0)\n1/0", filename="later.py")
    except ZeroDivisionError as e:
        import traceback

        assert 'File "later.py", line 3' in "".join(traceback.format_exception(e))
    else:
        raise AssertionError("no error")


def test_find_imports():
    assert find_imports("import numpy as np; from scipy import stats") == ["numpy", "scipy"]
    assert find_imports("import a.b.c") == ["a", "a.b", "a.b.c"]
    assert find_imports("    import indented") == ["indented"]
    assert find_imports("from . import x") == []
    assert find_imports("def f(:") == []


def test_relaxed_call():
    def f(a, b=2, *, c=3):
        return a, b, c

    assert relaxed_call(f, 1, 5, 6, 7, d=1, c=4) == (1, 5, 4)
    assert relaxed_call(lambda: 1, 2, 3) == 1
    assert relaxed_wrap(f)(1, x=2) == (1, 2, 3)
    raises(TypeError, lambda: relaxed_call(f))


def test_relaxed_wrap_keeps_the_name():
    def named():
        """Doc."""

    assert relaxed_wrap(named).__name__ == "named" and relaxed_wrap(named).__doc__ == "Doc."


def test_run_js_says_why_it_cannot():
    error = raises(JsException, lambda: run_js("1 + 1"))
    assert "JavaScript source cannot run here" in str(error) and error.name == "EvalError"
    raises(TypeError, lambda: run_js(5))
