"""itertools, functools, operator and collections: the C side of iteration."""

from collections import Counter, OrderedDict, defaultdict, deque
from functools import lru_cache, partial, reduce
from itertools import (
    accumulate,
    chain,
    combinations,
    groupby,
    islice,
    permutations,
    product,
    takewhile,
)
from operator import add, attrgetter, itemgetter, mul


@lru_cache(maxsize=500)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


def run():
    ways.cache_clear()
    total = ways(300, (50, 20, 10, 5, 2, 1)) % 100003
    total += sum(a * b - c for a, b, c in combinations(range(60), 3))
    total += sum(1 for p in permutations(range(8)) if p[0] < p[-1])
    total += reduce(add, map(mul, range(30000), range(1, 30001))) % 100003
    total += sum(takewhile(lambda value: value < 100000, accumulate(range(1000))))
    rows = [(i * 31 % 17, i % 5, i) for i in range(12000)]
    for key, group in groupby(sorted(rows, key=itemgetter(0, 1)), key=itemgetter(0)):
        total += key * sum(map(itemgetter(2), group)) % 1009
    letters = Counter(chain.from_iterable(f"{i:b}{i:x}" for i in range(8000)))
    total += sum(count * ord(letter) for letter, count in letters.most_common(5))
    groups = defaultdict(list)
    for a, b in product(range(150), range(80)):
        groups[a * b % 23].append(a)
    total += sum(len(group) * key for key, group in groups.items())
    recent = deque(maxlen=64)
    recent.extend(islice(range(0, 100000, 3), 5000))
    recent.rotate(5)
    order = OrderedDict.fromkeys(range(600))
    for key in range(0, 600, 5):
        order.move_to_end(key)
    power = partial(pow, 3, mod=1009)
    total += sum(map(power, range(1500))) + recent[0] + next(reversed(order))
    return total + sum(map(attrgetter("real"), range(3000)))
