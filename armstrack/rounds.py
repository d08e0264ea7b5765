"""Floor 0: which nodes of a graph lead to each other, round and round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def in_rounds(graph: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """A number for each node that leads somewhere: those of one number, and only those, reach one another.

    These are the strongly connected components, found as Kosaraju and Sharir do, in time that grows with
    the number of steps: a stranger's ledger may be one chain of thousands. `graph` has the nodes that each
    node leads to.
    """
    back: dict[str, list[str]] = {node: [] for node in graph}
    for node, ahead in graph.items():
        for there in ahead:
            if there in back:
                back[there].append(node)
    found: dict[str, int] = {}
    for number, start in enumerate(reversed(list(_finished(graph)))):
        if start not in found:
            found[start] = number
            queue = [start]
            while queue:
                for there in back[queue.pop()]:
                    if there not in found:
                        found[there] = number
                        queue.append(there)
    return found


def _finished(graph: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each node after all that can be reached from it for the first time."""
    seen: set[str] = set()
    for start in graph:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(graph[start]))]
        while path:
            node, ahead = path[-1]
            there = next((there for there in ahead if there in graph and there not in seen), None)
            if there is None:
                yield node
                path.pop()
            else:
                seen.add(there)
                path.append((there, iter(graph[there])))
