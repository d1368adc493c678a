"""A photo or a voice note of a signal, for a contact who may see it: who leads it, or was asked beside them."""

from sqlalchemy import Connection, select

from storage import codec
from storage.tables import media, signals


def shown_to(connection: Connection, contact: str, kind: str, number: int, nth: int) -> tuple[str, bytes] | None:
    """Its content type and bytes, counted from 1; None where it is gone, or is not theirs to see any more."""
    query = select(signals.c.lead, signals.c.asked, signals.c.words).where(signals.c.number == number)
    row = connection.execute(query).first()
    if row is None or contact not in (row.lead, *row.asked.split(",")):
        return None
    ids = [id for id in codec.words_in(row.words).get(kind, "").split(",") if id]
    if not 1 <= nth <= len(ids):
        return None
    wanted = select(media.c.content_type, media.c.content).where(media.c.id == ids[nth - 1], media.c.signal == number)
    kept = connection.execute(wanted).first()
    return (kept.content_type, kept.content) if kept else None
