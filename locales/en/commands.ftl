## Words that work anywhere

help =
    I am a computer, not a person. In danger, call 112.
    These words always work: menu, stop, back, change, skip, language, mine.
    Would you rather have a person? Call { $desk }: { $phone }. Or drop in: { $meeting-place }, { $meeting-when }.
stop-which = Would you like to stop only this chat, or get no messages any more?
    .talk = This chat
    .all = No more messages
    .unclear = Choose ‘this chat’ or ‘no more messages’.
talk-stopped = Good, we stop this chat. Just write when you would like to go on.
stopped = Good. I send you nothing more of my own accord. Your answer stays ready. Send ‘mine’ when you would like to read it.
stop-ended = Good that you are back. From now on you hear from me again.
language-which = Which language shall we use? Kies je taal.
    .nl = Nederlands
    .en = English
    .unclear = Choose English or Nederlands.
language-set = Good, we speak English.
old-button = That button belongs to an earlier message. Nothing has changed.
help-anywhere =
    I am a computer, not a person. In danger, call 112.
    This always works: menu, stop, back, change, skip, language, mine.
    Rather a person? Tell me your district or postcode, then I say where you can go.
nothing-yet-anywhere = Nothing is open. Just tell me what you would like.
tell-again = I have nothing of yours waiting any more. Will you tell me once more?
person = You can. Call { $desk }: { $phone }. Or come by: { $meeting-place }, { $meeting-when }.
person-anywhere = You can. Tell me your district or postcode, then I say where to find a person.
human = I really am a computer, not a person. What you tell me, I bring to a person in your district. You can also call: { $phone }.
human-anywhere = I really am a computer, not a person. What you tell me, I bring to a person in your district.
contact-stopped = Good, this chat stops. Your rounds go on, because residents count on an answer. Are you away for a while? Say for instance ‘I am away until Friday’.
database-away = Wijkbot for the administrator: the database does not answer. Nothing is lost, but nobody gets an answer now. See whether the disk is full and the database runs.

## To speak a human, and to be called

person-meets = You find { $role } on { $moments }.
call-me-where = { $intro } In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
call-me-do =
    { $intro } You can. Come by: { $meeting-place }, { $meeting-when }.
    { $people }
    You can also call: { $desk }, { $phone }.
    Shall I ask somebody to call you?
    .yes = Yes, call me
    .no = No, thank you
    .unclear = Shall I ask somebody to call you? Say ‘yes’ or ‘no’.
call-me-number = { $intro } On which number may { $role } call you? Only who calls you sees it.
    .unclear = Type a phone number of ten digits. Or send ‘skip’.
call-me-what = I pass it on to { $role }. The number is #{ $number }. On { $day } you hear from me, perhaps sooner. What is it about? You may skip this.
    .unclear = Write in a few words what it is about. Or send ‘skip’.
call-me-thanks = I ask { $role } to call you about #{ $number }. By { $day } you hear from me.
call-heard-where = { $intro } In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
call-heard-sure = { $intro } Shall I ask { $role } to call you on the number that you sent?
    .yes = Yes, call me
    .no = No, erase it
    .unclear = Shall I ask { $role } to call you? Say ‘yes’ or ‘no’.
call-heard-what = I pass it on to { $role }. The number is #{ $number }. On { $day } you hear from me, perhaps sooner. What is it about? You may skip this.
    .unclear = Write in a few words what it is about. Or send ‘skip’.
call-heard-thanks = I ask { $role } to call you about #{ $number }. By { $day } you hear from me.
title-call = would like to be called
