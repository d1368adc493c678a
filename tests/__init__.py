"""The shelves: each folder has one habit (see docs and DESIGN); real databases, doubles are real classes."""
