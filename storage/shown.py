"""What a page shows, and a chat that carries files: one rule for both of who may see it."""

from sqlalchemy import Connection, select

from storage import codec
from storage.tables import media, signals, stories


def shown_to(connection: Connection, contact: str, kind: str, number: int, nth: int) -> tuple[str, bytes] | None:
    """A photo, a voice note or a document of a signal, counted from 1, for who leads it or was asked beside them.

    Its content type and bytes; None where it is gone, or is not theirs to see any more.
    """
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


def story_told(connection: Connection, number: int) -> tuple[str, str] | None:
    """The words of a story and the id of its photo; None when it is not told any more."""
    row = connection.execute(select(stories.c.words).where(stories.c.signal == number)).first()
    words = codec.words_in(row.words) if row is not None else {}
    return (words.get("text", ""), words.get("photo", "")) if row is not None else None


def story_photo(connection: Connection, number: int) -> tuple[str, bytes] | None:
    """The photo of a story that is told; its content type and bytes."""
    story = story_told(connection, number)
    wanted = select(media.c.content_type, media.c.content).where(media.c.id == (story[1] if story else ""))
    kept = connection.execute(wanted).first()
    return (kept.content_type, kept.content) if kept else None
