"""What may a page of the portal load, and what may be sent to it?"""

from django.shortcuts import render

from paser_masterplan.sizes import MB

MOST_SENT = 64 * MB  # the largest file that any form takes, and what stands around it
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


class ContentSecurityPolicyMiddleware:
    """Tells the browser that everything comes from here and nothing runs inline."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class BodySizeMiddleware:
    """Refuses what is too large for every form before anybody reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_SENT:
            return render(request, "413.html", {"most": MOST_SENT}, status=413)
        return self.get_response(request)
