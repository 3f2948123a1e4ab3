"""What is wrong with these files? (python -m tests.books.proof [--spoken] FILE...)"""

import sys
from time import perf_counter

from tests.books.proof import Paper, faults, spoken


def main(arguments):
    """Say what is wrong with each file, or all that it says; whether all is well."""
    files = [name for name in arguments if not name.startswith("--")]
    wrong = 0
    for name in files:
        begun = perf_counter()
        paper = Paper(name)
        if "--spoken" in arguments:
            sys.stdout.writelines(f"{role:10} {text}\n" for role, text in spoken(paper))
            continue
        found = faults(paper)
        wrong += len(found)
        seconds = perf_counter() - begun
        sys.stdout.write(f"{name}: {len(paper.pages)} pages, {seconds:.1f} s\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in found or ["nothing is wrong"])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
