"""re without its cache: the pattern parser and compiler, written in Python."""

import re

PATTERNS = [
    r"^(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])$",
    r"(?i)\b(?:foo|bar|baz)(?:\s*[-+*/]\s*(?:foo|bar|baz))*\b",
    r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)",
    r"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*>(?:.*?)</(?P=tag)>",
    r"(?x) [+-]? (?: \d+ (?: \. \d* )? | \. \d+ ) (?: [eE] [+-]? \d+ )?  # a number",
    r"(?<!\\)(?:\\\\)*\"(?:[^\"\\]|\\.)*\"",
    r"(?s)/\*.*?\*/|//[^\n]*",
    r"[\w.%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,12}(?=\s|$)",
    r"(a(b(c(d(e)?)?)?)?)?(?(1)x|y)",
    r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*",
]
SUBJECT = (
    'on 2024-05-17 from 10.0.0.1: x@y.org /* "a" */ '
    "foo + bar <b>bold</b> .5e-3 abcx it\u2019s"
)


def run():
    total = 0
    for turn in range(24):
        for pattern in PATTERNS:
            re.purge()
            compiled = re.compile(pattern + "|" + "z" * (turn % 3 + 20))
            match = compiled.search(SUBJECT)
            total += compiled.groups * 10 + (match.end() if match else 1000)
    return total
