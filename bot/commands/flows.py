"""`wijkbot flows`: whether the conversations hold together."""

from bot.commands.listing import say_findings
from bot.house import LOCALES
from bot.texts_check import check_texts


def check() -> None:
    """Every text of every language, by the rules of the channels and of the tone."""
    say_findings(check_texts(LOCALES))
