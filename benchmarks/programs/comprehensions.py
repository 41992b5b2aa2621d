"""List, dict and set comprehensions, nested and filtered, over small records."""


class Widget:
    def __init__(self, number):
        self.number = number
        self.kind = "small" if number % 3 else "large"
        self.tray = number % 11
        self.parts = [number, number + 1]


def summary(widgets):
    large = [widget for widget in widgets if widget.kind == "large"]
    by_tray = {tray: [w.number for w in large if w.tray == tray] for tray in range(11)}
    parts = {part for widget in widgets for part in widget.parts if part % 2}
    squares = {number: number * number for number in sorted(parts)[:50]}
    flat = [value for row in [[i * j for j in range(12)] for i in range(12)] for value in row]
    any_big = any(widget.number > 10_000 for widget in widgets)
    return (
        sum(len(numbers) * tray for tray, numbers in by_tray.items())
        + len(parts)
        + sum(squares.values())
        + sum(flat)
        + any_big
    )


def run():
    widgets = [Widget(i) for i in range(600)]
    return sum(summary(widgets[turn:]) for turn in range(160))
