# /// script
# dependencies = ["python-flint==0.9.0"]
# ///
"""Linear algebra and number theory, exact."""

from flint import arb, fmpq_mat, fmpz, fmpz_mat, fmpz_poly

matrix = fmpz_mat([[2, 1], [7, 9]])
assert matrix.det() == 11
assert fmpq_mat(matrix).inv() * fmpq_mat(matrix) == fmpq_mat([[1, 0], [0, 1]])
assert fmpz(2) ** 200 == 2**200
assert fmpz(2**67 - 1).factor() == [(193707721, 1), (761838257287, 1)]
assert len(fmpz_poly([-1, 0, 0, 0, 1]).factor()[1]) == 3
assert abs(float(arb(2).sqrt()) - 2**0.5) < 1e-15
hilbert = fmpq_mat(12, 12, [1 for _ in range(144)])
for i in range(12):
    for j in range(12):
        hilbert[i, j] = hilbert[i, j] / (i + j + 1)
assert hilbert.rank() == 12
