"""A file that becomes longer or shorter while it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from armstrack.files import read_bytes


@pytest.mark.parametrize(
    ("after", "read"), [(b"abcdef", b"abcdef"), (b"a", b"a"), (b"0123456789", b"01234567")]
)
def test_all_of_it_is_read_up_to_the_most(
    after: bytes, read: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"abc")
    usual = Path.open

    def changing(self: Path, mode: str) -> Any:
        with usual(self, "wb") as file:
            file.write(after)
        return usual(self, mode)

    monkeypatch.setattr(Path, "open", changing)

    assert read_bytes(path, tmp_path, 7) == read
