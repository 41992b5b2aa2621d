"""pickle: instances, nested containers, shared references, reduce, a deep copy."""

import copy
import pickle


class Account:
    def __init__(self, number, owner):
        self.number = number
        self.owner = owner
        self.entries = []

    def __eq__(self, other):
        return (self.number, self.owner, self.entries) == (other.number, other.owner, other.entries)


class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __reduce__(self):
        return Money, (self.cents,)

    def __eq__(self, other):
        return self.cents == other.cents


def make_accounts():
    shared = {"bank": "first", "country": "XX", "codes": tuple(range(10))}
    accounts = []
    for i in range(500):
        account = Account(i, f"owner {i}")
        for j in range(6):
            account.entries.append(
                {"amount": Money(i * j), "tags": {f"t{j}", "all"}, "bank": shared, "rate": j / 7}
            )
        accounts.append(account)
    return accounts


def run():
    accounts = make_accounts()
    restored = accounts
    for protocol in (2, 4, 5):
        data = pickle.dumps(restored, protocol)
        restored = pickle.loads(data)
    assert restored == accounts
    assert restored[0].entries[0]["bank"] is restored[9].entries[3]["bank"]
    copied = copy.deepcopy(accounts[:25])
    assert copied == accounts[:25]
    return sum(entry["amount"].cents for account in restored for entry in account.entries)
