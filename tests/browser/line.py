"""A line between the browser and the portal that can be cut, slow and unfaithful.

It carries one request at a time: it reads it whole, decides its fate, and passes on the
whole answer, or none. So a test can say what happens to a save, and not only to bytes.
"""

import random
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

WAIT = 60  # seconds for the server behind the line


@dataclass
class Line:
    """What the line does to the requests that come; change it at any time."""

    upstream: int
    port: int
    is_up: bool = True
    delay: float = 0.0  # seconds before a request goes on
    slow: float = 0.0  # the share of requests that waits that long; all, where it is 0
    hold: str = ""  # what is asked for under such a name never comes
    lose: float = 0.0  # the share of requests that never arrives
    lose_answer: float = 0.0  # the share that is done, and nobody hears of it
    repeat: float = 0.0  # the share that arrives twice
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311
    decks: dict[str, list[bool]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)  # the first line of every request
    lost: list[str] = field(default_factory=list)
    sent: int = 0  # bytes from the browser
    got: int = 0  # bytes for the browser
    content: int = 0  # how many of both are no headers

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def cut(self):
        self.is_up = False

    def restore(self):
        self.is_up = True

    def saves(self, method="POST"):
        """The paths of what was sent through the line so far."""
        sent = [line.split()[:2] for line in self.seen]
        return [path for verb, path in sent if verb == method]

    def carry(self, browser):
        """One request from a browser, and its answer."""
        with suppress(OSError), browser:
            browser.settimeout(WAIT)
            request = read_request(browser)
            if request and self.is_up:
                self._fare(browser, request)

    def _fare(self, browser, request):
        line = request.split(b"\r\n", 1)[0].decode()
        self.seen.append(line)
        if self.delay and (not self.slow or self._happens("slow")):
            time.sleep(self.delay)
        is_held = bool(self.hold) and self.hold in line
        if is_held or self._happens("lose") or not self.is_up:
            self.lost.append(line)
            return
        answer = self._ask(request)
        if self._happens("repeat"):
            answer = self._ask(request)
        if self._happens("lose_answer") or not self.is_up:
            self.lost.append(line)
            return
        self.sent += len(request)
        self.got += len(answer)
        self.content += content_of(request) + content_of(answer)
        browser.sendall(answer)

    def _happens(self, what):
        """Whether it does to this request: once in so many, at a moment of chance.

        Drawn from a deck and not from a die, so that no run is spared what it is about.
        """
        share = getattr(self, what)
        if not share:
            return False
        if not self.decks.get(what):
            deck = [True] + [False] * (round(1 / share) - 1)
            self.decks[what] = self.chance.sample(deck, len(deck))
        return self.decks[what].pop()

    def _ask(self, request):
        with socket.create_connection(("127.0.0.1", self.upstream), WAIT) as server:
            server.sendall(request)
            return b"".join(iter(lambda: server.recv(65536), b""))


def read_request(browser):
    """One whole request, to be closed behind; nothing where none came."""
    head = b""
    while b"\r\n\r\n" not in head:
        got = browser.recv(65536)
        if not got:
            return b""
        head += got
    head, _, content = head.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not is_hop(line)]
    size = [int(line.split(b":")[1]) for line in lines if length_says(line)]
    while size and len(content) < size[0]:
        got = browser.recv(65536)
        if not got:
            return b""
        content += got
    return b"\r\n".join([*lines, b"Connection: close", b"", content])


def content_of(message):
    """How many bytes of it are no headers."""
    return len(message.partition(b"\r\n\r\n")[2])


def is_hop(line):
    return line.lower().startswith((b"connection:", b"keep-alive:"))


def length_says(line):
    return line.lower().startswith(b"content-length:")


def lay(upstream):
    """A line to the server on that port, and the socket at which it ends."""
    end = socket.create_server(("127.0.0.1", 0), backlog=64)
    line = Line(upstream, end.getsockname()[1])

    def listen():
        with suppress(OSError):  # the end of the line was closed
            while True:
                browser, _ = end.accept()
                threading.Thread(target=line.carry, args=[browser], daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    return line, end
