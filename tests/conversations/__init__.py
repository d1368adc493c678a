"""Dialogues as a phone shows them: plain text, written by hand, correctable by a social worker."""
