"""The interactive console: tells whether a statement is whole, runs it, completes it.

The host reads lines at the terminal and calls the methods of Console.
"""

import ast
import builtins
import codeop
import inspect
import linecache
import os
import sys
import types
import warnings

_OWN_FILE = "<jyodide console>"
_DELIMITERS = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"


class Console:
    """One session in the module __main__."""

    def __init__(self):
        self._main = sys.modules["__main__"]
        self._namespace = self._main.__dict__
        self._compiler = codeop.CommandCompiler()
        self._compile = self._compiler.compiler
        self._compile.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._inputs = 0
        self._module_completer = None
        if not hasattr(sys, "ps1"):
            sys.ps1 = ">>> "
        if not hasattr(sys, "ps2"):
            sys.ps2 = "... "
        if not sys.flags.safe_path and sys.path[:1] != [""]:
            sys.path.insert(0, "")

    def banner(self):
        copyrights = '"help", "copyright", "credits" or "license"'
        lines = [f"Python {sys.version} on {sys.platform}"]
        if not sys.flags.no_site:
            lines.append(f"Type {copyrights} for more information.")
        return "\n".join(lines)

    def prompt(self, continuation):
        return str(sys.ps2 if continuation else sys.ps1)

    # Whole statements

    def is_complete(self, source):
        source = _without_last_indentation(source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return self._compiler(source, "<input>", "single") is not None
            except (SyntaxError, ValueError, OverflowError):
                pass
            try:
                statements = self._parse(source, "<input>").body
            except (SyntaxError, ValueError, OverflowError):
                return True
        # Several statements, as they are pasted: a block at the end may go on.
        lines = source.split("\n")
        return len(statements) < 2 or not lines[-1][:1].isspace()

    def _parse(self, source, name):
        return self._compile(source, name, "exec", ast.PyCF_ONLY_AST, incomplete_input=False)

    # Running

    def run(self, source):
        """Runs what was typed. Returns the exit code if it ends the session, else None."""
        if source.strip() in ("exit", "quit") and self._is_builtin(source.strip()):
            return 0
        name = f"<python-input-{self._inputs}>"
        self._inputs += 1
        source = _without_last_indentation(source) + "\n"
        _remember_source(name, source)
        try:
            try:
                for code in self._compile_each(source, name):
                    self._execute(code)
            except SystemExit as e:
                return _exit_code(e)
            except BaseException as e:
                self._show(e, name)
            finally:
                _flush()
        except KeyboardInterrupt as e:
            # It came while an exception was shown.
            self._show(e)
        return None

    def _compile_each(self, source, name):
        """The code of each statement; an error of the source has no traceback."""
        try:
            for statement in self._parse(source, name).body:
                yield self._compile(ast.Interactive([statement]), name, "single")
        except (SyntaxError, ValueError, OverflowError) as e:
            raise e.with_traceback(None)

    def _is_builtin(self, name):
        return name not in self._namespace and hasattr(builtins, name)

    def _execute(self, code):
        if not code.co_flags & inspect.CO_COROUTINE:
            exec(code, self._namespace)
            return
        coroutine = types.FunctionType(code, self._namespace)()
        import asyncio

        asyncio.get_event_loop().run_until_complete(coroutine)

    def _show(self, error, name=None):
        """Prints an exception, from the frames of the input called name on."""
        error = error.with_traceback(_without_own_frames(error.__traceback__, name))
        sys.last_type, sys.last_value, sys.last_traceback = (
            type(error),
            error,
            error.__traceback__,
        )
        sys.last_exc = error
        try:
            sys.excepthook(type(error), error, error.__traceback__)
        except SystemExit:
            raise
        except BaseException as e:
            import traceback

            print("Error in sys.excepthook:", file=sys.stderr)
            traceback.print_exception(e.with_traceback(_without_own_frames(e.__traceback__)))
            print("\nOriginal exception was:", file=sys.stderr)
            traceback.print_exception(error)
        _flush()

    # What runs before the first prompt

    def run_startup(self):
        """Runs the file that PYTHONSTARTUP names. Returns an exit code or None."""
        path = None if sys.flags.ignore_environment else os.environ.get("PYTHONSTARTUP")
        if not path:
            return None
        try:
            with open(path, "rb") as file:
                exec(compile(file.read(), path, "exec"), self._namespace)
        except SystemExit as e:
            return _exit_code(e)
        except OSError as e:
            print("Could not open PYTHONSTARTUP", file=sys.stderr)
            self._show(e)
        except BaseException as e:
            self._show(e)
        finally:
            _flush()
        return None

    def run_command(self, code):
        _remember_source("<string>", code)
        self._run_program(lambda: exec(compile(code, "<string>", "exec"), self._namespace))

    def run_module(self, name):
        import runpy

        self._set_path(os.getcwd())
        self._run_program(lambda: runpy._run_module_as_main(name))

    def run_script(self, path):
        if os.path.isdir(path) or _is_archive(path):
            import runpy

            self._replace_path(path)
            self._run_program(lambda: runpy._run_module_as_main("__main__", False))
            return
        self._set_path(os.path.dirname(os.path.realpath(path)))

        def run():
            with open(path, "rb") as file:
                source = file.read()
            self._main.__file__ = path
            exec(compile(source, path, "exec"), self._namespace)

        self._run_program(run)

    def _run_program(self, run):
        try:
            run()
        except BaseException as e:
            self._show(e)
        finally:
            _flush()

    def _set_path(self, directory):
        if not sys.flags.safe_path:
            self._replace_path(directory)

    def _replace_path(self, directory):
        if sys.path[:1] == [""]:
            del sys.path[0]
        sys.path.insert(0, directory)

    # Completion

    def complete(self, line):
        """Returns (start, texts): each text may replace line[start:]."""
        start = len(line)
        while start > 0 and line[start - 1] not in _DELIMITERS:
            start -= 1
        text = line[start:]
        modules = self._complete_import(line)
        if modules is not None:
            return start, modules
        if not text:
            return start, []
        import rlcompleter

        completer = rlcompleter.Completer(self._namespace)
        texts = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                while (match := completer.complete(text, len(texts))) is not None:
                    texts.append(match)
            except Exception:
                # Completing an attribute evaluates what stands before it, which may raise.
                return start, []
        return start, sorted(set(texts))

    def _complete_import(self, line):
        """The names that may follow `import` or `from`; None if line is no import statement."""
        if not line.lstrip().startswith(("import ", "from ")):
            return None
        try:
            if self._module_completer is None:
                from _pyrepl._module_completer import ModuleCompleter

                self._module_completer = ModuleCompleter(self._namespace)
            return self._module_completer.get_completions(line)
        except Exception:
            return None


def _without_last_indentation(source):
    """The editor indents the line that ends a block: what is on it does not count."""
    lines = source.split("\n")
    if len(lines) > 1 and not lines[-1].strip():
        lines[-1] = ""
    return "\n".join(lines)


def _remember_source(name, source):
    """So that tracebacks show lines which are in no file."""
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)


def _without_own_frames(tb, name=None):
    """The traceback without our frames, and without those of an event loop around the input."""
    first = tb
    while first is not None and first.tb_frame.f_code.co_filename != name:
        first = first.tb_next
    if first is not None:
        return first
    while tb is not None and tb.tb_frame.f_code.co_filename == _OWN_FILE:
        tb = tb.tb_next
    return tb


def _is_archive(path):
    import zipfile

    return zipfile.is_zipfile(path)


def _exit_code(error):
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            # Replaced or closed by the program, or nobody reads it any more.
            pass
