"""Where something is: from a text, a point on the map or a deep link to one district.

PRODUCT 5, the most specific wins: house number, PC6, polygon, PC4, name. Two districts that are equally
specific are never guessed between: both are candidates, and the caller asks. Pure.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from flows.directory import Area, Directory, HouseRange
from flows.place_names import Names, Spot
from flows.postcodes import Postcode, postcodes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry
    from shapely.strtree import STRtree

_PAYLOAD = re.compile(r"\(([^()]+)\)\s*$")
#: Neighbouring shapes are drawn coarsely: this part of the smaller one may lie in the other.
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. One district, or several candidates, or neither.

    `because` is one of: 'house', 'pc6', 'polygon', 'pc4', 'code', 'name'; 'outside' (certainly in no
    district); 'unknown' (nothing was recognised). `words` are the words of the text that told it, without a
    house number.
    """

    district: str | None
    candidates: tuple[str, ...]
    words: str | None
    because: str


Index = Mapping[str, tuple[str, ...]]
UNKNOWN = Found(None, (), None, "unknown")


@dataclass(frozen=True, eq=False)
class Places:
    """The areas of a directory, indexed once."""

    districts: frozenset[str]
    houses: Mapping[str, tuple[tuple[HouseRange, str], ...]]
    pc6: Index
    pc4: Index
    codes: Index
    names: Names
    shapes: tuple[tuple[str, tuple[tuple[tuple[float, float], ...], ...]], ...]
    drawn: bool  #: Every district has a polygon, so a point in none of them is certainly outside.

    @classmethod
    def of(cls, directory: Directory) -> "Places":
        """Built when the program starts; nothing is read afterwards."""
        areas = {d.id: d.area for d in directory.districts.values()}
        houses: dict[str, list[tuple[HouseRange, str]]] = {}
        for district, area in areas.items():
            for span in area.houses:
                houses.setdefault(span.pc6, []).append((span, district))
        called = {d.id: (*sorted(d.area.names), d.called) for d in directory.districts.values()}
        return cls(
            districts=frozenset(areas),
            houses={pc6: tuple(spans) for pc6, spans in houses.items()},
            pc6=_index(areas, lambda area: area.pc6),
            pc4=_index(areas, lambda area: area.pc4),
            codes=_index(areas, lambda area: area.codes),
            names=Names.of(called),
            shapes=tuple((district, rings) for district, area in areas.items() for rings in area.polygons),
            drawn=all(area.polygons for area in areas.values()),
        )

    def by_text(self, text: str) -> Found:
        """The district that a text names, by postcode or by name."""
        mentions = postcodes(text, self._known)
        told = [(*self._by_postcode(m), m) for m in mentions]
        named = self.names.find(text)
        for because in ("house", "pc6", "pc4"):
            here = [(ids, m) for ids, reason, m in told if reason == because]
            if here:
                ids = _unique(district for found, _ in here for district in found)
                both = tuple(spot for spot in named if spot.district in ids)
                return _found(ids, here[0][1].words, because) if len(ids) == 1 or not both else _by_name(both)
        if named:
            return _by_name(named)
        certain = next((m for m in mentions if m.certain), None)
        return Found(None, (), certain.words, "outside") if certain else UNKNOWN

    def outside(self, text: str) -> Found | None:
        """The Dutch postcode in this text that no district has; None where there is none."""
        found = self.by_text(text)
        return found if found.because == "outside" else None

    def by_point(self, latitude: float, longitude: float) -> Found:
        """The district around a point, in WGS84 degrees; on a shared border both are candidates."""
        if not self.shapes:
            return UNKNOWN
        hits = self._tree.query(_point(latitude, longitude), predicate="intersects")
        ids = _unique(self.shapes[n][0] for n in sorted(hits))
        if ids:
            return _found(ids, None, "polygon")
        return Found(None, (), None, "outside") if self.drawn else UNKNOWN

    def by_codes(self, codes: Iterable[str]) -> Found:
        """The district of an address by its CBS codes, as a geocoder gives them: buurt, wijk, gemeente."""
        known = [code for code in codes if code in self.codes]
        if not known:
            return UNKNOWN
        # BU, GM, WK: the longer a CBS code, the smaller what it stands for.
        return _found(self.codes[max(known, key=len)], None, "code")

    def payload(self, text: str) -> str | None:
        """The district of a deep link: `/start <id>`, or a prefilled 'Hallo! (Bloemenbuurt)'."""
        words = text.strip().removeprefix("/start").strip()
        within = _PAYLOAD.search(words)
        place = within[1] if within else words
        if place.casefold() in self.districts:
            return place.casefold()
        ids = self.names.whole(place)
        return ids[0] if len(ids) == 1 else None

    def _by_postcode(self, said: Postcode) -> tuple[tuple[str, ...], str]:
        """The districts of one postcode and how specific that is."""
        spans = self.houses.get(said.pc6 or "", ())
        inside = _unique(where for span, where in spans if said.number is not None and _holds(span, said.number))
        if inside:
            return inside, "house"
        rest, because = self.pc6.get(said.pc6 or "", ()), "pc6"
        if not rest:
            rest, because = self.pc4.get(said.pc4, ()), "pc4"
        if spans and said.number is None:
            return _unique((*(where for _, where in spans), *rest)), "pc6"
        return (rest, because) if rest else ((), "outside")

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every PC6 that a district names."""
        return frozenset(self.pc6) | frozenset(self.houses)

    @cached_property
    def _tree(self) -> "STRtree":
        # Inside: shapely takes 0.4 s to import, and most messages are words.
        from shapely import STRtree

        return STRtree([_shape(rings) for _, rings in self.shapes])


def overlaps(directory: Directory) -> tuple[str, ...]:
    """Where two districts claim the same place equally specifically: a mistake in the district files."""
    places = Places.of(directory)
    kinds = (
        ("postcode", places.pc6),
        ("postcode", places.pc4),
        ("code", places.codes),
        ("name", places.names.words),
    )
    found = [
        f"{kind} '{value}' is in {' and in '.join(ids)}: keep it in one of them"
        for kind, index in kinds
        for value, ids in sorted(index.items())
        if len(ids) > 1
    ]
    for pc6, spans in sorted(places.houses.items()):
        for (one, first), (other, second) in combinations(spans, 2):
            if first != second and _shared(one, other):
                found.append(
                    f"house numbers of {pc6} are in {first} ({one.first}-{one.last}) "
                    f"and in {second} ({other.first}-{other.last}): let the ranges meet, not overlap"
                )
    return (*found, *_drawn_over(directory))


def _index(areas: Mapping[str, Area], values: Callable[[Area], Iterable[str]]) -> Index:
    index: dict[str, tuple[str, ...]] = {}
    for district, area in areas.items():
        for value in values(area):
            index[value] = (*index.get(value, ()), district)
    return index


def _found(ids: tuple[str, ...], words: str | None, because: str) -> Found:
    return Found(ids[0], (), words, because) if len(ids) == 1 else Found(None, ids, words, because)


def _by_name(spots: tuple[Spot, ...]) -> Found:
    return _found(tuple(spot.district for spot in spots), spots[0].words, "name")


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _holds(span: HouseRange, number: int) -> bool:
    parity = span.parity == "all" or (number % 2 == 0) == (span.parity == "even")
    return parity and span.first <= number <= span.last


def _shared(one: HouseRange, other: HouseRange) -> bool:
    """Whether a house number lies in both; two in a row are enough to meet every parity."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    return any(_holds(one, n) and _holds(other, n) for n in range(first, min(first + 1, last) + 1))


def _point(latitude: float, longitude: float) -> "BaseGeometry":
    from shapely import Point  # Inside for the same reason as `_tree`.

    return Point(longitude, latitude)


def _shape(rings: tuple[tuple[tuple[float, float], ...], ...]) -> "BaseGeometry":
    from shapely import Polygon, make_valid  # Inside for the same reason as `_tree`.

    return make_valid(Polygon(rings[0], rings[1:]))


def _drawn_over(directory: Directory) -> Iterable[str]:
    """Polygons of two districts that share more than a coarse border."""
    drawn = [d for d in directory.districts.values() if d.area.polygons]
    if len(drawn) < 2:
        return
    from shapely import union_all  # Inside for the same reason as `_tree`.

    whole = {d.id: union_all([_shape(rings) for rings in d.area.polygons]) for d in drawn}
    for (first, one), (second, other) in combinations(whole.items(), 2):
        if one.intersects(other):
            part = one.intersection(other).area / min(one.area, other.area)
            if part > TOLERANCE:
                yield f"the polygons of {first} and {second} share {part:.0%}: cut one of them"
