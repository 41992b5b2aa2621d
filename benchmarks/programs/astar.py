"""A* over a grid with walls: tuples as keys, dictionaries, a heap."""

import heapq

SIZE = 48
WALLS = {
    (x, y)
    for x in range(SIZE)
    for y in range(SIZE)
    if (x % 6 == 3 and y % SIZE != (x * 11) % SIZE) or (x * 31 + y * 17) % 13 == 0
}
WALLS -= {(0, 0), (SIZE - 1, SIZE - 1)} | {(x, x * 11 % SIZE) for x in range(SIZE)}
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def shortest(start, goal, walls):
    frontier = [(0, 0, start)]
    came_from = {start: None}
    cost = {start: 0}
    pushed = 0
    while frontier:
        _, _, here = heapq.heappop(frontier)
        if here == goal:
            break
        x, y = here
        for dx, dy in STEPS:
            there = (x + dx, y + dy)
            if not (0 <= there[0] < SIZE and 0 <= there[1] < SIZE) or there in walls:
                continue
            known = cost[here] + 1
            if there not in cost or known < cost[there]:
                cost[there] = known
                came_from[there] = here
                pushed += 1
                estimate = known + abs(goal[0] - there[0]) + abs(goal[1] - there[1])
                heapq.heappush(frontier, (estimate, pushed, there))
    path = []
    while here is not None:
        path.append(here)
        here = came_from[here]
    return path[::-1], pushed


def run():
    total = 0
    for turn in range(16):
        walls = WALLS if turn % 2 else {wall for wall in WALLS if wall[0] % 6 != 3}
        path, pushed = shortest((0, turn), (SIZE - 1, SIZE - 1 - turn), walls - {(0, turn)})
        total += len(path) * 100000 + pushed + path[-1][0]
    return total
