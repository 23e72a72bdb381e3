"""Who sits at the keyboard, as far as the machine knows."""

import getpass

__all__ = ["user_name"]


def user_name() -> str:
    """The user's name; nothing where the machine has none for them, as in a container with a number for a user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # since Python 3.13 it is an OSError
        return ""
