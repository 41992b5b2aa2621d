"""csv: write and read with quotes and dialects, DictReader, totals by group."""

import csv
import io


def run():
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["id", "name", "city", "amount", "note"])
    for i in range(7500):
        note = "a,b\nc" if i % 50 == 0 else ""
        writer.writerow([i, f'name "{i}"', f"city {i % 19}", i * 1.25, note])
    text = buffer.getvalue()
    totals = {}
    for row in csv.DictReader(io.StringIO(text)):
        totals[row["city"]] = totals.get(row["city"], 0.0) + float(row["amount"])
    tabs = io.StringIO()
    piped = csv.writer(tabs, delimiter="|", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    piped.writerows(sorted(totals.items()))
    back = list(csv.reader(io.StringIO(tabs.getvalue()), delimiter="|"))
    cells = sum(len(row) for row in csv.reader(io.StringIO(text)))
    return f"{len(text)} {cells} {len(back)} {sum(totals.values()):.2f}"
