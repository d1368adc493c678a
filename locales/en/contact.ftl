## The side of the contact

card-do =
    #{ $number } { $kind } from { $district }: ‘{ $what }’
    { $alarm }
    { $lines }
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
card-begin = What the resident added:
card-bare = The resident has not told more yet.
card-how = How the resident sees it: ‘{ $words }’
card-self = Would like to do: ‘{ $words }’
card-who = Knows: ‘{ $words }’
card-for = For whom: ‘{ $words }’
card-better = Would help: ‘{ $words }’
card-need = Needs: { $what }
card-answer = Answer from the resident: ‘{ $words }’
card-danger-now = Take note: the resident says that it is dangerous now.
card-danger-a-bit = The resident says that it is a little dangerous.

why-theme = This came to you because your role covers { $theme }.
why-generalist = This came to you. You are there for everything in this neighbourhood.
why-fewest = This came to you. You have the fewest open messages now.
why-stand-in = This came to you because your colleague is away.
why-district-lead = This came to you because nobody else could be reached.
why-municipality-lead = This came to you because nobody in the neighbourhood could be reached.
why-operator = This came to you because nobody else could be reached.
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

more-do = What would you like to do with #{ $number }?
    .ask = Ask the resident
    .agreed = Agreed
    .done = It is done
    .waiting = Needs a decision
    .cannot = Not possible
    .assign = Give to somebody
    .later = Later
    .unclear = Choose a number for #{ $number }.

take-up-when = Great! The resident knows that you are helping with #{ $number }. When does the resident hear from you? Choose a day or type one.
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’. Or send ‘skip’.
day-noted = Noted. On { $day } the resident hears from you about #{ $number }. You can answer with ‘#{ $number }’ and your text.
day-stands = Good. By { $day } the resident hears something about #{ $number }. You can answer with ‘#{ $number }’ and your text.
passed-on = Thank you. I pass #{ $number } on to { $lead }.
not-yours-thanks = Thank you, then I leave you in peace about #{ $number }.
ask-what = What would you like to ask about #{ $number }? I send your sentence on, without your number.
    .unclear = Write your question in one sentence.
asked-on = Your question about #{ $number } is on its way. While it is the resident’s turn, I ask nothing of you.
cannot-reason = What is the reason that #{ $number } is not possible now? The resident reads this word for word.
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
done-what = What has worked out with #{ $number }? The resident reads this word for word.
    .unclear = Write it in one sentence. Or send ‘skip’.
assign-who = Who takes up #{ $number }?
    .unclear = Choose somebody from the list.
assign-when = On which day does the resident hear something?
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’.
assigned-on = Good. I give #{ $number } to { $role }. The resident hears something on { $day }.
relay-sure = Shall I send this on to the resident of #{ $number }?
    .yes = Yes, send it on
    .no = No
    .unclear = Shall I send on your text about #{ $number }? Say ‘yes’ or ‘no’.
not-sent = Good, I send nothing on.
sent-on = Sent on. By { $day } the resident hears something again about #{ $number }.
told = Thank you. The resident of #{ $number } hears this from me.
back-later = Good. #{ $number } comes back in your next round. The promise to the resident stands.

round-do =
    Wijkbot: good morning!
    { $lines }
    .show = Show me
    .later = Later
    .unclear = Say ‘show me’ or ‘later’.
round-again = Something is still waiting for you.
round-new = { $count } new ({ $numbers }).
round-promised = { $count } promised for today ({ $numbers }).
round-chase = Waiting for your word: { $numbers }.
round-standin = Can you step in for { $role }? It is about { $numbers }.
round-teamlead = No answer yet from { $role }: { $numbers }. Can you help?
round-lead = Nobody answered on { $numbers }. Will you name a person and a day?
round-operator = Still no answer after twenty working days: { $numbers }.
later-then = Good, I come back to it later.
nothing-waits = Nothing is waiting for you.
which-card = Which number is this for: { $numbers }? Type for example ‘{ $first }’ and your text, or use the button.
desk-list =
    Open with you: { $count }
    { $lines }
list-desk = #{ $number } ‘{ $what }’: { $status }, by { $day }
invited = Welcome! You are now { $role }. Messages from the neighbourhood arrive here. Send ‘mine’ for your list.
closed-already = #{ $number } is closed already: { $status }.
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
claim-yourself = Who of you takes up #{ $number }? You can do that in your own chat with me, with the button to take it up.
loose-do = Who is this for? For a resident, type ‘#’ with the number and your text. Open with you: { $numbers }.
    .own = My own idea
    .nothing = Never mind
    .unclear = Type ‘#’ with the number and your text. Or choose ‘my own idea’ or ‘never mind’.
resident-silent = #{ $number } The resident did not answer your question. I let it rest. You do not need to do anything.
resident-unreachable = #{ $number } The resident cannot be reached. My messages do not arrive. Your answer stays ready.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
call-page = The resident of #{ $number } would like a call. The number is on this page, for you alone: { $link }
no-number = There is no phone number waiting at #{ $number }.
