"""Of the library of feast days only the Netherlands: its package loads 190 countries, 8 MB on a small machine."""

import importlib
import sys
from types import ModuleType


def only_the_netherlands() -> None:
    """Loads that one page of it, while its door is kept ajar; who asks for feast days afterwards finds it loaded.

    If the library is built another way one day, nothing is lost but the memory.
    """
    import holidays

    door = ModuleType("holidays.countries")
    door.__path__ = [f"{folder}/countries" for folder in holidays.__path__]
    if sys.modules.setdefault(door.__name__, door) is not door:
        return  # the whole package is here already
    try:
        importlib.import_module(f"{door.__name__}.netherlands")
    finally:
        del sys.modules[door.__name__]
