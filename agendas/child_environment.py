"""What a program that Vertel starts gets of its environment: all but a store's passphrase."""

import os

WITHHELD = ("VERTEL_PASSPHRASE", "VERTEL_NEW_PASSPHRASE", "VERTEL_EARLIER_PASSPHRASE")


def for_others() -> dict[str, str]:
    """The environment for a program that opens no store: the room's page, a template's, an opener."""
    return {name: value for name, value in os.environ.items() if name not in WITHHELD}
