## What a resident brings: an idea, a concern or any other message

intro = Hi! 👋 I am the neighbourhood bot of { $district }. I am a computer, not a person.
intro-anywhere = Hi! 👋 I am the neighbourhood bot. I am a computer, not a person.

intro-calm = Hello, I am the neighbourhood bot of { $district }. I am a computer, not a person.
intro-calm-anywhere = Hello, I am the neighbourhood bot. I am a computer, not a person.
sorry-told = { $intro } I am sorry for your loss.
glad-told = { $intro } It is good that you tell me this.

idea-what = Do tell! What would you like in your neighbourhood? One sentence is enough.
    .unclear = What should come, or change? Use your own words. One sentence is enough.
concern-what = Good that you say so. What do you see or notice?
    .unclear = Is something broken, dirty or not nice? Use your own words. One sentence is enough.
message-what = What would you like to ask or tell me?
    .unclear = Just write what you want to know. I look for somebody who has the answer.

place-not-found = I cannot find that place. Your message is still here. Choose your district from the list. Is it not there? Then choose ‘somewhere else’.
    .outside = Somewhere else
    .unclear = Choose a district from the list, or ‘somewhere else’. A postcode is fine too, such as 6713 AB.
idea-where = { $intro } Thank you. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.
concern-where = { $intro } Good that you say so. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.
message-where = { $intro } Thank you for telling me. In which neighbourhood is that? You can also send your postcode.
    .unclear = I do not know that place. Choose a neighbourhood, or send a postcode, such as 6713 AB.

idea-yes =
    { $intro } I read: ‘{ $what }’ What a nice idea!
    Shall I send this to { $role }? I do not pass on your number. Your message also goes through your chat app. Not 16 yet? Send 16.
    .yes = Yes, send it
    .explain = Explain first
    .no = No, erase it
    .again = Shall I send ‘{ $what }’ to { $role }?
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
    .again = Shall I send ‘{ $what }’ to { $role }?
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
    .again = Shall I send ‘{ $what }’ to { $role }?
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
    .again = Do you have 2 more minutes for your idea?
    .unclear = I have a few short questions about your idea. What you answer goes along to { $role }. Shall we do that? You do not have to, and later is fine too.
idea-how = How nice. How do you picture it?
    .unclear = Suppose that it is there. What do you see? Use your own words, or send ‘skip’.
idea-who = Who do you know who can help with this? Please say ‘a neighbour’, not a name.
    .unclear = Think of a neighbour, a friend or a club. Or send ‘skip’.
idea-need = What do you need to take this further? You may choose more than one, such as ‘1 and 3’.
    .people = People
    .things = Things
    .place = A place
    .money = Money
    .thinking = Ideas and advice
    .nothing = Nothing
    .unclear = What does your idea still need? Choose one or more numbers, such as ‘1 and 3’. Or send ‘skip’.
idea-further = Lovely, your idea gets clearer and clearer. Would you like two more questions?
    .further = A bit more
    .ready = This is fine
    .unclear = Choose ‘a bit more’ or ‘this is fine’. Both are good.
idea-self = What would you enjoy doing yourself? Something small is good too.
    .unclear = You may join in, but you do not have to. Do you like to bake, build or arrange things? Or send ‘skip’.
idea-for = Who would enjoy this?
    .unclear = Think of children, older people or your whole street. Or send ‘skip’.
idea-thanks =
    Thank you, your idea is stronger now. Everything about idea #{ $number } goes to { $role }. On { $day } you hear from me, perhaps sooner. Send ‘mine’ to see how it is going.
    { $road }
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
    .again = Is it dangerous now?
    .unclear = Can somebody get hurt now? Choose ‘yes, now’, ‘a little’ or ‘no’.
concern-better = What would make it better?
    .unclear = What should happen, so that it does not bother you any more? Or send ‘skip’.
concern-thanks = Thank you. Message #{ $number } goes to { $role }. On { $day } you hear from me, perhaps sooner. Send ‘mine’ to see how it is going.
message-thanks = Thank you. Your message has number #{ $number }. I pass { $kind } on to { $role }. On { $day } you hear from me, perhaps sooner.

wiped = That is fine. I have erased your message here. You can also drop in: { $meeting-place }, { $meeting-when }. Is there danger? Call 112, the emergency number.
under-sixteen = How nice that you join in! I keep nothing about you. You are welcome to drop in: { $meeting-place }, { $meeting-when }. Is something bothering you? Call the Kindertelefoon, a help line for children: 0800-0432, every day from 11:00 to 21:00, free.
outside = That place is not in a neighbourhood that I know. I have not kept your message. Is the place wrong? Then tell me once more. Your municipality can help you. Type the name of your town and ‘gemeente’ (municipality) in a search engine to find its number.

## The first hand

stop-stays = Good, then we just carry on.
welcome-what = { $intro } Good that you are here. What would you like to tell me?
    .idea = An idea
    .concern = Report something
    .question = A question
    .unclear = I do not quite get that. Could you tell me in a plain sentence? For instance: ‘we could do with a bench’.
resting = Until { $day }, or sooner. #{ $number } is with { $role }.
not-words = Thank you. I cannot do anything with { $what } yet. Could you put it in a sentence?
what-photo = a photo
what-sticker = a picture
what-unknown = this message
sorry = Sorry, something went wrong on my side. Your message is kept. Somebody will look at it. Is there danger? Call 112, the emergency number.
stuck = I do not quite understand you yet. A person can help you too: { $desk }, { $phone }. Or drop in: { $meeting-place }, { $meeting-when }.
stuck-anywhere = I do not understand you well yet. A person can help too: tell me your district or postcode, then I say where.
heard-voice = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. Please write it in a sentence.

## A sentence that could be two things, and what belongs to it

kind-which = { $intro } I read: ‘{ $what }’ What is it to you?
    .idea = An idea
    .concern = Report something
    .question = A question
    .unclear = Choose one of the three: an idea, to report something, or a question.
belongs-do = I read: ‘{ $what }’ Shall I add this to #{ $number }?
    .yes = Yes, add it
    .new = No, something new
    .unclear = Does this belong to #{ $number }? Choose ‘yes, add it’ or ‘no, something new’.
noted = Thank you, I will add that.
resume = Hi, good to see you again! We were talking about { $kind } #{ $number }.
mended = I have corrected it in #{ $number }.
change-which = Which answer would you like to change?
    .where = The district
    .what = Your text
    .how = How you see it
    .who = Who you know
    .need = What you need
    .self = What you do
    .unclear = Choose the answer that you would like to change.
nothing-to-change = There is nothing to change now. Send ‘mine’ to see what you told me.
why-role = Because you wrote ‘{ $because }’, I thought of { $theme }. In { $district } that is what { $role } works on. Not right? Send ‘change’.
why-role-bare = There is somebody for everything that belongs nowhere else. In { $district } that is { $role }.
language-followed = Let us go on in English. Liever Nederlands? Stuur ‘taal’.
duty = I cannot send anybody myself. Please report it as well to { $desk }: { $phone } or { $report }
duty-bare = I cannot send anybody myself. Please report it as well to { $desk }: { $phone }.
concern-others = Do other neighbours notice this too?
    .yes = Yes
    .no = No
    .unknown = I do not know
    .unclear = Say ‘yes’, ‘no’ or ‘I do not know’.

## Small talk

greeting-back = Hi!
thanks-back = You are welcome! I am here when you have something to tell.
bye-back = Thank you, have a nice day too!
behind-back = I am a computer of your municipality. What you tell, I bring to somebody who works in the neighbourhood. They answer.
private-back = Who takes it up sees what you write. I do not pass on your name and number. I erase our conversation after 28 days. Send ‘my data’ or ‘erase’ whenever you like.
cost-back = This is free. Only your usual internet or text messages count.
photo-back = Yes, please. Just send the photo here. Preferably without people and number plates.
often-back = I write to you only when there is news, and on a day that I promised. Would you rather hear nothing more? Send ‘stop’.
praise-back = Good! I am here when you have something else to tell.
sorry-back = No harm done! I am here when you have something to tell.
insult-back = True, I do not understand everything. Would you rather talk to a person? Send ‘person’.
joke-back = Two benches stand in the park. One says: ‘Shall we sit down for a bit?’ I am better at listening.
test-back = Yes, I am working!
pity-back = I understand, it is a pity. Would you like to talk about it? You are welcome to drop in: { $meeting-place }, { $meeting-when }.
able = I bring your idea, worry or question to a person in your district. After that I keep you informed. Even when there is no news yet. Just write what is on your mind.

## Asked to know

info-where = Which district is that? Then I can tell you. A postcode is fine too.
    .unclear = I do not know that place. Choose a district, or send a postcode, such as 6713 AB.
info-anywhere = I will gladly tell you as soon as I know which district you live in.
info-phone = You can call { $desk } at { $phone }. Outside office hours: { $phone-24h }. Is there danger? Call 112.
info-place = You are welcome at { $meeting-place }: { $meeting-when }.
info-role = For { $district } that is { $role }, of { $organisation }. { $presence } Would you like to ask something? Write it here and I pass it on.
info-theme = For { $theme } in { $district } there is { $role }, of { $organisation }. { $presence } Would you like to ask something? Write it here and I pass it on.
info-everybody =
    These are the people for { $district }:
    { $lines }
    You can drop in at { $meeting-place }, { $meeting-when }.
info-line = From { $organisation } there is { $role }, for { $themes }.
info-line-all = From { $organisation } there is { $role }, for everything.
present = You can find them on { $moments }.
presence = { $weekday } from { $start } to { $end } at { $place }
of-course = Of course you may.
story = { $intro } Thank you for your story. All that you wrote goes along.
thanks-open = You are welcome! You will hear from me on { $day }.
pity-open = Yes, it is. I keep asking until you have an answer. You will hear from me again on { $day }.
pity-back-anywhere = I understand, it is a pity. Would you like to say something about it? Just write it.
slow-open = Waiting is no fun, I understand. It is now with { $role }. You will hear from me about #{ $number } on { $day }. Even when there is no news yet.
status-open = You will hear about { $kind } #{ $number } from me on { $day }, perhaps sooner. It is now with { $role }. You need not do anything.
nothing-sent = I have nothing of yours waiting yet.
begins-back = Yes, do tell. I am listening.
tell-on-what = Yes, tell me more.
    .unclear = Just go on, in a sentence.
wish-wish = Tell me! What would you like there? One sentence is enough.
    .unclear = What should come there, or change? One sentence is enough.
welcome-kept = Fine, I also keep { $kind } #{ $number }. Go on with it? Send ‘back’.
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-back = Hi, how nice to see you again! Nothing is open from before. What would you like to tell?
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-test = { $intro } Yes, I am working! What would you like to tell?
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-emoji = ‘{ $what }’ There must be a story behind that. Will you tell it in a sentence?
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-begins = { $intro } Yes, do tell. I am listening.
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-hi = Hi! Tell me, I am listening.
    .idea = An idea
    .concern = Report something
    .question = A question
welcome-nothing = { $intro } I have nothing of yours waiting yet. What would you like to tell?
    .idea = An idea
    .concern = Report something
    .question = A question
