"""Conway's game of life: once on a set of cells, once on a torus of lists."""

GLIDER_GUN = """
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................
"""


def parse(text):
    return {
        (x, y)
        for y, line in enumerate(text.strip().splitlines())
        for x, mark in enumerate(line)
        if mark == "O"
    }


def next_cells(cells):
    neighbours = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {
        cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in cells
    }


def next_torus(rows):
    height = len(rows)
    width = len(rows[0])
    result = []
    for y in range(height):
        above, here, below = rows[y - 1], rows[y], rows[(y + 1) % height]
        row = []
        for x in range(width):
            left, right = x - 1, (x + 1) % width
            count = above[left] + above[x] + above[right] + here[left] + here[right]
            count += below[left] + below[x] + below[right]
            row.append(1 if count == 3 or count == 2 and here[x] else 0)
        result.append(row)
    return result


def run():
    cells = parse(GLIDER_GUN)
    for _ in range(130):
        cells = next_cells(cells)
    rows = [[1 if (x * 7 + y * 3 + x * y) % 5 == 0 else 0 for x in range(40)] for y in range(40)]
    for _ in range(40):
        rows = next_torus(rows)
    return len(cells) * 10000 + sum(x * 3 + y for x, y in cells) + sum(map(sum, rows))
