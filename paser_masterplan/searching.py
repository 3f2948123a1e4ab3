"""Which rows hold the words that somebody looks for, and where in their text?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import migrations
from django.db.models import BooleanField, Case, F, Func, Q, Value, When

from paser_masterplan.likeness import EMPTY_WORDS, WORD, folded

COLUMN = "search"  # in PostgreSQL alone; the models need not know it
MOST_WORDS = 12
LONGEST_WORD = 60  # letters; what is longer is looked for by its beginning
AROUND = 90  # letters of a text on either side of what was found in it
# What PostgreSQL's parser would read as addresses, numbers and names with hyphens.
SIGNS = "-./_:@<>&#'\"=?%+~\\"


def words_of(typed: str) -> list[str]:
    """The words to look for, folded, each once: letters and digits, nothing else.

    Those that say nothing are left out, unless all of them do.
    """
    words = folded(typed[: 20 * LONGEST_WORD])
    found = list(dict.fromkeys(word[:LONGEST_WORD] for word in words))
    telling = [word for word in found if word not in EMPTY_WORDS]
    return (telling or found)[:MOST_WORDS]


class Holds(Func):
    """Whether the text of a row, in some of its own columns, holds a word.

    PostgreSQL asks the column that `indexed` laid: forms of the word by their root, and
    words that begin with it. SQLite looks for the letters anywhere.
    """

    output_field = BooleanField()

    def __init__(self, word, *columns):
        super().__init__(*map(F, columns))
        self.word = word

    def as_sqlite(self, compiler, connection, **extra_context):
        columns = [compiler.compile(column)[0] for column in self.source_expressions]
        joined = " || ' ' || ".join(columns)
        return f"({joined}) LIKE %s", [f"%{self.word}%"]

    def as_postgresql(self, compiler, connection, **extra_context):
        column: Any = self.source_expressions[0]
        row = compiler.quote_name_unless_alias(column.alias)
        asked = "plainto_tsquery('indonesian', %s) || to_tsquery('simple', %s)"
        return f"({row}.{COLUMN} @@ ({asked}))", [self.word, f"'{self.word}':*"]


def title_first(words: Iterable[str]) -> Case:
    """Sorts what holds all the words in its title before what holds them elsewhere."""
    titled = Q(*(Q(title__icontains=word) for word in words))
    return Case(When(titled, then=Value(0)), default=Value(1))


def indexed(table: str, *columns: str) -> migrations.RunPython:
    """Let PostgreSQL keep the words of some columns of a table, and find them fast."""
    text = " || ' ' || ".join(columns)
    signs, blank = SIGNS.replace("'", "''"), " " * len(SIGNS)
    plain = f"translate({text}, '{signs}', '{blank}')"
    words = f"to_tsvector('indonesian', {plain}) || to_tsvector('simple', {plain})"
    lay = (
        f"ALTER TABLE {table} ADD COLUMN {COLUMN} tsvector"
        f" GENERATED ALWAYS AS (strip({words})) STORED",
        f"CREATE INDEX {table}_{COLUMN} ON {table} USING gin ({COLUMN})",
    )
    lift = (f"ALTER TABLE {table} DROP COLUMN {COLUMN}",)
    return migrations.RunPython(
        lambda apps, editor: _execute(editor, lay),
        lambda apps, editor: _execute(editor, lift),
    )


def _execute(editor, statements):
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement, params=None)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, which is what was looked for or what stands around it."""

    text: str
    is_hit: bool = False


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """A text in pieces, the words that hold one of `words` as pieces of their own."""
    hits = [match.span() for match in _hits(text, words)]
    edges = [0, *(edge for span in hits for edge in span), len(text)]
    pieces = [
        Piece(text[begin:end], is_hit=number % 2 == 1)
        for number, (begin, end) in enumerate(pairwise(edges))
    ]
    return [piece for piece in pieces if piece.text]


def snippet(texts: Iterable[str], words: list[str]) -> list[Piece]:
    """Where the words stand in the first of `texts` that holds one, in pieces.

    Where none holds one by its letters, the first that says anything, from its start.
    """
    said = [" ".join(text.split()) for text in texts if text.strip()]
    for text in said:
        first = next(_hits(text, words), None)
        if first:
            return marked(_cut(text, first.start()), words)
    return marked(_cut(said[0], 0), words) if said else []


def _hits(text: str, words: Iterable[str]) -> Iterator[re.Match[str]]:
    """The words of a text that hold one of `words`, in turn."""
    sought = tuple(words)
    for match in WORD.finditer(text):
        if any(word in match[0].casefold() for word in sought):
            yield match


def _cut(text: str, place: int) -> str:
    """What stands around a place in a text, in whole words."""
    begin = text.rfind(" ", 0, place - AROUND) + 1 if place > AROUND else 0
    end = text.find(" ", place + AROUND)
    before, after = "… " * (begin > 0), " …" * (end > 0)
    return f"{before}{text[begin : end if end > 0 else len(text)]}{after}"
