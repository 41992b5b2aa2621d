"""A sudoku solver on bit sets: the cell with the fewest choices first, then back-tracking."""

SIDE = 9
ALL = (1 << SIDE) - 1
BLOCK = [row // 3 * 3 + column // 3 for row in range(SIDE) for column in range(SIDE)]


def full_grid(shift):
    """A valid grid by a formula: rows are one row, turned."""
    return [
        (row * 3 + row // 3 + column + shift) % SIDE + 1
        for row in range(SIDE)
        for column in range(SIDE)
    ]


class Solver:
    def __init__(self, cells):
        self.cells = list(cells)
        self.rows = [ALL] * SIDE
        self.columns = [ALL] * SIDE
        self.blocks = [ALL] * SIDE
        self.tried = 0
        self.open = []
        for place, digit in enumerate(self.cells):
            if digit:
                self.toggle(place, 1 << digit - 1)
            else:
                self.open.append(place)

    def toggle(self, place, bit):
        row, column = divmod(place, SIDE)
        self.rows[row] ^= bit
        self.columns[column] ^= bit
        self.blocks[BLOCK[place]] ^= bit

    def choices(self, place):
        return self.rows[place // SIDE] & self.columns[place % SIDE] & self.blocks[BLOCK[place]]

    def solve(self):
        """Fills the open cells; False if none of the choices leads to a solution."""
        fewest = SIDE + 1
        best = -1
        for index, place in enumerate(self.open):
            count = bin(self.choices(place)).count("1")
            if count < fewest:
                fewest, best = count, index
                if count <= 1:
                    break
        if best < 0:
            return True
        place = self.open.pop(best)
        left = self.choices(place)
        while left:
            bit = left & -left
            left ^= bit
            self.tried += 1
            self.cells[place] = bit.bit_length()
            self.toggle(place, bit)
            if self.solve():
                return True
            self.toggle(place, bit)
        self.open.insert(best, place)
        return False


def run():
    total = ""
    tried = 0
    for shift in range(45):
        grid = full_grid(shift)
        keep = [(place * 7 + shift * 5 + place * place) % 13 < 4 for place in range(SIDE * SIDE)]
        solver = Solver(digit if kept else 0 for digit, kept in zip(grid, keep))
        assert solver.solve()
        tried += solver.tried
        total += "".join(map(str, solver.cells[:12]))
    return f"{total} {tried}"
