"""Counts the words of standard input: printf 'to be or not to be' | ./jyodide examples/word_count.py 3"""

import collections
import re
import sys


def count(text):
    return collections.Counter(re.findall(r"\w+", text.casefold()))


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for word, times in count(sys.stdin.read()).most_common(how_many):
        print(f"{times:6} {word}")
