"""`/ready` and `wijkbot check` see what the database refuses, and what waits for a human too long."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.commands import checking
from storage.readiness import unready
from storage.tables import signals
from tests.builders import settings_for, village
from tests.storage.test_stories import STORY, succeeds


def test_all_is_ready_and_what_is_not_is_said(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        everybody = v.house.directory.contacts.keys()
        with v.house.engine.begin() as connection:
            assert unready(connection, v.now, everybody) == []
            late = v.now + timedelta(days=8)
            assert any(r.startswith("1 promised words") for r in unready(connection, late, everybody))
            connection.execute(update(signals).values(lead="bloem-vroeger"))
            (reason,) = unready(connection, v.now, everybody)
        assert "bloem-vroeger" in reason


def test_a_story_that_waits_a_month_for_a_yes_is_a_finding(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with village(database_url, tmp_path) as v:
        succeeds(v, "fatma")
        v.says("fatma", STORY, "zonder naam", "nee")
        settings = settings_for(database_url, tmp_path)

        def found(at: datetime) -> list[str]:
            monkeypatch.setattr(checking, "wall_clock", lambda: at)
            with v.house.engine.begin() as connection:
                return list(checking.memory_findings(connection, settings, v.house.directory))

        assert found(v.now + timedelta(days=20)) == []
        (finding,) = found(v.now + timedelta(days=40))
        assert finding == "the story of #1 waits for a yes of bloem-sociaal since 2026-03-09: ask them"
