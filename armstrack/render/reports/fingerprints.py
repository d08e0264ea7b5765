"""Floor 6: the same mark for the same problem, run after run, wherever it has moved to in its file."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from armstrack.render.reports.report import Report, marked


def fingerprints(report: Report) -> list[str]:
    """One for each problem, no two alike, in their order.

    Made of the file, the code and the text that is meant; neither of the line, which moves with every
    edit above, nor of the message, which may name the day. Of several problems alike in all three, each
    further one from above counts on.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in report.problems:
        key = (problem.path, problem.code, marked(problem).strip())
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return found
