## Words that work anywhere

help =
    I am a computer, not a person. These words always work: menu, stop, back, skip, language, mine.
    Would you rather have a person? Call { $desk }: { $phone }. Or drop in: { $meeting-place }, { $meeting-when }.
stop-which = Would you like to stop only this chat, or get no messages any more?
    .talk = This chat
    .all = No more messages
    .unclear = Choose ‘this chat’ or ‘no more messages’.
talk-stopped = Good, we stop this chat. Just write when you would like to go on.
stopped = Good. I send you nothing more of my own accord. Your answer stays ready. Send ‘mine’ when you would like to read it.
language-which = Which language shall we use? Kies je taal.
    .nl = Nederlands
    .en = English
    .unclear = Choose English or Nederlands.
language-set = Good, we speak English.
not-yet = I cannot do that myself yet. For this you can call { $desk }: { $phone }.
old-button = That button belongs to an earlier message. Nothing has changed.
help-anywhere =
    I am a computer, not a person. This always works: menu, stop, back, skip, language, mine.
    Rather a person? Tell me your district or postcode, then I say where you can go.
not-yet-anywhere = I cannot do that myself yet. Tell me your district or postcode, then I say who helps you.
nothing-yet-anywhere = Nothing is open. Just tell me what you would like.
tell-again = I have nothing of yours waiting any more. Will you tell me once more?
person = You can. Call { $desk }: { $phone }. Or come by: { $meeting-place }, { $meeting-when }.
person-anywhere = You can. Tell me your district or postcode, then I say where to find a person.
human = No, I am a computer. What you tell me I bring to a person in your district. You can also call yourself: { $phone }.
human-anywhere = No, I am a computer. What you tell me I bring to a person in your district.
contact-stopped = Good, this chat stops. Your rounds go on, because residents count on an answer. Are you away for a while? Tell the administrator.
database-away = Wijkbot for the administrator: the database does not answer. Nothing is lost, but nobody gets an answer now. See whether the disk is full and the database runs.
