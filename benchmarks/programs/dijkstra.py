"""Dijkstra's shortest paths and a running median on heapq, and a spanning tree by bisect."""

import heapq
from bisect import bisect_left, insort
from collections import deque


def make_graph(nodes, edges):
    graph = {node: [] for node in range(nodes)}
    state = 42
    for _ in range(edges):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        a = (state >> 4) % nodes
        b = (state >> 14) % nodes
        weight = state % 97 + 1
        graph[a].append((b, weight))
        graph[b].append((a, weight))
    return graph


def distances(graph, start):
    known = {}
    heap = [(0, start)]
    while heap:
        distance, node = heapq.heappop(heap)
        if node in known:
            continue
        known[node] = distance
        for other, weight in graph[node]:
            if other not in known:
                heapq.heappush(heap, (distance + weight, other))
    return known


def breadth(graph, start):
    level = {start: 0}
    todo = deque([start])
    while todo:
        node = todo.popleft()
        for other, _ in graph[node]:
            if other not in level:
                level[other] = level[node] + 1
                todo.append(other)
    return level


def run():
    graph = make_graph(2500, 9000)
    total = sum(distances(graph, 0).values()) + sum(breadth(graph, 0).values())
    total += max(distances(graph, 1600).values())
    window = []
    medians = 0
    values = [weight * (node % 7 + 1) for node in graph for _, weight in graph[node]][:10000]
    for i, value in enumerate(values):
        insort(window, value)
        if i >= 100:
            del window[bisect_left(window, values[i - 100])]
        medians += window[len(window) // 2]
    return total + medians + sum(heapq.nlargest(20, values)) + sum(heapq.nsmallest(20, values))
