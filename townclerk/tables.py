"""One table of a TOML file, asked key by key; what is wrong with a value becomes a mistake with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from townclerk.mistakes import Mistake, find_line

NAMES: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2024-01-31",
}
Value = TypeVar("Value")


@dataclass(slots=True)
class Table:
    """One table of the file, asked key by key."""

    source: str  # the whole file, for the lines
    mistakes: list[Mistake]
    values: dict[str, Any]
    name: str
    number: int

    def wrong(self, key: str, what: str, remedy: str) -> None:
        """Notes a mistake at a key."""
        self.mistakes.append(Mistake(find_line(self.source, self.name, self.number, key), what, remedy))

    def value(self, key: str, kind: type[Value], default: Value) -> Value:
        """A value of one type."""
        if key not in self.values:
            return default
        value = self.values[key]
        right = isinstance(value, kind) or (kind is float and isinstance(value, int))
        if right and not (kind in (int, float) and isinstance(value, bool)):
            return cast(Value, value)
        self.wrong(key, f"`{key}` = {value!r} is not {NAMES[kind]}", f"Write {NAMES[kind]}.")
        return default

    def text(self, key: str) -> str:
        """A text, "" where there is none."""
        return str(self.value(key, str, "")).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one alone will do."""
        value = self.values.get(key, [])
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(one.strip() for one in value if one.strip())
        self.wrong(key, f"`{key}` is no list of texts", f'Write {key} = ["…", "…"].')
        return ()

    def option(self, key: str) -> str | int | bool:
        """A value of a site's own option."""
        value = self.values[key]
        if isinstance(value, str | int):
            return value
        self.wrong(key, f"`{key}` is no option of one value", "Write text in quotes, a number, or true or false.")
        return ""
