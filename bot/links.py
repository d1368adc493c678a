"""The address of a signed page: made when a message is rendered, valid for a while."""

from datetime import datetime, timedelta

from bot.house import House
from flows.values import Link

A_WEEK = timedelta(days=7)
#: Everything about one person is shown for an hour; what one contact may see of one signal, for a week.
VALID = {"gegevens": timedelta(hours=1)}


def address_of(house: House, link: Link, now: datetime) -> str:
    """The page's address, signed, valid for a while from `now`."""
    return address_until(house, link, now + VALID.get(link.page, A_WEEK))


def address_until(house: House, link: Link, until: datetime) -> str:
    """The same, valid until then: for a page that leads on to another, whose right ends with its own."""
    settings = house.settings
    home = settings.public_url or f"http://{settings.host}:{settings.port}"
    claim = f"{link.contact}/{link.signal}/{int(until.timestamp())}"
    nth = f"/{link.nth}" if link.nth else ""
    return f"{home}/{link.page}/{claim}/{house.keys.sign(f'{link.page}/{claim}')}{nth}"
