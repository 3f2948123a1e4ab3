"""How does a code look that people read aloud, type and scan?"""

import re
import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another
LENGTH = 6
FILLING = str.maketrans("", "", " -.")


def draw():
    """A new code: one of some eight hundred million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read(text):
    """The code in what was typed, or in the address that a QR code holds."""
    last = re.split(r"[/=]", text.strip())[-1]
    return last.translate(FILLING).upper()
