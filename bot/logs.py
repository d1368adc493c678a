"""Logs on stderr: what happened, never whose words or numbers."""

import logging
import sys

QUIET = ("httpx", "httpcore", "apscheduler", "alembic", "twilio", "telegram", "uvicorn.access")


def start_logs(level: str) -> None:
    """One line an event. Libraries that would log addresses or tokens only speak when something is wrong."""
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
