"""Which pages has the portal?"""

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver


@dataclass(frozen=True)
class Route:
    """One address of the outline, with its full name."""

    name: str
    path: str
    callback: Any
    arguments: tuple[str, ...]


def all_routes():
    """Every route of the portal."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns, space="", prefix="", arguments=()):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        found = (*arguments, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}" if pattern.name else ""
            yield Route(name, path, pattern.callback, found)
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, space + inner, path, found)
