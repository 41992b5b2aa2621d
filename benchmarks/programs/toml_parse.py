"""tomllib: a parser written in Python over one long string."""

import tomllib

SECTIONS = []
for number in range(180):
    SECTIONS.append(
        f"""
[service.s{number}]
name = "service {number}"
ports = [ {8000 + number}, {9000 + number}, 0x1f{number % 10} ]
ratio = {number}.5e-1
started = 2024-0{number % 9 + 1}-1{number % 10}T07:32:00Z
enabled = {"true" if number % 2 else "false"}
text = '''
raw \\n {number}
'''
escaped = "tab\\t and \\u00e9 {number}"
owner = {{ name = "ada {number}", "quoted key" = {number} }}

[[service.s{number}.route]]
path = "/a/{number}"
[[service.s{number}.route]]
path = "/b/{number}"
weights = [[1, 2], [3.0, {number}.25]]
"""
    )
DOCUMENT = "title = 'benchmark' # comment\n" + "".join(SECTIONS)


def run():
    total = 0.0
    for name, service in tomllib.loads(DOCUMENT)["service"].items():
        total += sum(service["ports"]) + service["ratio"] + len(service["text"]) + len(name)
        total += service["started"].month + service["enabled"] + len(service["escaped"])
        total += service["owner"]["quoted key"] + service["route"][1]["weights"][1][1]
    return f"{total:.4f}"
