"""May a page load anything from elsewhere?"""

import pytest
from django.http import HttpResponse

from paser_masterplan.middleware import POLICY, ContentSecurityPolicyMiddleware

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
