"""How fast it is, beside a peer: `python -m bench`. What is measured and how: docs/bench.md."""
