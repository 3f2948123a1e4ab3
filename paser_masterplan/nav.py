"""What is in the menu, and what does the head of every page say?"""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Item:
    """One door of the portal."""

    label: str
    route: str
    for_whom: str = "is_authenticated"  # a question that a person answers


MENU = (
    Item("Meja kerja", "home"),
    Item("Temuan", "workshops:finding_list"),
    Item("Program", "programs:list"),
    Item("Telaah", "reviews:desk", for_whom="is_reviewer"),
    Item("Lokakarya", "workshops:list"),
    Item("Kerangka", "plans:frame"),
    Item("Buku", "books:list"),
    Item("Ringkasan", "summary", for_whom="is_reader"),
    Item("Instansi", "agencies:list"),
    Item("Akun", "agencies:person_list", for_whom="is_admin"),
    Item("Jejak", "agencies:audit", for_whom="is_admin"),
)


@dataclass(frozen=True)
class Door:
    """An item as one person sees it from one page."""

    label: str
    url: str
    current: bool


def shell(request):
    """The menu of the person and the number of messages not yet read."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"menu": doors(user, request.path), "unread": user.unread}


def doors(user, path):
    """The doors this person has; the one that leads nearest to `path` is current."""
    items = [item for item in MENU if getattr(user, item.for_whom)]
    urls = [reverse(item.route) for item in items]
    nearest = max((url for url in urls if path.startswith(url)), key=len, default="")
    here = nearest if nearest != reverse("home") or path == nearest else ""
    return [
        Door(item.label, url, url == here)
        for item, url in zip(items, urls, strict=True)
    ]
