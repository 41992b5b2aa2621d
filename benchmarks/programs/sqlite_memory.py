"""sqlite3 in memory: inserts, index, joins, aggregates, updates, a Python function."""

import sqlite3


def run():
    base = sqlite3.connect(":memory:")
    try:
        base.create_function("half", 1, lambda value: value // 2)
        base.execute("create table customer (id integer primary key, name text, city text)")
        base.execute("create table invoice (id integer primary key, customer int, cents int)")
        base.executemany(
            "insert into customer values (?, ?, ?)",
            ((i, f"name {i}", f"city {i % 23}") for i in range(1500)),
        )
        base.executemany(
            "insert into invoice (customer, cents) values (?, ?)",
            ((i * 31 % 1500, i * 97 % 10007) for i in range(12000)),
        )
        base.execute("create index invoice_customer on invoice (customer)")
        base.commit()
        total = 0
        query = (
            "select c.city, count(*), sum(i.cents), max(i.cents) from customer c "
            "join invoice i on i.customer = c.id group by c.city order by c.city"
        )
        for city, count, cents, most in base.execute(query):
            total += len(city) + count + cents + most
        for customer in range(0, 1500, 3):
            row = base.execute(
                "select sum(half(cents)), min(id) from invoice where customer = ?", (customer,)
            ).fetchone()
            total += row[0] + row[1]
        changed = base.execute("update invoice set cents = cents + 1 where cents % 2").rowcount
        total += changed + base.execute("select sum(cents) from invoice").fetchone()[0]
        names = base.execute("select name from customer where name like '%9%' order by name desc")
        return total + sum(len(name) for (name,) in names)
    finally:
        base.close()
