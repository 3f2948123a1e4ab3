"""A browser without a screen, for what is measured or broken at the wire."""

import json
import re
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from uuid import uuid4

from paser_masterplan.demo import PASSWORD

HIDDEN = r'name="{}" value="([^"]*)"'


class PlainBrowser:
    """A person's browser without a screen, which saves a draft as the script does."""

    def __init__(self, portal, username, number):
        self.portal, self.number = portal, number
        self.jar = CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(handler)
        page = self.get("/masuk/")
        self.post("/masuk/", page, username=username, password=PASSWORD)

    def get(self, path):
        with self.opener.open(self.portal + path, timeout=10) as answer:
            return answer.read().decode()

    def post(self, path, page, **fields):
        """Send a page's token with these fields."""
        fields["csrfmiddlewaretoken"] = found(page, "csrfmiddlewaretoken")
        body = urllib.parse.urlencode(fields).encode()
        with self.opener.open(self.portal + path, body, timeout=10) as answer:
            return answer.read().decode()

    def start(self):
        """A draft of its own; returns its section of texts."""
        page = self.get("/program/usul/")
        title = f"Bank sampah nomor {self.number}"
        self.post("/program/usul/", page, _kunci=uuid4(), title=title)
        pages = re.findall(r'href="(/program/\d+/)"', self.get("/program/"))
        [self.path] = {
            f"{path}bagian/uraian/" for path in pages if title in self.get(path)
        }

    def open(self):
        """Open the section of texts; returns the page and what it says of the text."""
        page = self.get(self.path)
        opened = dict(pair.split("=") for pair in found(page, "opened").split())
        return page, opened["background"]

    def save(self, page, text, token, key=None):
        """Save one text by itself; returns the new token of it."""
        answer = self.post(
            self.path,
            page,
            _kunci=key or uuid4(),
            _cara="sendiri",
            opened=f"background={token}",
            background=text,
        )
        return json.loads(answer)["opened"]["opened"].partition("=")[2]


def found(page, name):
    return re.search(HIDDEN.format(name), page)[1]
