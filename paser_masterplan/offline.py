"""What does the browser keep for the hours without a line?"""

import hashlib
import json

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

WORKER = settings.BASE_DIR / "static" / "js" / "worker.js"
FILES = (
    "css/portal.css",
    "favicon.svg",
    "js/portal.js",
    "js/keeping.js",
    "js/writing.js",
    "js/offline.js",
)


def page():
    """The page that stands in for all others: the same for everybody, nobody's data."""
    return render_to_string("offline.html")


def worker():
    """The service worker of this release: another one when what it keeps changes."""
    offline, files = reverse("offline"), [static(name) for name in FILES]
    release = hashlib.sha256("\n".join([page(), *files]).encode()).hexdigest()[:12]
    facts = {"KEPT": [offline, *files], "OFFLINE": offline, "RELEASE": release}
    head = [f"const {name} = {json.dumps(value)};" for name, value in facts.items()]
    return "\n".join([*head, WORKER.read_text(encoding="utf-8")])
