"""A small machine holds the feast days of one country."""

import subprocess
import sys

LOADED = """
import sys
from bot.one_country import only_the_netherlands
only_the_netherlands()
from flows.calendar import feast_days
assert len(feast_days(2026)) == 10, feast_days(2026)
print(*sorted(m for m in sys.modules if m.startswith("holidays.countries")))
import holidays
assert holidays.country_holidays("BE", years=2026), "whoever asks for another country still finds it"
"""


def test_only_the_netherlands_is_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["holidays.countries.netherlands"]
