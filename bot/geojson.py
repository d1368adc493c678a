"""Polygons of a GeoJSON file (RFC 7946): a FeatureCollection, a Feature, or a bare geometry; WGS84."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from bot.district_fields import Polygons

Position = Annotated[list[float], Field(min_length=2, max_length=3)]
Ring = Annotated[list[Position], Field(min_length=4)]


class Polygon(BaseModel):
    """One outside ring, then its holes."""

    type: Literal["Polygon"]
    coordinates: Annotated[list[Ring], Field(min_length=1)]


class MultiPolygon(BaseModel):
    """Several polygons."""

    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[Annotated[list[Ring], Field(min_length=1)]], Field(min_length=1)]


class Feature(BaseModel):
    """A geometry with its properties, which are not read."""

    type: Literal["Feature"]
    geometry: Polygon | MultiPolygon


class FeatureCollection(BaseModel):
    """What most programs export."""

    type: Literal["FeatureCollection"]
    features: Annotated[list[Feature], Field(min_length=1)]


_FILE: TypeAdapter[FeatureCollection | Feature | Polygon | MultiPolygon] = TypeAdapter(
    Annotated[FeatureCollection | Feature | Polygon | MultiPolygon, Field(discriminator="type")]
)


def read_polygons(file: Path) -> Polygons:
    """The polygons in a file. Raises ValueError, with how to mend it, where there are none to rely on."""
    try:
        read = _FILE.validate_json(file.read_bytes())
    except FileNotFoundError:
        raise ValueError(f"there is no file {file.name}; put it beside this one") from None
    except OSError as wrong:
        raise ValueError(f"{file.name} cannot be read ({wrong.strerror})") from None
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise ValueError(f"{file.name} is no GeoJSON with polygons: {where} {first['msg']}".strip()) from None
    if isinstance(read, FeatureCollection):
        geometries = [feature.geometry for feature in read.features]
    else:
        geometries = [read.geometry if isinstance(read, Feature) else read]
    drawn = [
        rings
        for geometry in geometries
        for rings in (geometry.coordinates if isinstance(geometry, MultiPolygon) else [geometry.coordinates])
    ]
    for ring in (ring for rings in drawn for ring in rings):
        _check(ring, file.name)
    return tuple(tuple(tuple((p[0], p[1]) for p in ring) for ring in rings) for rings in drawn)


def _check(ring: list[list[float]], name: str) -> None:
    if ring[0][:2] != ring[-1][:2]:
        raise ValueError(f"{name} has a ring that is not closed; repeat its first point at its end")
    if any(longitude > 45 > latitude for longitude, latitude in (p[:2] for p in ring)):
        raise ValueError(f"{name} has latitude first; GeoJSON wants [longitude, latitude], here about [5.9, 52.0]")
    if any(abs(p[0]) > 180 or abs(p[1]) > 90 for p in ring):
        raise ValueError(f"{name} is not in degrees; export it as WGS84 (EPSG:4326), not as RD")
