"""dataclasses, named tuples and enums: create, compare, hash, replace, convert."""

from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import Enum, IntFlag


class Status(Enum):
    NEW = "new"
    PAID = "paid"
    SENT = "sent"


class Access(IntFlag):
    READ = 1
    WRITE = 2
    ADMIN = 4


@dataclass(order=True)
class Item:
    price: int
    name: str = field(compare=False)
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Key:
    group: int
    number: int


Span = namedtuple("Span", "start stop step", defaults=(1,))


def run():
    items = [Item(i * 7919 % 1009, f"item {i}", ["a", "b"][: i % 3]) for i in range(3000)]
    ordered = sorted(items)
    total = ordered[10].price + ordered[-1].price + max(items).price
    index = {Key(i % 37, i): item for i, item in enumerate(items)}
    total += sum(index[Key(i % 37, i)].price for i in range(0, 3000, 2))
    for item in items[:250]:
        total += asdict(item)["price"] + len(astuple(item)) + replace(item, price=3).price
    spans = [Span(i, i + 10) for i in range(3000)]
    total += sum(span.stop - span.start + span.step for span in spans)
    total += sum(span._replace(step=2).step for span in spans[:300])
    statuses = list(Status)
    for i in range(3000):
        status = statuses[i % 3]
        total += len(status.value) + (Status("paid") is status) + len(Status.SENT.name)
        access = Access(i % 8)
        total += bool(access & Access.WRITE) + (access | Access.READ).value
    return total + len(repr(items[:20])) + len({Key(i % 5, i % 7) for i in range(600)})
