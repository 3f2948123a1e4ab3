"""How is much read as it stood at one moment, while others write?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

AS_IT_BEGAN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read inside be of one moment.

    Nobody writes in SQLite while a transaction is open. PostgreSQL shows each query
    what stands by then, unless a transaction asks for more before its first query;
    inside another transaction that cannot be asked any more.
    """
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(AS_IT_BEGAN)
        yield
