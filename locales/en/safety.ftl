## Danger and need: fixed words, before anything else (PRODUCT 6)

danger-now = Is there danger now? Call 112, the emergency number. I am a computer. I cannot send help and nobody reads this now. Cannot talk, or no Dutch? Use the app 112NL.
danger-gas = Do you smell gas, or is there carbon monoxide? Go outside now. Call 112 there, the emergency number. Only a smell of gas? Call 0800-9009 outside, day and night. Do not switch on a light inside. I am a computer. I cannot send help.
danger-took = Call 112 now, the emergency number, also when you doubt. They help you at once. You cannot talk? Use the app 112NL. To talk about how you feel: 113, call 0800-0113, day and night. I am a computer. I cannot send help.
danger-yes = Then call 112 now. They send help, I cannot. You cannot talk? Use the app 112NL.
danger-where = Tell 112 that. They send help, I cannot. Is there no danger? Then tell me in one sentence what you see.
danger-called = Good that you called. Do as they say. I cannot send help myself. Is it getting worse? Then call 112 again.
no-call-now = You cannot talk? Use the app 112NL. You can type there. Or ask somebody near you to call 112.
no-call-suicide = I understand. You can type too: chat at 113.nl, day and night, without your name. Is there danger now? You can type in the app 112NL.
no-call-violence = I understand. You can type too, without your name: chat at veiligthuis.nl, mostly on working days from 9 to 17. Is there danger? You can type in the app 112NL.
danger-a-bit = Thank you. Please call the municipality too: { $phone-24h }, day and night. Gas or power out: 0800-9009. Does it get dangerous? Call 112, the emergency number.
danger-suicide = It must be hard to feel this way. Please talk to somebody now: call 113 or 0800-0113, the suicide prevention line. Free, day and night. Chat: 113.nl. Is there danger now? Call 112, the emergency number.
talk-now = You can talk to somebody now. Call 113 or 0800-0113, free, day and night. You can chat at 113.nl.
danger-low = That sounds heavy. You do not have to carry this alone. You can talk with 113, the suicide prevention line. Call 0800-0113, day and night, free. Is there danger? Call 112, the emergency number.
danger-doubt = Is there danger now? Call 112, the emergency number. Did you mean something else? Just go on.
calm-here = I am here. Just write if you would like to tell something. Is there danger? Call 112.
calm-contact = I am here. I do not pass on what you write now to anybody. To go on with work, put the number in front, such as ‘#12’. Is there danger? Call 112.
calm-no = That is fine. You can always write again. You can talk with 113 day and night: call 0800-0113. Is there danger? Call 112.

violence-do = Good that you say so. Danger now? Call 112, the emergency number. Want to talk, or advice? Veilig Thuis helps with violence at home: 0800-2000. Free, day and night. Is somebody watching your screen? Then erase this chat on your phone yourself. I can only erase what I have.
    .wipe = Erase with you
    .call = Please phone me
    .done = Done
    .unclear = Choose ‘erase with you’, ‘please phone me’ or ‘done’. Is there danger? Call 112.
violence-do-wipe = This chat is erased here. Erase it on your phone too. Should everything go that I have of you? Send ‘erase’.
    .call = Please phone me
    .done = Done
violence-children = How hard, for you and for the children. Veilig Thuis is there for them too: 0800-2000, free, day and night. I do not keep what you write here. Is there danger now? Call 112.
violence-more = Thank you for telling me. You do not have to carry this alone. Veilig Thuis listens and thinks along: 0800-2000, free, day and night. I do not keep what you write here. Is there danger now? Call 112.
violence-done = Good. I do not write to you of my own accord. You can always write again. Is there danger? Call 112.
safe-call-when = When is it safe to call you? Write it as you like.
    .unclear = Write a day or an hour at which a call is safe. Is there danger? Call 112.
safe-call-where = In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
safe-call-number = On which number may { $role } call you then? Only who calls you sees it.
    .unclear = Type a phone number of ten digits. Or send ‘skip’.
safe-call-thanks = I ask { $role } to call only then. The number is #{ $number }. I do not write to you of my own accord. Send ‘mine’ when it is safe. On { $day } there is something new. Is there danger? Call 112.

never-safe = That is fine, I ask nobody to call you. You can call Veilig Thuis yourself, whenever you can: 0800-2000, free, day and night. You can type at veiligthuis.nl, mostly on working days from 9 to 17. You can always write to me. Is there danger? Call 112.

low-call = Shall I ask somebody from the district to call you?
    .call = Yes, call me
    .no = No, thank you
    .unclear = Shall I ask somebody to call you? Say ‘yes’ or ‘no’. Both are fine.
low-near = There is somebody in the district too. You can walk in at { $meeting-place }, { $meeting-when }. Shall I ask { $role } to call you?
    .call = Yes, call me
    .no = No, thank you
low-where = In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
low-number = On which number may { $role } call you? Only who calls you sees it.
    .unclear = Type a phone number of ten digits. Or send ‘skip’.
low-thanks = I ask { $role } to call you. The number is #{ $number }. By { $day } you hear from me. You can talk now with 113: call 0800-0113.

basic-needs = That is hard. Food, a roof and rest come first. Do you need help today? Call { $desk }: { $phone }. Money worries? Geldfit gives free advice: 0800-8115.
basic-needs-anywhere = That is hard. Food, a roof and rest come first. Do you need help today? Call your municipality. Money worries? Geldfit gives free advice: 0800-8115.
basic-where = { $intro } In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
basic-yes = { $intro } Shall I ask { $role } to call you? Then I pass on your message too.
    .yes = Yes, call me
    .no = No, thank you
    .unclear = Shall I ask { $role } to call you? Say ‘yes’ or ‘no’.
basic-number = I pass your message on to { $role }. The number is #{ $number }. On { $day } you hear from me, perhaps sooner. On which number may { $role } call you? Rather here in the chat: send ‘skip’.
    .unclear = Type a phone number of ten digits. Or send ‘skip’.
basic-thanks = I ask { $role } to call you about #{ $number }. By { $day } you hear from me. Do you need help today? Call { $desk }: { $phone }.
basic-chat = Good. Here you get an answer from { $role } about #{ $number }. By { $day } you hear from me. Do you need help today? Call { $desk }: { $phone }.
basic-no = That is fine. I have erased your message here. You can always write again. Is there danger? Call 112.

about-neighbour = Do not give a name or a house number. Can the two of you not solve it? Buurtbemiddeling (neighbour mediation) helps for free. Ask for it at { $desk }: { $phone }. A crime? Call the police: 0900-8844. Without your name: 0800-7000.
about-neighbour-anywhere = Do not give a name or a house number. Can the two of you not solve it? Buurtbemiddeling (neighbour mediation) helps for free. Ask your municipality for it. A crime? Call the police: 0900-8844. Without your name: 0800-7000.

formal = This belongs with { $desk }. I never decide anything myself. You can also call: { $phone }. Mind: often there is a time limit, for instance six weeks.
formal-anywhere = This belongs with your municipality. I never decide anything myself. Mind: often there is a time limit, for instance six weeks.
formal-where = { $intro } In which district do you live? A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode such as 6713 AB.
formal-yes =
    { $intro } I read: ‘{ $what }’
    Shall I pass this on to { $desk }? I do not pass on your number. Your message also goes by way of your chat app.
    .yes = Yes, pass it on
    .explain = Explain first
    .no = No, erase it
    .unclear = I do not quite understand. Shall I pass ‘{ $what }’ on to { $desk }? You can say ‘yes’, ‘explain first’ or ‘no’.
formal-yes-explain =
    I keep what you write in order to answer you. I erase our chat after 28 days. I erase your message a year after it is done. The municipality of { $municipality } is responsible. I never ask for money, a PIN, a BSN or DigiD.
    Shall I pass it on to { $desk }?
    .yes = Yes, pass it on
    .no = No, erase it
formal-thanks = I pass this on today to { $desk }. The number is #{ $number }. Do you hear nothing before { $until }? Call { $phone }. On { $day } you hear from me too. Mind: often there is a time limit. I never decide anything myself.
formal-later = The desk is closed now. On { $handed } I pass this on to { $desk }. The number is #{ $number }. Do you hear nothing before { $until }? Call { $phone }. On { $day } you hear from me too. Mind: often there is a time limit. I never decide anything myself.
