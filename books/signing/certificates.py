"""How does an office without a certificate authority get a certificate to sign with?

For trials and small offices: a root and one signer below it. The key of the root is
forgotten at once, so it can never vouch for anybody else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

BITS = 3072  # RSA: every reader of PDFs knows it, and the file stays PDF 1.7
VALID_FOR = timedelta(days=3 * 365)
ROOT = "Induk {name}"


@dataclass(frozen=True)
class Made:
    """A root in PEM, and a signer in PKCS#12: the key is under a passphrase."""

    root: bytes
    signer: bytes


def make(name: str, passphrase: str) -> Made:
    """A root, and a certificate with which `name` signs for three years."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - slow import
        pkcs12,
    )

    root_key, key = (rsa.generate_private_key(65537, BITS) for _ in range(2))
    root_name = ROOT.format(name=name)
    root = _certificate(root_name, root_key, root_name, root_key)
    signer = _certificate(name, key, root_name, root_key)
    packed = pkcs12.serialize_key_and_certificates(
        name.encode(),
        key,
        signer,
        [root],
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    return Made(root.public_bytes(serialization.Encoding.PEM), packed)


def _certificate(name: str, key: Any, issuer: str, issuer_key: Any) -> Any:
    """What `issuer` says of the key of `name`; of itself it says that it is a root."""
    from cryptography import x509  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - slow import

    is_root = name == issuer
    now = timezone.now()
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_called(name))
        .issuer_name(_called(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + VALID_FOR)
        .add_extension(
            x509.BasicConstraints(ca=is_root, path_length=None), critical=True
        )
        .add_extension(usage, critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _called(name: str) -> Any:
    from cryptography.x509 import Name, NameAttribute, oid  # noqa: PLC0415 - slow import

    return Name([NameAttribute(oid.NameOID.COMMON_NAME, name)])
