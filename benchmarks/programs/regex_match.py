"""re: search, findall, sub with a function, groups, alternation, backtracking."""

import re

LOG = "\n".join(
    f"192.168.{i % 256}.{i * 7 % 256} - user{i} [{i % 28 + 1:02d}/Mar/2025:10:{i % 60:02d}:00] "
    f'"GET /item/{i}?q=a{i}b HTTP/1.1" {200 if i % 9 else 404} {i * 37}'
    for i in range(900)
)
LINE = re.compile(
    r'^(?P<host>[\d.]+) - (?P<user>\w+) \[(?P<time>[^\]]+)\] "(?P<verb>GET|POST) '
    r'(?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+)$',
    re.MULTILINE,
)
NUMBER = re.compile(r"\b\d+\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
REPEAT = re.compile(r"(\w)(\w)\2\1")
KEYWORD = re.compile(r"(?i)(?:get|post|put|head)\s+/(item|user|order)/(\d+)")


def run():
    total = 0
    for match in LINE.finditer(LOG):
        total += int(match["size"]) + len(match["user"]) + (match["status"] == "404")
    total += len(NUMBER.findall(LOG))
    doubled = NUMBER.sub(lambda match: str(int(match.group()) * 2), LOG)
    total += len(doubled)
    total += sum(int(number) for _, number in KEYWORD.findall(LOG))
    total += 0 if EMAIL.search(LOG) else 1
    total += len(REPEAT.findall(LOG * 2))
    total += len(re.split(r"[\s/:]+", LOG))
    return total
