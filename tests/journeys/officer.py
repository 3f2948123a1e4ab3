"""An officer without scripts: reads a page, fills in its form, presses its button."""

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


class Officer:
    """One person at one browser."""

    def __init__(self, client, user):
        self.client = client
        self.user = user

    def read(self, url):
        """The page as text, logged in as this person."""
        self.client.force_login(self.user)
        response = self.client.get(url, follow=True)
        assert response.status_code == 200, url
        return response.content.decode()

    def fill(self, url, action=None, **answers):
        """Send the page's form with these answers; returns where the portal leads.

        Without an `action` it is the form that leads back to the page itself.
        """
        found = [form for form in forms_on(self.read(url)) if form["action"] == action]
        assert found, f"no form for {action or url}"
        sent = found[0]["fields"] | answers
        response = self.client.post(action or url, sent)
        assert response.status_code == 302, response.content.decode()[:20_000]
        return response.url

    def move(self, thing, name, **answers):
        """Make a move that the page of the thing offers."""
        return self.fill(thing, action=f"{thing}langkah/{name}/", **answers)
