"""How does one program stand in the book, seen by itself?"""

from dataclasses import dataclass

from agencies.models import User
from books import contexts
from books.contexts import Book
from books.contexts.facts import Program
from books.contexts.programs import Sheet, sheets
from paser_masterplan.moves import MoveRefused
from programs.models import Program as ProgramRow

GONE = "Program ini tidak dapat Anda baca lagi, jadi tidak dicetak."


@dataclass(frozen=True)
class Excerpt:
    """The pages of one program, and whether the book would print them now."""

    book: Book
    is_in_book: bool

    @classmethod
    def of(cls, program: ProgramRow) -> "Excerpt":
        """The pages of a program that came from `contexts.readable_by`."""
        is_in_book = program.status == ProgramRow.Status.APPROVED
        return cls(Book.excerpt(program), is_in_book)

    @classmethod
    def read(cls, pk: int, reader: User) -> "Excerpt":
        """The pages of a program as it stands now, if this person may know of it."""
        program = contexts.readable_by(reader).filter(pk=pk).first()
        if program is None:
            raise MoveRefused(GONE)
        return cls.of(program)

    @property
    def program(self) -> Program:
        return self.book.programs[0]

    @property
    def heading(self) -> str:
        """Under which heading of Buku 2 it stands."""
        if self.program.is_enabling:
            return self.program.plan_type_label
        return self.book.dimensions[0].name

    @property
    def colour(self) -> str:
        """The code of the dimension that colours the heading, or nothing."""
        return "" if self.program.is_enabling else self.book.dimensions[0].code

    @property
    def sheet(self) -> Sheet:
        """What Buku 2 says about it."""
        return sheets(self.book, self.book.programs)[0]
