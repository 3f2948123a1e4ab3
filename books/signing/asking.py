"""What does a command ask before it may use a key?"""

import os
from getpass import getpass

VARIABLE = "SIGNING_PASSPHRASE"


def passphrase() -> str:
    """The words that lock a certificate: from the environment, or typed unseen."""
    return os.environ.get(VARIABLE) or getpass("Kata sandi sertifikat: ")
