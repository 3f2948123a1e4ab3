"""An officer without scripts: reads a page, fills in its form, presses its button."""

from tests.forms import fields_on


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
        sent = fields_on(self.read(url), action) | answers
        response = self.client.post(action or url, sent)
        assert response.status_code == 302, response.content.decode()[:20_000]
        return response.url

    def move(self, thing, name, **answers):
        """Make a move that the page of the thing offers."""
        return self.fill(thing, action=f"{thing}langkah/{name}/", **answers)
