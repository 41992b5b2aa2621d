"""Random playouts of go on a 9 by 9 board: groups, liberties, captures."""

SIZE = 9
EMPTY, BLACK, WHITE = 0, 1, 2
POINTS = range(SIZE * SIZE)
NEIGHBOURS = [
    [
        y * SIZE + x
        for x, y in ((p % SIZE - 1, p // SIZE), (p % SIZE + 1, p // SIZE))
        if 0 <= x < SIZE
    ]
    + [p + step for step in (-SIZE, SIZE) if 0 <= p + step < SIZE * SIZE]
    for p in POINTS
]


class Board:
    def __init__(self, seed):
        self.stones = [EMPTY] * (SIZE * SIZE)
        self.ko = -1
        self.captured = [0, 0, 0]
        self.state = seed

    def random(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit

    def group(self, start):
        """The stones joined to one stone, and whether they have a liberty."""
        colour = self.stones[start]
        stones = {start}
        todo = [start]
        free = False
        while todo:
            for point in NEIGHBOURS[todo.pop()]:
                other = self.stones[point]
                if other == EMPTY:
                    free = True
                elif other == colour and point not in stones:
                    stones.add(point)
                    todo.append(point)
        return stones, free

    def is_eye(self, point, colour):
        return all(self.stones[other] == colour for other in NEIGHBOURS[point])

    def play(self, point, colour):
        """Places a stone; False, and no change, if the rules forbid it."""
        if self.stones[point] != EMPTY or point == self.ko or self.is_eye(point, colour):
            return False
        self.stones[point] = colour
        taken = []
        for other in NEIGHBOURS[point]:
            if self.stones[other] == 3 - colour:
                stones, free = self.group(other)
                if not free:
                    for stone in stones:
                        self.stones[stone] = EMPTY
                    taken.extend(stones)
        if not taken and not self.group(point)[1]:
            self.stones[point] = EMPTY
            return False
        self.captured[colour] += len(taken)
        self.ko = taken[0] if len(taken) == 1 else -1
        return True

    def playout(self, moves):
        colour = BLACK
        passes = 0
        for _ in range(moves):
            candidates = [point for point in POINTS if self.stones[point] == EMPTY]
            played = False
            while candidates and not played:
                at = self.random(len(candidates))
                candidates[at], candidates[-1] = candidates[-1], candidates[at]
                played = self.play(candidates.pop(), colour)
            passes = 0 if played else passes + 1
            if passes == 2:
                break
            colour = 3 - colour
        return self.stones.count(BLACK) - self.stones.count(WHITE)


def run():
    total = 0
    for game in range(7):
        board = Board(game + 1)
        total = total * 31 + board.playout(160) + board.captured[BLACK] * 5 + board.captured[WHITE]
    return total
