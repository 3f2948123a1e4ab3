"""A mail server that keeps what it is given, and behaves as badly as it is told."""

import re
import socketserver
import threading
import time
from email import message_from_bytes, policy


class Sink:
    """Listens on a port of this machine; `mails` is what it said OK to."""

    def __init__(self, delay=0.0):
        self.delay = delay  # seconds between the last word of a mail and the OK
        self.answers = {}  # an address and what is said to it instead of OK
        self.mails = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
        self._server.daemon_threads = True
        self._server.sink = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.05])

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self._server.server_address[1]}"

    @property
    def ids(self):
        """The names of the mails, as often as each came."""
        return [mail["Message-ID"] for mail in self.mails]

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Talk(socketserver.StreamRequestHandler):
    """One talk with a client, which may die at any word of it."""

    def handle(self):
        try:
            self.say("220 sink")
            while self.answer(self.rfile.readline().decode().strip()):
                pass
        except OSError:
            return

    def answer(self, words):
        verb = words[:4].upper()
        if verb == "DATA":
            self.say("354 go on")
            self.take()
        elif verb == "RCPT":
            address = re.search("<(.*)>", words)[1]
            self.say(self.server.sink.answers.get(address, "250 OK"))
        elif verb != "":
            self.say("221 bye" if verb == "QUIT" else "250 OK")
        return verb not in {"", "QUIT"}

    def take(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return
            lines.append(line.removeprefix(b".") if line[:2] == b".." else line)
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.sink.mails.append(mail)
        time.sleep(self.server.sink.delay)
        self.say("250 taken")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())
