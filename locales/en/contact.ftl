## The side of the contact

card-do =
    #{ $number } { $kind } from { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
    { $needed }
    { $why } Status: { $status }. The resident stays the owner and hears something by { $day }.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
    .unclear = What do you do with #{ $number }? Choose ‘I will help’, ‘not for me’ or ‘more’.
card-team =
    { $alarm }
    #{ $number } For your team: { $kind } about { $theme } from { $district }. The resident hears something by { $day }. Who takes it gets to read the words.
    .think-along = I will take it
    .not-mine = Not for us
    .more = More
    .unclear = What do you do with #{ $number }? Choose ‘I will take it’, ‘Not for us’ or ‘More’.
card-short =
    #{ $number } { $kind } about { $theme } from { $district }.
    { $alarm }
    { $read }
    The resident stays the owner and hears something by { $day }.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
    .unclear = What do you do with #{ $number }? Choose ‘I will help’, ‘not for me’ or ‘more’.
resident-short = #{ $number } There is something from the resident, about { $theme }. { $read }
    .think-along = I will help
    .not-mine = Not for me
    .more = More
read-page = You read the words here, only you: { $link }
read-whole = You read the words when you send ‘#{ $number } everything’.
card-bare = The resident has not told more yet.
card-cut = Shortened. Send ‘#{ $number } everything’ for all the words.
card-whole =
    All about #{ $number }, in the words of the resident:
    { $lines }
card-street = Heard on the street by { $role }, who brings your answer back.
card-how = How the resident sees it: ‘{ $words }’
card-self = Would like to do: ‘{ $words }’
card-who = Knows: ‘{ $words }’
card-for = For whom: ‘{ $words }’
card-better = Would help: ‘{ $words }’
card-need = Needs: { $what }
card-added = Added: ‘{ $words }’
card-note = A colleague’s note: ‘{ $words }’
card-answer = Answer from the resident: ‘{ $words }’

# What is needed of the reader, in one line.
needed-for = Needed from you: thinking along about { $what }.
needed-what-people = who can help
needed-what-things = things
needed-what-place = a place
needed-what-money = money
needed-what-thinking = the plan
needed-nothing = For your information, you need not do anything. A kind word does help.
needed-idea = Needed from you: a first word. How do you see it?
needed-concern = Needed from you: looking at what is possible.
needed-question = Needed from you: an answer.
needed-offer = Needed from you: thinking along where this fits.
needed-need = Needed from you: thinking along who can help.
needed-other = Needed from you: a first word.
needed-taken_up = Needed from you: the word that you promised.
needed-asked = Needed from you: nothing. It is the resident’s turn.
needed-waiting = Needed from you: telling what has been decided.
needed-agreed = Needed from you: nothing, unless the resident asks.

card-safe = A call is safe only then: ‘{ $words }’
card-phone = Would like to be called. The number stands behind ‘call #{ $number }’.
card-danger-now = Take note: the resident says that it is dangerous now.
card-danger-a-bit = The resident says that it is a little dangerous.

why-theme = This came to you because your role covers { $theme }.
why-generalist = This came to you. You are there for everything in this neighbourhood.
why-fewest = This came to you. You have the fewest open messages now.
why-stand-in = This came to you because your colleague is away.
why-district-lead = This came to you because nobody else could be reached.
why-municipality-lead = This came to you because nobody in the neighbourhood could be reached.
why-operator = This came to you because nobody else could be reached.
why-formal = This is a matter for the desk, such as an objection or an application. That is why it came to you at once.
why-asked = I ask you as well because the answer stays away.
why-claimed = You took this up yourself.
why-assigned = This was given to you.
why-team-lead-decides = Two colleagues passed this on. You decide who does it.

status-received = received
status-taken_up = taken up
status-asked = question asked
status-waiting = waiting for a decision
status-agreed = agreed
status-done = done
status-half_done = half done
status-not_possible = not possible
status-let_go = let go
status-merged = merged

halfway-do = You began an answer about #{ $number }: ‘{ $words }’ It has not been sent yet. Will you finish it?
    .yes = Yes, go on
    .no = No, delete it
    .unclear = Will you finish your answer about #{ $number }? Say ‘yes’ or ‘no’.
halfway-gone = Deleted. Here is #{ $number } again.

more-do = What would you like to do with #{ $number }?
    .ask = Ask the resident
    .agreed = Agreed
    .done = It is done
    .waiting = Needs a decision
    .cannot = Not possible
    .assign = Give to somebody
    .later = Later
    .same = Runs already
    .further = More still
    .quick = Quick answer
    .unclear = Choose a number for #{ $number }.

take-up-when = Great! The resident knows that you are helping with #{ $number }. When does the resident hear from you? Choose a day or type one.
    .again = When does the resident of #{ $number } hear from you? Choose a day or type one.
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’. Or send ‘skip’.
day-noted = Noted. On { $day } the resident hears from you about #{ $number }. You can answer with ‘#{ $number }’ and your text.
day-after = Noted. On { $named } I send nothing myself, though you may write. The resident hears about #{ $number } on { $day } at the latest.
day-stands = Good. By { $day } the resident hears something about #{ $number }. You can answer with ‘#{ $number }’ and your text.
passed-on = Thank you. I pass #{ $number } on to { $lead }.
not-yours-thanks = Thank you, then I leave you in peace about #{ $number }.
ask-what = What would you like to ask about #{ $number }? I send your sentence on, without your number.
    .unclear = Write your question in one sentence.
asked-on = Your question about #{ $number } is on its way. While it is the resident’s turn, I ask nothing of you.
cannot-reason =
    What is the reason that #{ $number } is not possible now? The resident reads this word for word.
    { $frame }
    .unclear = Write the reason in one sentence. Without a reason I do not send a no.
cannot-alternative = What is possible? That helps the resident further.
    .none = I know of nothing
    .unclear = Write what is possible. Or choose ‘I know of nothing’.
wait-reason = What is #{ $number } waiting for? The resident reads this word for word.
    .unclear = Write in one sentence what it is waiting for.
wait-until = On which day do you know more? At most three months from now.
    .unclear = Name a day within three months, such as ‘9 March’.
agree-step = What is the first step for #{ $number }? A yes from you is not a permit yet.
    .unclear = Write the first step in one sentence.
agree-maintains = Who looks after it later?
    .municipality = The municipality
    .residents = The residents
    .other = Somebody else
    .unclear = Choose who looks after it later.
agree-who = Who looks after it then? Name a club or a role, no name. The resident reads this. If you do not know yet, send ‘skip’.
    .unclear = Write who it is, such as ‘the playground association’. Or send ‘skip’.
done-what = What has worked out with #{ $number }? The resident reads this word for word.
    .unclear = Write it in one sentence. Or send ‘skip’.
assign-who = Who takes up #{ $number }?
    .unclear = Choose somebody from the list.
assign-when = On which day does the resident hear something?
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’.
assigned-on = Good. I give #{ $number } to { $role }. The resident hears something on { $day }.
relay-sure = Shall I send ‘{ $words }’ on to the resident of #{ $number }? That is about ‘{ $what }’.
    .yes = Yes, send it on
    .done = Yes, done
    .other = Another number
    .no = No
    .unclear = Shall I send on your text about #{ $number }? Say ‘yes’ or ‘no’.
# A name in it does not go along.
meant-who = Is this for the resident of #{ $number }? ‘{ $words }’ Names and phone numbers never go along.
    .resident = For the resident
    .pass = Pass it on
    .note = Only a note
    .unclear = Is ‘{ $words }’ for the resident of #{ $number }? Choose ‘for the resident’, ‘pass it on’ or ‘only a note’.
note-kept = Noted on the card of #{ $number }. The resident gets no message. Who asks for their own data does read it.
not-sent = Good, I send nothing on.
sent-on = Sent on. By { $day } the resident hears something again about #{ $number }. More for that resident? Begin with ‘#{ $number }’.
follow-done = Sent on. Is #{ $number } done with that?
    .again = Is #{ $number } done with that?
    .yes = Yes, done
    .no = No
    .unclear = Is #{ $number } done with that? Say ‘yes’ or ‘no’.
follow-cannot = Sent on. Shall I close #{ $number } as ‘not possible’? I first ask you what is possible.
    .again = Shall I close #{ $number } as ‘not possible’? I first ask you what is possible.
    .yes = Yes, not possible
    .no = No
    .unclear = Shall I close #{ $number } as ‘not possible’? Say ‘yes’ or ‘no’.
follow-day = Sent on. Shall I note { $named } as the day for #{ $number }?
    .again = Shall I note { $named } as the day for #{ $number }?
    .yes = Yes, note it
    .no = No
    .unclear = Shall I note { $named } as the day for #{ $number }? Say ‘yes’ or ‘no’.
follow-then = Good, #{ $number } stays open.
told = Thank you. The resident of #{ $number } hears this from me.
back-later = Good. #{ $number } comes back in your next round. The promise to the resident stands.

round-do =
    Wijkbot: { $greeting }!
    { $lines }
    .show = Show me
    .later = Later
    .unclear = Say ‘show me’ or ‘later’.
greeting-morning = good morning
greeting-afternoon = good afternoon
greeting-evening = good evening
round-again = Something is still waiting for you.
round-new = { $count } new ({ $numbers }).
round-promised = { $count } promised for today ({ $numbers }).
round-told = The resident told more about { $numbers }.
round-begun = You began an answer, it has not been sent yet: { $numbers }.
round-for-whom = You also wrote something without a number. It has not been sent yet.
round-chase = Waiting for your word: { $numbers }.
round-standin = Can you step in for { $role }? It is about { $numbers }.
round-teamlead = No answer yet from { $role }: { $numbers }. Can you help?
round-lead = Nobody answered on { $numbers }. Will you name a person and a day?
round-operator = Still no answer after twenty working days: { $numbers }.
later-then = Good, I come back to it later.
later-day = Good, on { $day } I come back to it.
nothing-waits = Nothing is waiting for you.
which-card =
    Which one does ‘{ $text }’ belong to?
    { $lines }
    .unclear =
        Choose a number for ‘{ $text }’:
        { $lines }
which-do =
    For which one do you choose ‘{ $text }’?
    { $lines }
which-show =
    Which one do you mean?
    { $lines }
    .unclear =
        Choose a number:
        { $lines }
list-short = #{ $number } ‘{ $what }’
desk-list =
    Open with you: { $count }
    { $lines }
list-desk = #{ $number } ‘{ $what }’: { $status }, by { $day }
invited = Welcome! You are now { $role }. Messages from the neighbourhood arrive here. Send ‘mine’ for your list.
closed-already = #{ $number } is closed already: { $status }. You need not do anything more.
after-sure = #{ $number } is closed already: { $status }. Shall I send ‘{ $words }’ to the resident all the same?
    .yes = Yes, send it on
    .no = No
    .unclear = Shall I send your sentence to the resident of #{ $number }? Say ‘yes’ or ‘no’.
sent-after = Sent on. #{ $number } stays closed.
taken-already = Thank you. #{ $number } has already been taken up by { $role }.
unknown-number = I do not know #{ $number } in this chat. Send ‘mine’ for your list.

resident-answers = #{ $number } The resident answers: ‘{ $words }’
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-adds = #{ $number } The resident adds: ‘{ $words }’
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-completes =
    #{ $number } The resident adds:
    { $lines }
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-waits = #{ $number } The resident is still waiting for an answer.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-visits = #{ $number } The resident would rather drop in at your place.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-call = #{ $number } The resident would like to be called. The number is behind ‘call #{ $number }’.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-call-words = #{ $number } The resident would like to be called. Also written: ‘{ $words }’ The number is behind ‘call #{ $number }’.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-not-solved = #{ $number } The resident says: it has not worked yet. I have opened it again.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-lets-go = #{ $number } The resident lets it go. You do not have to do anything more.
resident-stopped = #{ $number } The resident wants no more messages. Your answer stays ready.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-result-yes = #{ $number } The resident says: it worked! Thanks to you too.
resident-result-half = #{ $number } The resident says: it half worked. Thank you.
card-claimed =
    #{ $number } is yours now: { $kind } from { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
claimed-short =
    #{ $number } is yours now: { $kind } about { $theme } from { $district }.
    { $alarm }
    { $read }
claim-yourself = Who of you takes up #{ $number }? You can do that in your own chat with me, with the button to take it up.
loose-one = Who is ‘{ $text }’ for? Only #{ $number } is open with you: ‘{ $what }’.
    .resident = For that resident
    .street = Heard on the street
    .own = My own idea
    .unclear = Who is ‘{ $text }’ for? Choose a button, or say ‘never mind’.
loose-several = Who is ‘{ $text }’ for? Open with you: { $numbers }.
    .resident = For a resident
    .street = Heard on the street
    .own = My own idea
    .unclear = Who is ‘{ $text }’ for? Choose a button, or say ‘never mind’.
loose-none = What shall I do with ‘{ $text }’?
    .street = Heard on the street
    .own = My own idea
    .unclear = What shall I do with ‘{ $text }’? Choose a button, or say ‘never mind’.
resident-silent = #{ $number } The resident did not answer your question. I let it rest. You do not need to do anything.
resident-unreachable = #{ $number } The resident cannot be reached. My messages do not arrive. Your answer stays ready.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
call-in-chat = The resident of #{ $number } would like a call: { $phone }. For you only. Called? Send ‘#{ $number } called’, then I delete the number.
called-then = Thank you. The number of #{ $number } is deleted. Delete it in this chat too.
call-page = The resident of #{ $number } would like a call. The number is on this page, for you alone: { $link }
no-number = There is no phone number waiting at #{ $number }.

## Help, the menu, and a short word back

contact-help =
    This is how it works for you. Your round says what is waiting. On a card you choose ‘I will help’, ‘not for me’ or ‘more’.
    You can answer on the card itself, or with ‘#12’ and your text.
    Send ‘mine’ for your list and ‘menu’ to bring something yourself.
    With ‘call #12’ you call a resident who wants that.
    Away for a while? Say for instance ‘I am away until Friday’, then a colleague takes over.
    { $door } Call 112 when in danger.
contact-door = You can also talk to a human. Call { $desk }: { $phone }.
stuck-contact = I do not quite understand you yet. Send ‘help’ for what you can do, or ‘mine’ for your list. Still stuck? Ask { $role }, or who runs the wijkbot.
stuck-lead = I do not quite understand you yet. Send ‘help’ for what you can do, or ‘mine’ for your list. Still stuck? Ask who runs the wijkbot.
contact-thanks = You are welcome. Good that you are there for the neighbourhood.
desk-do = What would you like to do? You can also just type a sentence.
    .list = My list
    .street = Heard on the street
    .own = My own idea
    .unclear = Choose ‘my list’, ‘heard on the street’ or ‘my own idea’.

## Heard on the street: for a resident without a chat

street-what = What did you hear on the street? One sentence is enough. Write no name or address.
    .unclear = Tell in one sentence what you heard, without a name or address.
street-where = In which neighbourhood did you hear this?
    .unclear = Name the neighbourhood or the postcode.
street-yes = I read: ‘{ $what }’ { $goes } Is there a name or address in it? Then wipe it, and write it again.
    .yes = Yes, send it
    .no = No, wipe it
    .unclear = I wait for your yes. Say ‘yes’ or ‘no’.
street-goes = Shall I send this to { $role }? I add that you heard it on the street.
street-goes-you = Shall I put this on your list? I add that you heard it on the street.
street-when = It is on your list as #{ $number }. When will you tell the resident something? Choose a day or type one.
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’. Or send ‘skip’.
street-thanks = Thank you! This has number #{ $number }. I pass it on to { $role }. On { $day } you hear from me. Then you tell the resident you spoke to.
street-day = Noted. On { $day } you tell the resident something about #{ $number }.
street-noted = Noted with #{ $number }. Tell the resident you spoke to.
street-news =
    Wijkbot { $district_name }, municipality of { $municipality }: news about what you heard on the street.
    { $lines }
    Tell the resident you spoke to.
street-moves = #{ $number } is with { $role }. By { $day } there is more.
street-words = #{ $number } This is what { $role } writes: ‘{ $words }’
street-waits = #{ $number } has to wait: ‘{ $reason }’ On { $day } you hear more.
street-cannot = #{ $number } This is not possible now, because: ‘{ $reason }’ What is possible: ‘{ $alternative }’
street-cannot-none = #{ $number } This is not possible now, because: ‘{ $reason }’ No other way is known now.
street-done = #{ $number } is done: ‘{ $words }’
street-done-bare = #{ $number } is done.
street-owed = #{ $number } Today you would tell something. On { $day } I ask again.
