## What a resident does themselves: ‘I will ask the neighbours by Friday’

own-step-remind = Good plan. I am letting { $role } know. Shall I remind you on { $day }?
    .yes = Yes
    .no = No
    .unclear = Shall I remind you on { $day }? Say ‘yes’ or ‘no’.
own-step-noted = Noted. On { $day } I will ask how it went with #{ $number }.
own-step-not = Fine, I will not remind you. Did something work out for #{ $number }? Feel free to tell me.
own-day-how = Wijkbot { $district_name }, municipality of { $municipality }: by { $by } you would do something for #{ $number }. Did it work out?
    .done = It worked
    .not-yet = Not yet
    .let-be = Never mind
    .unclear = Did it work out? Choose ‘it worked’, ‘not yet’ or ‘never mind’.
own-day-when = No worries. On which day shall I ask again? Rather not is fine too. Then send ‘skip’.
    .unclear = I do not understand that day. Choose a day, or send ‘skip’.
own-day-done = How nice! I am letting { $role } know.
own-day-rests = Fine, I will not ask again. #{ $number } simply stays open.

# Who reads it
resident-does = #{ $number } The resident is doing something themselves, by { $by }: ‘{ $words }’
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-did = #{ $number } The resident would do something by { $by }. It worked out.
    .think-along = I will help
    .not-mine = Not for me
    .more = More
card-does = Does this themselves, by { $by }: ‘{ $words }’
