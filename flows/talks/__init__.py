"""The conversations, each a `Flow`: data that the machine walks."""
