"""The least that such a command can cost: ten lines of Typer and Rich that print a table of constants."""

import typer
from rich.console import Console
from rich.table import Table


def main(words: list[str] | None = None) -> None:
    """Finds nothing: every row is the same."""
    table = Table("date", "supplier", "recipient", "kind", "title")
    for _ in range(12):
        table.add_row("2020-10-05", "Canada", "Turkey", "licence-suspended", " ".join(words or ["sensors"]))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
