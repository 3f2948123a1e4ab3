"""What does a browser send from a page that is opened now?"""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Every form of a page: its action and what it would send as it stands."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self._area = self._select = None
        self._inert = False

    def handle_starttag(self, tag, pairs):
        facts = dict(pairs)
        if tag == "template" or self._inert:
            self._inert = True
        elif tag == "form":
            self.forms.append({"action": facts.get("action"), "fields": {}})
        elif self.forms and facts.get("name"):
            self._field(tag, facts)
        elif tag == "option" and self._select and "selected" in facts:
            self._put(self._select, facts.get("value", ""))

    def _field(self, tag, facts):
        name, kind = facts["name"], facts.get("type", "text")
        if tag == "button":
            return
        if tag == "textarea":
            self._area = name
            self._put(name, "")
        elif tag == "select":
            self._select = name
        elif kind not in {"radio", "checkbox"}:
            self._put(name, facts.get("value", ""))
        elif "checked" in facts:
            self._put(name, facts.get("value", "on"))

    def handle_data(self, data):
        if self._area:
            fields = self.forms[-1]["fields"]
            fields[self._area][-1] += data

    def handle_endtag(self, tag):
        if tag == "template":
            self._inert = False
        elif tag == "textarea" and self._area:
            # A browser drops the line break that opens a textarea.
            area = self.forms[-1]["fields"][self._area]
            area[-1] = area[-1].removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None

    def _put(self, name, value):
        self.forms[-1]["fields"].setdefault(name, []).append(value)


def forms_on(page):
    """The forms of a page that posts, in their order."""
    reader = FormReader()
    reader.feed(page)
    return [form for form in reader.forms if "_kunci" in form["fields"]]


def fields_on(page, action=None):
    """All that one form of a page would send: hidden, chosen and written.

    Without an `action` it is the form that leads back to the page itself.
    """
    found = [form for form in forms_on(page) if form["action"] == action]
    assert found, f"no form for {action or 'the page itself'}"
    fields = found[0]["fields"].items()
    return {name: said if len(said) > 1 else said[0] for name, said in fields}


def opened(client, url):
    """The form of a page that is opened now; a test posts it with its changes."""
    return fields_on(client.get(url).content.decode())
