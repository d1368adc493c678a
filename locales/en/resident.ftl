## What a resident brings: an idea, a concern or any other message

intro = Hi! 👋 I am the neighbourhood bot of { $district }. I am a computer, not a person.
intro-anywhere = Hi! 👋 I am the neighbourhood bot. I am a computer, not a person.

idea-what = Do tell! What would you like in your neighbourhood? One sentence is enough.
    .unclear = Use your own words. One sentence is enough.
concern-what = Good that you say so. What do you see or notice?
    .unclear = Use your own words. One sentence is enough.
message-what = What would you like to ask or tell me?
    .unclear = Use your own words. One sentence is enough.

idea-where = { $intro } Thank you. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.
concern-where = { $intro } Good that you say so. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.
message-where = { $intro } Thank you. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.

idea-yes =
    { $intro } I read: ‘{ $what }’ What a nice idea!
    Shall I send this to { $role }? I do not pass on your number. Your message also goes through your chat app. Not 16 yet? Send 16.
    .yes = Yes, send it
    .explain = Explain first
    .no = No, erase it
    .unclear = I do not quite understand. Shall I send ‘{ $what }’ to { $role }? You can say ‘yes’, ‘explain first’ or ‘no’.
idea-yes-explain =
    I keep what you write so that I can answer you. I erase our chat after 28 days. I erase your idea a year after it is finished. The municipality of { $municipality } is responsible. I never ask for money, a PIN, your BSN (citizen number) or DigiD (government login).
    Shall I send it to { $role }?
    .yes = Yes, send it
    .no = No, erase it
concern-yes =
    { $intro } Good that you say so. I read: ‘{ $what }’
    Shall I send this to { $role }? I do not pass on your number. Your message also goes through your chat app. Not 16 yet? Send 16.
    .yes = Yes, send it
    .explain = Explain first
    .no = No, erase it
    .unclear = I do not quite understand. Shall I send ‘{ $what }’ to { $role }? You can say ‘yes’, ‘explain first’ or ‘no’.
concern-yes-explain =
    I keep what you write so that I can answer you. I erase our chat after 28 days. I erase your message a year after it is finished. The municipality of { $municipality } is responsible. I never ask for money, a PIN, your BSN (citizen number) or DigiD (government login).
    Shall I send it to { $role }?
    .yes = Yes, send it
    .no = No, erase it
message-yes =
    { $intro } I read: ‘{ $what }’
    Shall I send this to { $role }? I do not pass on your number. Your message also goes through your chat app. Not 16 yet? Send 16.
    .yes = Yes, send it
    .explain = Explain first
    .no = No, erase it
    .unclear = I do not quite understand. Shall I send ‘{ $what }’ to { $role }? You can say ‘yes’, ‘explain first’ or ‘no’.
message-yes-explain =
    I keep what you write so that I can answer you. I erase our chat after 28 days. I erase your message a year after it is finished. The municipality of { $municipality } is responsible. I never ask for money, a PIN, your BSN (citizen number) or DigiD (government login).
    Shall I send it to { $role }?
    .yes = Yes, send it
    .no = No, erase it
waiting-for-you = That is fine, I wait for your answer. Say ‘yes’ if I may send it. If I hear nothing, I erase it after a day.

frame = Good to know. { $fixed } { $open }

idea-more =
    Thank you! Your idea has number #{ $number }. I pass your idea on to { $role }. On { $day } you hear from me, perhaps sooner.
    { $frame }
    Do you have 2 more minutes? Then we make your idea stronger together.
    .yes = Yes
    .not-now = Not now
    .unclear = Shall we make your idea stronger together? You do not have to, and later is fine too.
idea-how = How nice. How do you picture it?
    .unclear = Use your own words. Or send ‘skip’.
idea-who = Who do you know who can help with this? Please say ‘a neighbour’, not a name.
    .unclear = Think of a neighbour, a friend or a club. Or send ‘skip’.
idea-need = What do you need to take this further? You may choose more than one, such as ‘1 and 3’.
    .people = People
    .things = Things
    .place = A place
    .money = Money
    .thinking = Ideas and advice
    .nothing = Nothing
    .unclear = Choose one or more numbers, such as ‘1 and 3’. Or send ‘skip’.
idea-further = Lovely, your idea gets clearer and clearer. Would you like two more questions?
    .further = A bit more
    .ready = This is fine
    .unclear = Choose ‘a bit more’ or ‘this is fine’. Both are good.
idea-self = What would you enjoy doing yourself? Something small is good too.
    .unclear = Use your own words. Or send ‘skip’.
idea-for = Who would enjoy this?
    .unclear = Think of children, older people or your whole street. Or send ‘skip’.
idea-thanks = Thank you, your idea is stronger now. Everything about idea #{ $number } goes to { $role }. On { $day } you hear from me, perhaps sooner. Send ‘mine’ to see how it is going.
idea-later = That is fine. Idea #{ $number } is ready for { $role }. On { $day } you hear from me, perhaps sooner. Send ‘mine’ to see how it is going.

need-people = people
need-things = things
need-place = a place
need-money = money
need-thinking = ideas and advice
need-nothing = nothing

concern-danger =
    Thank you. Your message has number #{ $number }. I pass it on to { $role }. On { $day } you hear from me, perhaps sooner.
    { $frame }
    Is it dangerous now?
    .now = Yes, now
    .a-bit = A little
    .no = No
    .unclear = Is it dangerous now? Choose ‘yes, now’, ‘a little’ or ‘no’.
concern-better = What would make it better?
    .unclear = Use your own words. Or send ‘skip’.
concern-thanks = Thank you. Message #{ $number } goes to { $role }. On { $day } you hear from me, perhaps sooner. Send ‘mine’ to see how it is going.
message-thanks = Thank you! Your message has number #{ $number }. I pass { $kind } on to { $role }. On { $day } you hear from me, perhaps sooner.

wiped = That is fine. I have erased your message here. You can also drop in: { $meeting-place }, { $meeting-when }. Is there danger? Call 112, the emergency number.
under-sixteen = How nice that you join in! I keep nothing about you. You are welcome to drop in: { $meeting-place }, { $meeting-when }. Is something bothering you? Call the Kindertelefoon, a help line for children: 0800-0432, every day from 11:00 to 21:00, free.
outside = That place is not in a neighbourhood that I know. I have not kept your message. Your municipality can help you. Type the name of your town and ‘gemeente’ (municipality) in a search engine to find its number.

## The first hand

welcome-what = { $intro } Good that you are here. What would you like to tell me?
    .idea = An idea
    .concern = Report something
    .question = A question
    .unclear = Choose one of the three. Or write it in one sentence.
resting = Thank you. You hear from me about { $kind } #{ $number } on { $day }, perhaps sooner. It is with { $role }. Would you like to tell me something new? Just write it.
not-words = Thank you. I cannot do anything with { $what } yet. Could you put it in a sentence?
what-photo = a photo
what-document = a file
what-sticker = a picture
what-contact = a contact card
what-unknown = this message
sorry = Sorry, something went wrong on my side. Your message is kept. Somebody will look at it. Is there danger? Call 112, the emergency number.
stuck = I do not quite understand you yet. A person can help you too: { $desk }, { $phone }. Or drop in: { $meeting-place }, { $meeting-when }.
stuck-anywhere = I do not understand you well yet. A person can help too: tell me your district or postcode, then I say where.
heard-voice = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. Please write it in a sentence.
