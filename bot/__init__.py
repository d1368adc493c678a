"""The shell: channels, sending, clock, wiring, commands. All input and output; decides nothing."""
