"""The conversations before a resident meets them: walked, checked, drawn, and shown as a phone shows them."""
