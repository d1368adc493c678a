## What a resident hears: from a person, or from the clock

# Words and status from a person
taken-up = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. Somebody is thinking along with you: { $role }. By { $day } you hear from me again.
day-named = Wijkbot { $district_name }, municipality of { $municipality }: there is a day for #{ $number } now: { $day }. Then you hear from me.
assigned-to = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. It is with { $role } now. On { $day } you hear from me.
passed-twice = Wijkbot { $district_name }, municipality of { $municipality }: I am still looking for the right person for #{ $number }. The choice is now up to { $role }. By { $day } you hear from me.
words-from = Wijkbot { $district_name }, municipality of { $municipality }: there is a message about #{ $number }. It comes from { $role }: ‘{ $words }’ By { $day } you hear from me again. You can answer with ‘#{ $number }’ and your text.
words-after = Wijkbot { $district_name }, municipality of { $municipality }: there is one more message about #{ $number }. It comes from { $role }: ‘{ $words }’ You can answer with ‘#{ $number }’ and your text.
not-possible = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. This is not possible now, because: ‘{ $reason }’ What is possible: ‘{ $alternative }’ This answer comes from { $role }. Do you not agree? Send ‘#{ $number }’ and your text.
not-possible-none = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. This is not possible now, because: ‘{ $reason }’ To be honest, no other way is known now. This answer comes from { $role }. Do you not agree? Send ‘#{ $number }’ and your text.
waiting-for = Wijkbot { $district_name }, municipality of { $municipality }: your message #{ $number } has to wait. The reason: ‘{ $reason }’ On { $day } I ask { $role } about it. Then you hear from me again.
done-told = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. It is done: ‘{ $words }’ I heard this from { $role }, for you.
done-bare = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. I heard from { $role } that it is done.

asked-answer = Wijkbot { $district_name }, municipality of { $municipality }: a question about #{ $number } from { $role }: ‘{ $question }’ Type your answer here. I do not pass on your number.
    .unclear = Type here your answer to the question from { $role }: ‘{ $question }’
rhythm-how = Wijkbot { $district_name }, municipality of { $municipality }: something is agreed about #{ $number }. First step: ‘{ $step }’ { $maintains } will look after it later. { $money } This is not a permit yet. When shall I ask how it is going?
    .two-weeks = In 2 weeks
    .two-months = In 2 months
    .myself = I will write myself
    .unclear = Choose when I ask again how it is going.
maintains-municipality = The municipality
maintains-residents = The neighbourhood itself
maintains-other = Somebody else
maintains-named = Somebody else (‘{ $who }’)

# On a promised day
note-1 = Wijkbot { $district_name }, municipality of { $municipality }: there is no news yet about #{ $number } of { $on }. I am sorry about that. { $asked } On { $day } you hear from me again.
note-2 = Wijkbot { $district_name }, municipality of { $municipality }: still no news about #{ $number } of { $on }. { $asked } On { $day } you hear from me again. Would you like something else in the meantime?
    .call = Please phone me
    .visit = I will come by
    .stop = Let it go
    .unclear = Choose ‘please phone me’, ‘I will come by’ or ‘let it go’. Choosing nothing is fine too.
note-3 = Wijkbot { $district_name }, municipality of { $municipality }: no news came about #{ $number } of { $on }. That is not right. { $asked } You can also call yourself: { $desk }, { $phone }. On { $day } you hear from me again.
note-4 = Wijkbot { $district_name }, municipality of { $municipality }: #{ $number } of { $on } is still open. { $asked } You can also call yourself: { $desk }, { $phone }. On { $day } you hear from me again.
notes =
    Wijkbot { $district_name }, municipality of { $municipality }: news about your messages.
    { $lines }
    Send ‘mine’ for your list.
note-1-line = #{ $number }: no news yet. { $asked } On { $day } you hear more.
note-2-line = #{ $number }: still no news. { $asked } On { $day } you hear more. A call, a visit or stop? Send ‘#{ $number }’.
note-3-line = #{ $number }: no news came. { $asked } You can call yourself: { $phone }. On { $day } you hear more.
note-4-line = #{ $number }: still open. { $asked } On { $day } you hear more.
ask-again-line = #{ $number }: there is still a question open for you.
let-rest-line = #{ $number }: I let it rest. Just write if you would like to go on.
checkin-how-line = #{ $number }: how is it going? Just write ‘#{ $number }’ and your text.
checkin-last-line = #{ $number }: I do not ask about it any more. Just write if you would like help.
result-how-line = #{ $number }: did it work? Just write ‘#{ $number }’ and your text.
asked-also = I have now also asked { $roles }.
asked-again = I have asked { $role } again.
ask-again = Wijkbot { $district_name }, municipality of { $municipality }: there is still a question for you about #{ $number }, from { $role }. Type your answer, or send ‘mine’.
let-rest = Wijkbot { $district_name }, municipality of { $municipality }: I heard nothing about #{ $number }. I let it rest. Would you like to go on after all? Send ‘mine’.
checkin-how = Wijkbot { $district_name }, municipality of { $municipality }: on { $on } you told me about #{ $number }. How is it going?
    .runs = It is going well
    .waiting = I am still waiting
    .stop = I stop with it
    .unclear = Choose ‘it is going well’, ‘I am still waiting’ or ‘I stop with it’.
checkin-last = Wijkbot { $district_name }, municipality of { $municipality }: on { $on } you told me about #{ $number }. How is it going? After this I do not ask about it any more. You can always write.
    .runs = It is going well
    .waiting = I am still waiting
    .stop = I stop with it
result-how = Wijkbot { $district_name }, municipality of { $municipality }: I heard that your message #{ $number } of { $on } is done. Did it work?
    .yes = Yes
    .half = Half
    .no = No
    .unclear = Did it work? Say ‘yes’, ‘half’ or ‘no’.

# Answers to what a resident says
answer-sent = Thank you. I pass your answer about #{ $number } on to { $role }. By { $day } you hear from me again.
rhythm-yours = Good, you come back to me. If I hear nothing, I ask once more around { $day } how #{ $number } is going.
rhythm-noted = Good. Around { $day } I ask how #{ $number } is going. You can always write sooner.
waiting-told = Good that you say so. I ask { $role } again. By { $day } you hear from me about #{ $number }.
runs-well = How nice! Around { $day } I ask again how #{ $number } is going.
let-go = Good, I let #{ $number } go. You do not have to do anything more. You can always start again.
come-by = You are welcome to drop in: { $meeting-place }, { $meeting-when }. I let them know that you are coming. The promise about #{ $number } stands: { $day }.
call-number = On which number may { $role } call you about #{ $number }? Only who calls you sees your number.
    .unclear = Type a phone number. Or send ‘skip’.
call-asked = I ask { $role } to call you about #{ $number }. The promise stands: { $day }.
no-call = Good, nobody will call you.
result-yes = How lovely! Thank you for telling me. I pass it on to { $role }.
rest-then = Good, then I leave it at that.
opened-again = Good that you say so. #{ $number } is open again with { $role }. By { $day } you hear from me.
added = Thank you. I pass it on to { $role }. By { $day } you hear from me about #{ $number }.
closed-for-you = #{ $number } is closed already. Would you like to go on after all? Send ‘#{ $number }’ and your text.
my-list =
    This is what you told me:
    { $lines }
my-list-open =
    This is what you told me:
    { $lines }
    To add or withdraw something, send its number, such as ‘#{ $number }’.
own-do =
    This is what you told me:
    { $lines }
    Would you like to do something with #{ $number }?
    .add = Add something
    .again = Ask again
    .call = Please phone me
    .visit = I will come by
    .rhythm = My own rhythm
    .withdraw = Withdraw
    .unclear = What would you like to do with #{ $number }? Choose one of the buttons. Choosing nothing is fine too.
own-add-text = What would you like to add to #{ $number }? I pass your sentence on to { $role }.
    .unclear = Write what you would like to add in a sentence.
own-rhythm-how = When shall I ask again how #{ $number } is going?
    .two-weeks = In 2 weeks
    .two-months = In 2 months
    .myself = I will write myself
    .unclear = Choose when I ask again how it is going.
own-withdraw-sure = Shall I withdraw #{ $number }? Then I let it go.
    .yes = Yes, withdraw it
    .no = No, leave it
    .unclear = Shall I withdraw #{ $number }? Say ‘yes’ or ‘no’.
own-stays = Good, #{ $number } stays. On { $day } you hear from me.
again-told = I tell { $role } that you are waiting for #{ $number }. The promise stands: { $day }.
again-already = I told { $role } already. On { $free } you can ask again. On { $day } you hear from me about #{ $number }.
again-yours = There is still a question for you: ‘{ $question }’ Send ‘#{ $number }’ and your answer.
list-mine = #{ $number } ‘{ $what }’: { $status }. It is with { $role }, on { $day } you hear from me.
list-closed = #{ $number } ‘{ $what }’: { $status }.
nothing-yet = Nothing is open. Tell me what you would like, or drop in: { $meeting-place }, { $meeting-when }.
for-contact-do = Is this for { $role }, about #{ $number }?
    .yes = Yes, send it on
    .new = No, something new
    .unclear = Shall I send this on about #{ $number }? Choose ‘yes, send it on’ or ‘no, something new’.
