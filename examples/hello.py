"""Greets its argument: ./jyodide examples/hello.py World"""

import sys


def greeting(name):
    return f"Hello, {name}, from Python {sys.version.split()[0]} on {sys.platform}!"


if __name__ == "__main__":
    print(greeting(sys.argv[1] if len(sys.argv) > 1 else "stranger"))
