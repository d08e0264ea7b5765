"""Which nodes of a graph reach one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from armstrack.rounds import in_rounds

_NODES = st.sampled_from("abcdef")
_GRAPHS = st.dictionaries(_NODES, st.lists(_NODES, max_size=4), max_size=6)


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    """Every node that one or more steps lead to."""
    found: set[str] = set()
    queue = [start]
    while queue:
        for there in graph.get(queue.pop(), []):
            if there not in found:
                found.add(there)
                queue.append(there)
    return found


@given(_GRAPHS)
def test_nodes_of_one_number_and_only_they_reach_one_another(graph: dict[str, list[str]]) -> None:
    numbers = in_rounds(graph)
    assert numbers.keys() == graph.keys()
    for one in graph:
        for other in graph.keys() - {one}:
            both_ways = other in reached(graph, one) and one in reached(graph, other)
            assert (numbers[one] == numbers[other]) is both_ways


def test_a_chain_and_a_ring_of_fifty_thousand_are_followed() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert len(set(in_rounds(chain).values())) == 50_000
    assert set(in_rounds(chain | {"49999": ["0"]}).values()) == {0}
