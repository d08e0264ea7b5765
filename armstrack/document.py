"""Floor 1: the bytes of one file to a tree of text, with a place for every node.

Refuses what a record must not hold, each refusal with its place. It gives no value a type and knows
no field. A refusal that still leaves a tree does not stop the checks that follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from armstrack import characters, nodes, syntax, usual
from armstrack.blanks import find_trailing
from armstrack.characters import MARK
from armstrack.comments import Allowance, allowances, find_comments, plain_by_line, uncut
from armstrack.plain import Tree
from armstrack.problem import Edit, Loc, Span

MAX_BYTES = usual.MAX_BYTES

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WITHOUT_MARK = "save the file as UTF-8 without a byte order mark"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that no record may hold."""

    code: str
    span: Span
    message: str
    hint: str = ""
    edit: Edit | None = None


@dataclass(slots=True)
class Document:
    """One file: its text, its tree (None where there is none) and what was refused in it."""

    lines: list[str] = field(default_factory=list)
    tree: dict[str, Tree] | None = None
    refusals: list[Refusal] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    root: yaml.Node | None = None

    def refuse(self, code: str, span: Span, message: str, hint: str, edit: Edit | None = None) -> None:
        """Notes one refusal. libyaml puts what is not there behind `---` on a line that need not be there."""
        if 0 < len(self.lines) < span.line:
            last, column = len(self.lines), len(self.lines[-1]) + 1
            span = Span(last, column, last, column + 1)
        self.refusals.append(Refusal(code, span, message, hint, edit))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def find(self, loc: Loc) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The node at a place, with the one of its field's name if it has one; None where there is none."""
        found: tuple[yaml.Node | None, yaml.Node] | None = (None, self.root) if self.root else None
        for step in loc:
            found = nodes.step(found[1], step) if found else None
        return found

    def span(self, loc: Loc, on_key: bool = False) -> Span:
        """The place of a node; of its field's name if `on_key`; of the nearest node that is there."""
        node, span = self.root, Span()
        for depth, step in enumerate(loc):
            found = nodes.step(node, step)
            if found is None:
                return nodes.first_key(node, span)
            key, node = found
            last = depth == len(loc) - 1
            span = nodes.span_of(key if last and on_key and key else node)
        return span if loc else nodes.first_key(node, span)

    def missing(self, loc: Loc) -> Span:
        """The place of a field that is not there: the first key of the mapping that lacks it."""
        found = self.find(loc[:-1])
        return nodes.first_key(found[1] if found else None, Span())


def read(data: bytes) -> Document:
    """Reads one file's bytes. Never raises for what the bytes hold."""
    document = Document()
    text = _decode(document, data)
    if text is None:
        return document
    text = _strip_mark(document, text)
    document.lines = _split(text)
    text = _clean(document, text)
    try:
        if nodes.is_suspect(text) and not _read_events(document, text):
            return document
        document.root, second = nodes.compose(text)
    except yaml.YAMLError as error:
        fault = syntax.explain(error, _split(text))
        document.refuse(*fault)
        return document
    if second is not None:
        at = nodes.span_of(second)
        document.refuse(
            "E110", at, "a second document begins here", "one record is one file: move it to its own"
        )
    if document.root is not None and nodes.count(document.root) > nodes.MAX_NODES:
        _refuse_many(document, nodes.span_of(document.root))
        return document
    _build_tree(document, text)
    return document


def _refuse_many(document: Document, at: Span) -> None:
    message = f"the file holds more than {nodes.MAX_NODES:,} names and values"
    document.refuse("E113", at, message, "one record is one event: split it")


def _decode(document: Document, data: bytes) -> str | None:
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes (256 KiB)"
        document.refuse("E113", Span(), message, "one record is one event: split it")
        return None
    if data.startswith(_UTF16):
        document.refuse("E101", Span(), "the file is UTF-16, not UTF-8", "save it as UTF-8")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        document.refuse("E101", Span(line, column, line, column + 1), message, "save the file as UTF-8")
        return data.decode("utf-8", errors="replace")


def _split(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _strip_mark(document: Document, text: str) -> str:
    """The text without a byte order mark, so that columns are those that an editor shows."""
    if text.startswith(MARK):
        message, edit = f"{characters.name(MARK)} is not allowed", Edit(Span(1, 0, 1, 1), "")
        document.refuse("E102", Span(1, 1, 1, 2), message, _WITHOUT_MARK, edit)
    return text.removeprefix(MARK)


def _clean(document: Document, text: str) -> str:
    """Refuses characters that hide or break text, and puts harmless ones in their place."""
    if characters.are_seen(text):
        return text
    for span, message in characters.refused_in(text):
        document.refuse("E102", span, message, "delete it, or retype the line")
    for span, message in characters.weak_in(text):
        document.refuse("W512", span, message, "delete it, or allow it if the word is spelt with it")
    return characters.without_refused(text)


def _read_events(document: Document, text: str) -> bool:
    """Refuses what nodes do not show. False where composing could not end: too deep or much, self-copying."""
    collections: set[str] = set()
    composable, most = True, nodes.MAX_NODES
    for event, depth in nodes.events(text):
        at = nodes.span_of(event)
        most -= not isinstance(event, yaml.CollectionEndEvent)
        if most < 0:
            _refuse_many(document, at)
            return False
        if isinstance(event, yaml.CollectionStartEvent) and event.anchor:
            collections.add(event.anchor)
        if isinstance(event, yaml.AliasEvent):
            document.refuse("E106", at, f'alias "*{event.anchor}"', "write the value out")
            composable = composable and event.anchor not in collections
        elif getattr(event, "anchor", None):
            document.refuse("E106", at, f'anchor "&{event.anchor}"', "write the value without it")
        if getattr(event, "tag", None):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            document.refuse("E107", at, f'tag "{tag}"', "every value is plain text: delete the tag")
        if depth > nodes.MAX_DEPTH:
            message = f"nested more than {nodes.MAX_DEPTH} levels deep"
            document.refuse("E112", at, message, "a record needs four levels at most")
            return False
    return composable


def _build_tree(document: Document, text: str) -> None:
    """From nodes to dicts, lists and text; duplicate keys keep the first value."""
    scalars: list[yaml.ScalarNode] = []
    tree = _build(document, document.root, scalars) if document.root is not None else None
    if isinstance(tree, dict):
        document.tree = tree
    else:
        at = nodes.span_of(document.root) if document.root is not None else Span()
        message = (
            "the file holds no fields"
            if not tree
            else "a record is fields, `name: value`, not a list or text"
        )
        document.refuse(
            "E111", at, message, "begin with `title:`; docs/record-format.md shows a whole record"
        )
    if "#" in text:
        _read_comments(document, text, scalars)
    for span in find_trailing(text, scalars) if document.tree is not None else ():
        message, edit = "blanks stand at the end of this line", Edit(span, "")
        document.refuse("W511", span, message, "delete them", edit)


def _read_comments(document: Document, text: str, scalars: list[yaml.ScalarNode]) -> None:
    comments = find_comments(text, scalars)
    document.allowances = allowances(comments)
    plain = plain_by_line(scalars)
    for comment in comments:
        if comment.cuts and not comment.text.startswith(("# ", "#\t")) and comment.text != "#":
            message = f'"{comment.text}" is cut from the value: ` #` begins a comment'
            hint = "quote the whole value; if a comment is meant, put a blank after #"
            line = comment.span.line
            edit = uncut(comment, document.line(line), plain[line])
            document.refuse("W502", comment.span, message, hint, edit)


def _build(document: Document, node: yaml.Node, scalars: list[yaml.ScalarNode]) -> Tree:
    if isinstance(node, yaml.ScalarNode):
        scalars.append(node)
        if node.style == '"' and not characters.are_seen(node.value):
            _refuse_escaped(document, node)
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_build(document, item, scalars) for item in node.value]
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - libyaml has three kinds of node
    if node.flow_style:
        document.refuse("E109", nodes.span_of(node), "a mapping in braces", "write one field a line")
    tree: dict[str, Tree] = {}
    for key, value in node.value:
        content = _build(document, value, scalars)
        if not isinstance(key, yaml.ScalarNode):
            document.refuse(
                "E114",
                nodes.span_of(key),
                "a list or mapping as a field's name",
                "a field's name is one word",
            )
            continue
        scalars.append(key)
        if key.value == "<<" and not key.style:
            document.refuse("E108", nodes.span_of(key), "merge key `<<`", "write the fields out")
        elif key.value in tree:
            message = f'"{key.value}" stands twice in this mapping'
            document.refuse("E105", nodes.span_of(key), message, "keep one of the two")
        else:
            tree[key.value] = content
    return tree


def _refuse_escaped(document: Document, node: yaml.ScalarNode) -> None:
    """What an escape of a bidirectional mark or a control would smuggle past the eye of a reviewer."""
    for character in characters.unseen_in(node.value, _written(document, node)):
        message = f"an escape gives {characters.name(character)}, which nobody can see"
        document.refuse("E102", nodes.span_of(node), message, "delete the escape")


def _written(document: Document, node: yaml.ScalarNode) -> str:
    """A value as its author wrote it, quotes and escapes included."""
    start, end = node.start_mark, node.end_mark
    lines = document.lines[start.line : end.line + 1]
    if len(lines) == 1:  # many may share a long one
        return lines[0][start.column : end.column]
    text = "\n".join(lines)
    return text[start.column : len(text) - len(lines[-1]) + end.column]
