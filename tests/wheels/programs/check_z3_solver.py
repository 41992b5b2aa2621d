# /// script
# dependencies = ["z3-solver==5.3.3.0"]
# ///
"""Solves equations and proves that others have no solution."""

from z3 import And, Int, Ints, Not, Solver, prove, sat, unsat

x, y = Ints("x y")
solver = Solver()
solver.add(x + y == 10, x > y, y > 2)
assert solver.check() == sat
model = solver.model()
assert model[x].as_long() + model[y].as_long() == 10
solver.add(x < 6)
assert solver.check() == unsat

queens = [Int(f"q{i}") for i in range(6)]
board = Solver()
board.add(*[And(q >= 0, q < 6) for q in queens])
for i in range(6):
    for j in range(i):
        board.add(queens[i] != queens[j], queens[i] - queens[j] != i - j, queens[j] - queens[i] != i - j)
assert board.check() == sat
