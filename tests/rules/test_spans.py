"""Days in a row, as a contact names them."""

from datetime import date

import pytest

from flows.spans import name_span

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ik ben weg tot en met 31 augustus", "2026-03-02", "2026-08-31"),
        ("vakantie van 3 tot 14 augustus", "2026-08-03", "2026-08-14"),
        ("Vakantie van 3 t/m 14 augustus!", "2026-08-03", "2026-08-14"),
        ("van 28 juli t/m 3 augustus", "2026-07-28", "2026-08-03"),
        ("van 28 tot 3 augustus", "2026-07-28", "2026-08-03"),
        ("9-3 t/m 13-3", "2026-03-09", "2026-03-13"),
        ("morgen vrij", "2026-03-03", "2026-03-03"),
        ("ik ben er vandaag niet", "2026-03-02", "2026-03-02"),
        ("ik ben donderdag en vrijdag vrij", "2026-03-05", "2026-03-06"),
        ("van donderdag t/m dinsdag", "2026-03-05", "2026-03-10"),
        ("tot maandag weg", "2026-03-02", "2026-03-08"),
        ("tot volgende week", "2026-03-02", "2026-03-08"),
        ("t/m vrijdag", "2026-03-02", "2026-03-06"),
        ("volgende week vrij", "2026-03-09", "2026-03-15"),
        ("deze week", "2026-03-02", "2026-03-08"),
        ("ik ben twee weken weg", "2026-03-02", "2026-03-15"),
        ("vanaf 3 augustus twee weken", "2026-08-03", "2026-08-16"),
        ("van 1 tot 6 maart", "2026-03-02", "2026-03-06"),
        ("away until 31 August", "2026-03-02", "2026-08-31"),
        ("from 3 to 14 August", "2026-08-03", "2026-08-14"),
        ("tomorrow off", "2026-03-03", "2026-03-03"),
    ],
)
def test_days_in_a_row(text: str, first: str, last: str) -> None:
    span = name_span(text, MONDAY)
    assert span is not None
    assert (span.start.isoformat(), span.until.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["weg", "ooit in maart", "tot 31 februari", "t/m", "", "12345", "ik ben weg"])
def test_no_day_is_named(text: str) -> None:
    assert name_span(text, MONDAY) is None
