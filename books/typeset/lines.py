"""How is a line of text laid out once, where WeasyPrint would do it again and again?

WeasyPrint gives each line back to Pango once it is placed, and has it made anew to be
drawn; and heads of tables, years and units are the same line on page after page. Here a
line is kept for a while, and found again by all that its looks depend on.
"""

import re
from collections import OrderedDict
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

KEPT = 1_000  # lines: those of some sheets; more would fill the memory
LOOKS = itemgetter(
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "white_space",
    "word_break",
    "word_spacing",
)
# What `split_first_line` answers: where the text goes on, and how wide the line is.
REST, WIDTH = 2, 3
BREAKS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")  # where Pango ends a paragraph


class Line(line_break.Layout):
    """A layout that stays as it was placed until it is drawn."""

    def set_text(self, text: str, justify: bool = False) -> None:
        """Take the text as one paragraph from the start: drawing asks for that."""
        if not BREAKS.search(text):
            pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        super().set_text(text, justify)

    def deactivate(self) -> None:
        """Keep what was laid out."""

    def reactivate(self, style: Any) -> None:
        """Only words spread over a line need to be set again."""
        if self.justification_spacing:
            super().reactivate(style)


class Lines:
    """The first lines of texts, each laid out once for all who have its looks."""

    def __init__(self, split: Callable[..., Any]) -> None:
        self._split = split
        self._kept: OrderedDict[Any, Any] = OrderedDict()

    def __call__(
        self, text: str, style: Any, context: Any, width: Any, *more: Any, **named: Any
    ) -> Any:
        """What `line_break.split_first_line` answers."""
        key = text, style.font_config, _looks_of(style), width, more, *named.items()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = self._kept[key] = self._fitted(
            text, style, context, width, *more, **named
        )
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _fitted(
        self, text: str, style: Any, context: Any, width: Any, *more: Any, **named: Any
    ) -> Any:
        """The line; a space at the end of it may hang over the edge.

        WeasyPrint takes such a line for too long, and leaves one word of it.
        """
        found = self._split(text, style, context, width, *more, **named)
        if found[REST] is None or text[-1:] != " " or not _collapses(style):
            return found
        bare = self._split(text.rstrip(" "), style, context, width, *more, **named)
        if bare[REST] is not None or bare[WIDTH] > width:
            return found
        whole = self._split(text, style, context, None, *more, **named)
        return *whole[:WIDTH], bare[WIDTH], *whole[WIDTH + 1 :]


def _collapses(style: Any) -> bool:
    """Whether spaces count for nothing at the end of a line."""
    return style["white_space"] in {"normal", "nowrap", "pre-line"}


def _looks_of(style: Any) -> Any:
    """All that decides how a style's words are set; read once for each style."""
    try:
        return style.looks
    except AttributeError:
        # A line with a decoration is measured too; which one, its drawing asks.
        is_measured = style["text_decoration_line"] != "none"
        style.looks = LOOKS(style), is_measured
        return style.looks


def keep() -> None:
    """Have WeasyPrint keep its lines, in this process and from now on."""
    line_break.Layout = Line
    inline.split_first_line = Lines(line_break.split_first_line)
