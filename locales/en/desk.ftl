## What a contact says or asks about themselves, also below a card

# About the resident, about yourself, or both: one tap
whose-for = Who is ‘{ $words }’ for? It may be the resident of #{ $number }, or it is about you.
    .resident = For the resident
    .own = About me
    .both = Both
    .unclear = Is ‘{ $words }’ for the resident of #{ $number }? Choose ‘for the resident’, ‘about me’ or ‘both’.

# Who is here today?
today-here = At work today: { $roles }. To pass something on, choose ‘not for me’ on the card.
today-nobody = No colleague is on the rota today.

# A yes or a no, and nothing was asked
nothing-asked = Fine. I have no question for you now. Send ‘mine’ for your list.

# Who looks for a resident's number
phone-of = I pass on no numbers and addresses. Does a resident want a call? Then the card says so and you send ‘call #12’. You can ask as well: choose ‘more’ and then ‘ask the resident’.
