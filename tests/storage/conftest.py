"""The villages of the properties' shelf, for scripts that are played several times."""

from tests.properties.conftest import villages

__all__ = ["villages"]
