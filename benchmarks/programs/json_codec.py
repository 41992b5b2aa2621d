"""json: dumps and loads of nested data, ASCII and not, with and without indent."""

import json

DATA = {
    "users": [
        {
            "id": i,
            "name": f"user {i} \u00e9\u4e2d" if i % 4 == 0 else f"user {i}",
            "tags": ["alpha", "beta", "line\nbreak", "quote\""][: i % 5],
            "scores": [i * 0.5, i / 8, -i, i**3],
            "active": i % 2 == 0,
            "manager": None if i % 3 else {"id": i // 3, "since": "2024-01-01"},
        }
        for i in range(250)
    ]
}


def run():
    checksum = 0
    for _ in range(24):
        text = json.dumps(DATA)
        back = json.loads(text)
        checksum += len(text) + len(back["users"])
    plain = json.dumps(DATA, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    pretty = json.dumps(DATA["users"][:25], indent=2)
    assert json.loads(plain) == DATA
    return checksum + len(plain) + len(pretty)
