"""Who is told how far a file is?"""

from collections.abc import Callable

Progress = Callable[[str, int], None]


def unheard(step: str, pages: int) -> None:
    """The progress that nobody follows; files that are no paper have no pages."""
