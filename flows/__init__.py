"""The thinking: conversations and rules. Pure: no input or output, no clock, no chance."""
