"""What follows a bulk load: rows that came past the verbs, which keep the rest in line."""


def settle() -> None:
    """Bring in line what is kept about vehicles outside their rows, after many came at once.

    Whoever loads in bulk calls it once at the end; what is kept so is rebuilt from here.
    """
