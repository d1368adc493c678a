"""A message that only says something waits: after a silence of 24 hours WhatsApp takes nothing else."""

KNOCK = "answer-waits"  #: Says who writes.
KNOCK_BARE = "message-waits"  #: Where that is not known, and for contacts.
KNOCKS = (KNOCK, KNOCK_BARE)
READ = "read"  #: Its one button.
