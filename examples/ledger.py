"""Keeps amounts in a database of the working directory, which it must be allowed to write:

./jyodide --allow-write examples/ledger.py add coffee 2.40
./jyodide examples/ledger.py
"""

import argparse
import pathlib
import sqlite3
from decimal import Decimal

DATABASE = pathlib.Path("ledger.sqlite")


def add(what, amount):
    with sqlite3.connect(DATABASE) as database:
        database.execute("create table if not exists entries (what text, amount text)")
        database.execute("insert into entries values (?, ?)", (what, str(amount)))


def show():
    # Read-only: without --allow-write SQLite could not even make its journal.
    database = sqlite3.connect(f"file:{DATABASE}?mode=ro&immutable=1", uri=True)
    total = Decimal()
    for what, amount in database.execute("select what, amount from entries"):
        print(f"{amount:>10} {what}")
        total += Decimal(amount)
    print(f"{total:>10} in all")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Keeps amounts.")
    commands = parser.add_subparsers(dest="command")
    adding = commands.add_parser("add", help="adds an amount")
    adding.add_argument("what")
    adding.add_argument("amount", type=Decimal)
    arguments = parser.parse_args()
    if arguments.command == "add":
        add(arguments.what, arguments.amount)
    elif DATABASE.exists():
        show()
    else:
        parser.error(f"there is no {DATABASE} here; add an amount first")
