"""What do tests read out of a Word file?"""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {
    "w": SPACE,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


class WordFile:
    """The parts of a Word file as XML."""

    def __init__(self, data):
        with ZipFile(BytesIO(data)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.body = self.xml("word/document.xml")

    def xml(self, name):
        return etree.fromstring(self.parts[name])

    def find(self, path, node=None):
        return (self.body if node is None else node).xpath(path, namespaces=SPACES)

    def words(self, node=None):
        """The letters in reading order, without any space."""
        said = self.find(".//w:t/text()", node)
        return bare("".join(said))

    def paragraphs(self, style):
        """The words of each paragraph in this style."""
        path = f".//w:p[w:pPr/w:pStyle/@w:val='{style}']"
        return ["".join(self.find(".//w:t/text()", node)) for node in self.find(path)]


def bare(text):
    """Letters that can be compared: neither spaces nor the squares of a legend."""
    return "".join(text.replace("■", "").split())


def w(name):
    """A name in Word's language, as lxml writes it."""
    return f"{{{SPACE}}}{name}"
