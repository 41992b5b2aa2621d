"""Pancake flips over all permutations of a list: slices, swaps, small integers."""


def fannkuch(size):
    permutation = list(range(size))
    counts = [0] * size
    checksum = most = 0
    even = True
    while True:
        first = permutation[0]
        if first:
            work = permutation[:]
            flips = 0
            while first:
                work[: first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            most = max(most, flips)
            checksum += flips if even else -flips
        even = not even
        # The next permutation in the counting order: rotate ever longer prefixes.
        for i in range(1, size):
            permutation.insert(i, permutation.pop(0))
            counts[i] += 1
            if counts[i] <= i:
                break
            counts[i] = 0
        else:
            return checksum, most


def run():
    return fannkuch(8)
