"""The memory: tables, named queries, and the one writer."""
