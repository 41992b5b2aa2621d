"""Allocation of many small tuples and instances, and cycles for the collector."""

import gc


class Node:
    __slots__ = ("left", "right", "parent")

    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.parent = None
        if left is not None:
            left.parent = self
            right.parent = self


def tuple_tree(depth):
    return (tuple_tree(depth - 1), tuple_tree(depth - 1)) if depth else (None, None)


def tuple_count(tree):
    left, right = tree
    return 1 if left is None else 1 + tuple_count(left) + tuple_count(right)


def node_tree(depth):
    return Node(node_tree(depth - 1), node_tree(depth - 1)) if depth else Node(None, None)


def node_count(node):
    return 1 if node.left is None else 1 + node_count(node.left) + node_count(node.right)


def run():
    total = 0
    kept = tuple_tree(13)
    for depth in (4, 6, 8):
        for _ in range(1 << (13 - depth)):
            total += tuple_count(tuple_tree(depth))
    for _ in range(12):
        total += node_count(node_tree(9))
    gc.collect()
    return total + tuple_count(kept)
