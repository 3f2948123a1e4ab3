"""How large is a file, in the words of its owner?"""

KB = 1024
MB = 1024 * KB


def format_size(size: int) -> str:
    """`size` bytes as the file lists of computers and phones say it: 310 KB, 3,4 MB."""
    if size < MB:
        return f"{-(-size // KB)} KB"
    tenths = (10 * size + MB // 2) // MB
    return f"{tenths / 10:g} MB".replace(".", ",")
