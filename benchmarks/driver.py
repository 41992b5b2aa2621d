"""Times the benchmark programs inside whatever Python runs this file.

usage: driver.py [--seconds S] [--cap S] [--min-runs N] [--max-runs N] [--times] [PROGRAM ...] | --list

Each program's `run()` is called once (the first run), then again until `--seconds` have passed
since that first call began. A slow program goes on to `--min-runs`, but no run begins after
`--cap` seconds (four times `--seconds` unless given). One line of JSON per program goes to
standard output; times are milliseconds of `time.perf_counter`. `best` and `median` are taken over
the last part: the runs that began after half of the time, when a compiling runtime has settled.
A program that cannot run here gives a line with `error` instead of times.
"""

import importlib.util
import json
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")


def names():
    return sorted(name[:-3] for name in os.listdir(PROGRAMS) if name.endswith(".py"))


def load(name):
    """Imports a program under a name of its own: `sort_values` must not shadow anything."""
    module_name = "benchmark_" + name
    path = os.path.join(PROGRAMS, name + ".py")
    spec = importlib.util.spec_from_file_location(module_name, path)
    module = importlib.util.module_from_spec(spec)
    # pickle and dataclasses look the module up by name.
    sys.modules[module_name] = module
    spec.loader.exec_module(module)
    return module


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def measure(run, options):
    """Calls `run` until the time is over; returns its value, and begin and length of each run."""
    seconds = options["seconds"]
    cap = options["cap"] or 4 * seconds
    clock = time.perf_counter
    checksum = None
    runs = []
    start = clock()
    while True:
        before = clock()
        value = run()
        after = clock()
        runs.append((before - start, (after - before) * 1000))
        if checksum is None:
            checksum = str(value)
        elif str(value) != checksum:
            raise AssertionError(f"run {len(runs)} gave {value}, the first {checksum}")
        passed = after - start
        settled = passed >= seconds and len(runs) >= options["min-runs"]
        if settled or passed >= cap or len(runs) >= options["max-runs"]:
            return checksum, runs


def late(runs):
    """The times of the last part, and of one run at least."""
    half = runs[-1][0] / 2
    return [length for begin, length in runs if begin >= half]


def report(name, options):
    try:
        checksum, runs = measure(load(name).run, options)
    except Exception as error:
        return {"program": name, "error": f"{type(error).__name__}: {error}"}
    last = late(runs)
    line = {
        "program": name,
        "checksum": checksum,
        "runs": len(runs),
        "late_runs": len(last),
        "first": round(runs[0][1], 4),
        "best": round(min(last), 4),
        "median": round(median(last), 4),
    }
    if options["times"]:
        line["times"] = [round(length, 3) for _, length in runs]
    return line


def parse(arguments):
    options = {
        "seconds": 3.0,
        "cap": 0.0,
        "min-runs": 3,
        "max-runs": 1_000_000,
        "times": False,
        "list": False,
    }
    programs = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            programs.append(word)
        elif word[2:] not in options:
            sys.exit(f"driver.py: unknown option {word}; known: --" + " --".join(options))
        elif isinstance(options[word[2:]], bool):
            options[word[2:]] = True
        elif not rest:
            sys.exit(f"driver.py: {word} wants a number")
        else:
            options[word[2:]] = type(options[word[2:]])(rest.pop(0))
    known = names()
    for program in programs:
        if program not in known:
            sys.exit(f"driver.py: no program {program!r}; known: {' '.join(known)}")
    return options, programs or known


def main():
    options, programs = parse(sys.argv[1:])
    if options["list"]:
        print("\n".join(programs))
        return
    failed = False
    for program in programs:
        line = report(program, options)
        failed = failed or "error" in line
        print(json.dumps(line), flush=True)
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
