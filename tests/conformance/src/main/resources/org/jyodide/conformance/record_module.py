"""Runs one module of CPython's test package and records what became of each test case.

The same file runs on every Python that is compared. record(MODULE, LOG, DONE) appends lines of JSON to the file LOG, each as soon
as it is known, so that what a Python that dies or hangs has done is known too. The package is looked for in /cpython-tests.

    {"start": TEST}
    {"test": TEST, "outcome": OUTCOME, "seconds": SECONDS, "reason": LINE, "detail": TEXT}
    {"end": OUTCOME, "seconds": SECONDS, "reason": LINE}

Test cases that the lines of the file DONE name are left out: a module whose Python died goes on after the case that killed it.
"""

import gc
import importlib
import importlib.util  # which some tests expect to be there, as in CPython's runner
import json
import os
import random
import sys
import time
import traceback
import unittest

# Tests replace these to see what happens.
_write, _open, _close = os.write, os.open, os.close
_clock = time.perf_counter
_dumps = json.JSONEncoder().encode
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT

_LONGEST_DETAIL = 6000
_LONGEST_REASON = 300
_FRAMES = 8


def _printable(text):
    """Half a surrogate pair, which tests like, is no text for others."""
    return text.encode("utf-8", "backslashreplace").decode()


class _Log:
    """Opens the file for each line: tests close file descriptors that are not theirs."""

    def __init__(self, path):
        self._path = path

    def line(self, **fields):
        fields = {key: _printable(value) if isinstance(value, str) else value for key, value in fields.items()}
        data = (_dumps(fields) + "\n").encode()
        descriptor = _open(self._path, _APPEND, 0o644)
        try:
            _write(descriptor, data)
        finally:
            _close(descriptor)


def _last_line(error):
    kind, value, _ = error
    try:
        text = "".join(traceback.format_exception_only(kind, value)).strip()
    except Exception as failure:
        text = f"{kind.__name__} (no text: {type(failure).__name__})"
    lines = [line for line in text.splitlines() if line.strip()]
    # The text of an assertion starts on the line that names it, a SyntaxError ends there.
    line = lines[-1] if issubclass(kind, SyntaxError) else lines[0]
    return line[:_LONGEST_REASON]


def _detail(error):
    try:
        text = "".join(traceback.format_exception(*error))
    except Exception as failure:
        text = f"{error[0].__name__} (no trace: {type(failure).__name__})"
    if len(text) > _LONGEST_DETAIL:
        text = text[: _LONGEST_DETAIL // 3] + "\n[...]\n" + text[-_LONGEST_DETAIL * 2 // 3 :]
    return text


class _Result(unittest.TestResult):
    """One outcome for each test case: with subtests, the first that is not a success."""

    def __init__(self, log):
        super().__init__()
        self._log = log
        self._names = {}
        self._running = None

    def startTest(self, test):
        super().startTest(test)
        self._running = test
        self._outcome = None
        self._has_skipped_subtest = False
        self._begin = _clock()
        self._log.line(start=test.record_name)

    def stopTest(self, test):
        super().stopTest(test)
        self._running = None
        if self._outcome is None and self._has_skipped_subtest:
            self._outcome = ("passed", "", "")
        # Without an outcome it was interrupted, and is still running as far as the log says.
        if self._outcome is not None:
            self._write(test.record_name, *self._outcome, _clock() - self._begin)

    def _write(self, name, outcome, reason, detail, seconds):
        fields = {"test": name, "outcome": outcome, "seconds": round(seconds, 3)}
        if reason:
            fields["reason"] = reason
        if detail:
            fields["detail"] = detail
        self._log.line(**fields)

    def _set(self, test, outcome, reason="", detail=""):
        if self._running is None:
            # The setup of a class or a module has no test case around it.
            self._write(test.id(), outcome, reason, detail, 0)
        elif self._outcome is None or self._outcome[0] == "passed":
            self._outcome = (outcome, reason, detail)
        elif outcome == "failed" and self._outcome[0] != "failed":
            self._outcome = (outcome, reason, detail)

    def addSuccess(self, test):
        self._set(test, "passed")

    def addError(self, test, error):
        self._set(test, "failed", _last_line(error), _detail(error))

    addFailure = addError

    def addSkip(self, test, reason):
        if self._running is not None and test is not self._running:
            self._has_skipped_subtest = True  # the others count
            return
        self._set(test, "skipped", str(reason)[:_LONGEST_REASON])

    def addExpectedFailure(self, test, error):
        self._set(test, "passed")

    def addUnexpectedSuccess(self, test):
        self._set(test, "failed", "unexpected success")

    def addSubTest(self, test, subtest, error):
        if error is not None:
            description = subtest._subDescription()
            self._set(test, "failed", f"{description[:100]}: {_last_line(error)}"[:_LONGEST_REASON], _detail(error))


def _without(suite, done, counts):
    """Names the test cases, those with one name by number, and takes out those that are done."""
    kept = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            _without(test, done, counts)
            kept.append(test)
            continue
        name = _printable(test.id())
        counts[name] = counts.get(name, 0) + 1
        if counts[name] > 1:
            name = f"{name} #{counts[name]}"
        if name not in done:
            test.record_name = name
            kept.append(test)
    suite._tests = kept


def _prepare(support):
    """As the runner of CPython does without options: quiet, no resources, no tests that need gigabytes."""
    support.verbose = 0
    support.use_resources = {}
    support.record_original_stdout(sys.stdout)
    sys.stdout.reconfigure(errors="backslashreplace")
    random.seed(20251205)
    sys.addaudithook(lambda name, arguments: None)


def _run(suite, result, frames):
    """With frames below it, as under CPython's runner: tests of tracemalloc count them."""
    if frames:
        _run(suite, result, frames - 1)
    else:
        suite.run(result)


def record(module, log, done):
    with open(done, encoding="utf-8") as lines:
        done = frozenset(lines.read().splitlines())
    log = _Log(log)
    begin = _clock()
    directory = "/tmp/conformance"
    os.makedirs(directory, exist_ok=True)
    os.chdir(directory)
    sys.path.insert(0, "/cpython-tests")
    try:
        from test import support

        _prepare(support)
        loader = unittest.TestLoader()
        try:
            suite = loader.loadTestsFromModule(importlib.import_module(module))
        except unittest.SkipTest as skip:
            log.line(end="skipped", reason=str(skip)[:_LONGEST_REASON], seconds=round(_clock() - begin, 3))
            return
        if loader.errors and f"load ({module})" not in done:
            log.line(test=f"load ({module})", outcome="failed", seconds=0, reason=loader.errors[0].strip().splitlines()[-1], detail=loader.errors[0])
        counts = {}
        _without(suite, done, counts)
        _run(suite, _Result(log), _FRAMES)
        gc.collect()
    except KeyboardInterrupt:
        return  # took too long
    except BaseException:
        error = sys.exc_info()
        log.line(test=f"load ({module})", outcome="failed", seconds=0, reason=_last_line(error), detail=_detail(error))
    log.line(end="ran", seconds=round(_clock() - begin, 3))
