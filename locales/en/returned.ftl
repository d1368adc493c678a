## Back from being away

# The question to who is back
returned-do =
    Welcome back! While you were away, { $numbers } went to { $roles }. Shall I bring { $count ->
        [one] it
       *[other] them
    } back to you?
    .yes = Yes, back to me
    .no = No, leave it
    .unclear = Shall I bring { $numbers } back to you? Say ‘yes’ or ‘no’.
returned-taken =
    Good. { $count ->
        [one] { $numbers } is with you again. The day stands.
       *[other] { $numbers } are with you again. The days stand.
    } I will tell who stood in. Read now? Send ‘show me’.
returned-left = Good, that stays there. Anything new comes to you again.
returned-none = There is nothing left to bring back. It is with you already, or a colleague is working on it.
returned-away = You are down as away until { $last }. Are you back? Send ‘I am back’.

# To who stood in
round-returned = With your colleague again: { $numbers }. You need not do anything.
returned-told = { $lines }
returned-line = #{ $number } is with { $role } again. You need not do anything.

# Why it is on this card
why-returned = This came back to you because you are here again.
