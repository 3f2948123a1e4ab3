"""What does a page show, and under which marks?"""

import pikepdf

from tests.books.proof.letters import Letters

ARTIFACT, PLAIN = "artifact", "plain"
PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
UNIT = (1, 0, 0, 1, 0, 0)
SAME_LINE = 5  # points between the feet of two letters of one line, a raised one too


class Ink:
    """What one page holds: marks with their text, and what is wrong with them.

    `marks` has for each (stream, MCID) the pieces of text under it in the order in
    which they are drawn, each with its page and the height at which it stands. A stream
    is named by its object number: the page's, or that of a form that is drawn on it.
    """

    def __init__(self, page, fonts):
        self.fonts = fonts  # those of the whole file, read once
        self.page = page.obj.objgen
        self.marks = {}
        self.faults = []
        self.letter_faults = []
        Pen(self, page, self.page).follow()


class Pen:
    """Follows one stream, operator by operator."""

    def __init__(self, ink, source, owner, *, matrix=UNIT, inside=None):
        self.ink, self.source, self.owner = ink, source, owner
        self.resources = _resources(source) or {}
        self.matrix, self.text_matrix, self.line_matrix = matrix, UNIT, UNIT
        self.leading, self.font = 0, None
        self.saved, self.open, self.around = [], [], inside

    def follow(self):
        """Read the stream to its end."""
        for instruction in pikepdf.parse_content_stream(self.source):
            name = str(instruction.operator)
            if move := MOVES.get(name):
                move(self, instruction.operands)
            elif name in PAINTS:
                self.must_be_marked("a drawing")
        if self.open:
            self.ink.faults.append(f"{len(self.open)} marks are never closed")
        if self.saved:
            self.ink.faults.append(f"{len(self.saved)} q without Q")

    # Marks

    @property
    def inside(self):
        """The innermost mark that says what is in it: ARTIFACT or (stream, MCID)."""
        told = [mark for mark in self.open if mark != PLAIN]
        return told[-1] if told else self.around

    def begin(self, operands):
        tag = str(operands[0])
        mcid = self._properties(operands).get("/MCID")
        if mcid is not None:
            self._begin_tagged(int(mcid))
        elif tag == "/Artifact":
            if self.inside not in (None, ARTIFACT):
                self.ink.faults.append(f"an artifact inside MCID {self.inside[1]}")
            self.open.append(ARTIFACT)
        else:
            if self.inside is None:
                self.ink.faults.append(f"{tag} is neither an artifact nor has an MCID")
            self.open.append(PLAIN)

    def _begin_tagged(self, mcid):
        mark = (self.owner, mcid)
        if self.inside is not None:
            around = "an artifact" if self.inside == ARTIFACT else "another MCID"
            self.ink.faults.append(f"MCID {mcid} inside {around}")
        if mark in self.ink.marks:
            self.ink.faults.append(f"MCID {mcid} is used twice")
        self.ink.marks.setdefault(mark, [])
        self.open.append(mark)

    def _properties(self, operands):
        if len(operands) < 2:
            return {}
        if isinstance(operands[1], pikepdf.Name):
            return self.resources.get("/Properties", {}).get(operands[1], {})
        return operands[1]

    def end(self, operands):
        if self.open:
            self.open.pop()
        else:
            self.ink.faults.append("EMC closes what was never opened")

    def must_be_marked(self, what):
        if self.inside is None:
            self.ink.faults.append(f"{what} outside every mark")

    # Where the pen is

    def save(self, operands):
        self.saved.append((self.matrix, self.font, self.leading))

    def restore(self, operands):
        if self.saved:
            self.matrix, self.font, self.leading = self.saved.pop()
        else:
            self.ink.faults.append("Q without q")

    def transform(self, operands):
        self.matrix = _times(map(float, operands), self.matrix)

    def begin_text(self, operands):
        self.text_matrix = self.line_matrix = UNIT

    def place_text(self, operands):
        self.text_matrix = self.line_matrix = tuple(map(float, operands))

    def move_text(self, operands):
        x, y = map(float, operands)
        self.line_matrix = _times((1, 0, 0, 1, x, y), self.line_matrix)
        self.text_matrix = self.line_matrix

    def move_text_and_lead(self, operands):
        self.leading = -float(operands[1])
        self.move_text(operands)

    def lead(self, operands):
        self.leading = float(operands[0])

    def next_line(self, operands):
        self.move_text((0, -self.leading))

    # What it draws

    def use_font(self, operands):
        font = self.resources.get("/Font", {}).get(operands[0])
        if font is None:
            self.ink.letter_faults.append(f"there is no font {operands[0]}")
            self.font = None
            return
        key = font.objgen
        if key == (0, 0) or key not in self.ink.fonts:
            self.ink.fonts[key] = Letters(font)
        self.font = self.ink.fonts[key]

    def show(self, operands):
        self.must_be_marked("text")
        shown = operands[-1]
        strings = shown if isinstance(shown, pikepdf.Array) else [shown]
        text = "".join(
            self._read(bytes(one)) for one in strings if isinstance(one, pikepdf.String)
        )
        if self.inside in self.ink.marks:
            foot = _times(self.text_matrix, self.matrix)[5]
            self.ink.marks[self.inside].append((self.ink.page, foot, text))

    def show_on_next_line(self, operands):
        self.next_line(operands)
        self.show(operands)

    def _read(self, shown):
        if self.font is None:
            self.ink.letter_faults.append("text without a font")
            return ""
        read = list(self.font.read(shown))
        faults = (self.font.fault_of(code) for code, _ in read)
        self.ink.letter_faults += [fault for fault in faults if fault]
        return "".join(text for _, text in read)

    def draw(self, operands):
        self.must_be_marked(f"{operands[0]}")
        drawn = self.resources.get("/XObject", {}).get(operands[0])
        if drawn is None:
            self.ink.faults.append(f"there is no {operands[0]} to draw")
        elif drawn.Subtype == "/Form":
            matrix = _times(map(float, drawn.get("/Matrix", UNIT)), self.matrix)
            Pen(
                self.ink, drawn, drawn.objgen, matrix=matrix, inside=self.inside
            ).follow()

    def draw_image(self, operands):
        self.must_be_marked("an image")


MOVES = {
    "BDC": Pen.begin,
    "BMC": Pen.begin,
    "EMC": Pen.end,
    "q": Pen.save,
    "Q": Pen.restore,
    "cm": Pen.transform,
    "BT": Pen.begin_text,
    "Tm": Pen.place_text,
    "Td": Pen.move_text,
    "TD": Pen.move_text_and_lead,
    "TL": Pen.lead,
    "T*": Pen.next_line,
    "Tf": Pen.use_font,
    "Tj": Pen.show,
    "TJ": Pen.show,
    "'": Pen.show_on_next_line,
    '"': Pen.show_on_next_line,
    "Do": Pen.draw,
    "INLINE IMAGE": Pen.draw_image,
}


def joined(pieces):
    """Pieces of text as a reader says them: a new line starts a new word."""
    said, last = [], (None, 0)
    for page, foot, text in pieces:
        if page != last[0] or abs(foot - last[1]) > SAME_LINE:
            said.append(" ")
        said.append(text)
        last = (page, foot)
    return " ".join("".join(said).split())


def _resources(source):
    if isinstance(source, pikepdf.Page):
        return source.resources  # its own or those it inherits
    return source.get("/Resources")


def _times(first, second):
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
