## What only WhatsApp needs

# The button that opens a list of choices
list-button = Choose

# After 24 hours of silence only a short message with a button may go: the button brings what waits
answer-waits = Wijkbot { $district_name }, municipality of { $municipality }: there is an answer waiting for you.
    .read = Read the answer
message-waits = Wijkbot: there is a message waiting for you. Press the button to read it.
    .read = Read the message
nothing-held = You have read everything. Send ‘mine’ for your list.
