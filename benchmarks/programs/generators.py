"""Generators: pipelines, yield from, send, and generator expressions."""


class Node:
    def __init__(self, value, left, right):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def balanced(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, balanced(low, middle), balanced(middle + 1, high))


def numbers(limit):
    value = 1
    for _ in range(limit):
        value = (value * 1103515245 + 12345) % 2147483648
        yield value


def windows(values, size):
    window = []
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window)
            window = window[1:]


def averager():
    total = count = 0
    average = 0
    while True:
        total += yield average
        count += 1
        average = total // count


def run():
    tree_sum = sum(value * (i % 3) for i, value in enumerate(balanced(0, 12000)))
    window_sum = sum(w for w in windows(numbers(20000), 4) if w & 1)
    average = averager()
    next(average)
    last = 0
    for value in numbers(16000):
        last = average.send(value & 0xFFFF)
    return tree_sum + window_sum + last
