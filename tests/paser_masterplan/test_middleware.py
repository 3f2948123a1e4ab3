"""May a page load anything from elsewhere, and may anything be sent to it?"""

import pytest
from django.http import HttpResponse

from paser_masterplan.middleware import (
    MOST_SENT,
    POLICY,
    ContentSecurityPolicyMiddleware,
)

HEADER = "Content-Security-Policy"


@pytest.mark.django_db
def test_page_loads_from_here_alone(client):
    policy = client.get("/masuk/").headers[HEADER]

    assert policy == POLICY
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy


def test_page_with_a_policy_of_its_own_keeps_it(rf):
    answer = HttpResponse(headers={HEADER: "sandbox"})

    kept = ContentSecurityPolicyMiddleware(lambda request: answer)(rf.get("/"))

    assert kept.headers[HEADER] == "sandbox"


class Unread:
    """A body that must not be read."""

    def read(self, *size):
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.django_db
def test_what_is_too_large_is_refused_unread(client):
    facts = {"CONTENT_LENGTH": str(MOST_SENT + 1), "wsgi.input": Unread()}

    page = client.generic("POST", "/periksa/", **facts)

    assert page.status_code == 413
    assert "paling banyak 64 MB sekali kirim" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("size", ["", "0", "12"])
def test_what_is_small_goes_on(client, size):
    page = client.generic("POST", "/periksa/", b"x" * 12, CONTENT_LENGTH=size)

    assert page.status_code == 200
