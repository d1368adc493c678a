## The rest of a message: said by more people, half done, let go, passed on

# It runs already: the contact's side
further-do = What else would you like with #{ $number }?
    .let-be = Let it rest
    .introduce = Introduce to ...
    .unclear = Choose what you would like with #{ $number }. Or say ‘never mind’.
merge-into =
    Which number does #{ $number } belong to?
    { $lines }
    Another number is fine too, like ‘#7’.
    .none = None of these
    .unclear =
        Choose a number for #{ $number }, like ‘#7’. Or say ‘never mind’.
        { $lines }
join-sure =
    Then #{ $number } belongs to:
    { $other }
    From now on both residents hear the same from you. Is that right?
    .yes = Yes, right
    .no = No
    .unclear = Does #{ $number } belong to it? Say ‘yes’ or ‘no’.
join-given = Then #{ $number } gets an idea of a neighbour: ‘{ $other }’ Is that right?
    .yes = Yes, right
    .no = No
    .unclear = Shall I give that neighbour's idea to #{ $number }? Say ‘yes’ or ‘no’.
join-runs = Then the resident of #{ $number } hears: this runs already, ‘{ $other }’, with { $role }. Is that right?
    .yes = Yes, right
    .no = No
    .unclear = Does #{ $number } belong to ‘{ $other }’? Say ‘yes’ or ‘no’.
list-running = Runs already: { $title }
list-none = There is nothing else from this district on your list.
merge-not = Fine, #{ $number } stays a message of its own.
merge-noted = Thank you. #{ $number } now belongs to #{ $other }. What you say about #{ $other } goes to both residents, without names.
merge-over = Thank you. #{ $number } now belongs to #{ $other }. The resident hears what came of it then.
merge-itself = That is #{ $number } itself. Choose another number, or say ‘never mind’.
merge-circle = #{ $other } belongs to #{ $number } already. They go together. Nothing changes.
merge-unknown = I do not know #{ $other } in this district. Choose a number that is with you.
merge-let-go = #{ $other } was let go. Nothing runs there any more. Choose another number, or say ‘never mind’.
merge-own-matter = #{ $other } is one person's own. I never put that together. Choose another number, or say ‘never mind’.
merge-never = #{ $number } is one person's own. I never put that together. Please answer this resident by themselves.
merged-into = #{ $number } now belongs to #{ $other }. Answer there: send ‘#{ $other }’ and your text.
given-noted = Lovely. The resident of #{ $number } knows that a neighbour began with #{ $other }, and may go on with it.
card-also = More residents said the same. Your words go to all of them, without names.
card-missing = Still missing: ‘{ $words }’
card-given = A neighbour began with this before: ‘{ $words }’
resident-says-too = #{ $number } A resident who said the same writes: ‘{ $words }’
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-missing = #{ $number } What is still missing? The resident says: ‘{ $words }’
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-frees = #{ $number } A neighbour may go on with this idea. Does somebody say the same? Then choose ‘runs already’ and send #{ $number }.
let-be-reason = Why do you let #{ $number } rest for now? The resident reads this word for word.
    .unclear = Write the reason in one sentence. Without a reason I let nothing rest.

# It runs already: the resident's side
same-told = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. Another resident said the same. It is with { $role } already. You hear everything that happens with it. You hear from me by { $day } at the latest.
same-told-bare = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. Another resident said the same. It runs already, with { $role }. You hear everything that happens with it.
same-over = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. Another resident said this before. It now says ‘{ $status }’. This was written by { $role }: ‘{ $words }’ Do you see it differently? Send ‘#{ $number }’ and your text.
same-over-bare = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. Another resident said this before, to { $role }. It now says ‘{ $status }’. Do you see it differently? Send ‘#{ $number }’ and your text.
same-running = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. This runs already: { $title }. { $words } Questions? It is with { $role }. Send ‘#{ $number }’ and your text.
same-yours = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. The resident who said this first lets it go. Yours simply goes on, with { $role }. You hear from me by { $day } at the latest.
same-open = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. Another resident wrote about it. So it is open again with { $role }. You hear from me by { $day } at the latest.
same-reopened = Good that you say so. #{ $number } is open again with { $role }, for everybody who said the same. You hear from me by { $day } at the latest.
same-note = Wijkbot { $district_name }, municipality of { $municipality }: there is no news yet about #{ $number } of { $on }. { $asked } On { $day } you hear from me again.
agreed-told = Wijkbot { $district_name }, municipality of { $municipality }: something was agreed about #{ $number }. First step: ‘{ $step }’ { $maintains } will look after it. It is not a permit yet.
list-same = #{ $number } ‘{ $what }’: goes together with what another resident said. It now says: { $status }. It is with { $role }.
given-on = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. A neighbour began with this before and gladly leaves it to you: ‘{ $words }’ Do with it what you like. You hear from me again by { $day } at the latest.
given-on-bare = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. A neighbour began with this before and gladly leaves it to you. Do with it what you like. You hear from me again by { $day } at the latest.
let-be = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. For now { $role } lets it rest: ‘{ $reason }’ Your idea stays yours. Would you like to go on? Send ‘#{ $number }’ and your text.

street-same = #{ $number } Another resident said the same. It is with { $role }.
street-running = #{ $number } runs already: { $title }. { $words }
street-let-be = #{ $number } rests for now: ‘{ $reason }’
street-agreed = #{ $number } First step: ‘{ $step }’ { $maintains } will look after it.

# Half done, and let go
half-missing = Thank you, half is a step too. What is still missing with #{ $number }?
    .nothing = Nothing more
    .unclear = Write in one sentence what is still missing. Or choose ‘nothing more’.
half-owed = Thank you. I pass it on to { $role }. You hear from me about #{ $number } by { $day } at the latest.
half-rests = Fine, then I leave it at that. Good of you to tell me.
left-neighbour = Fine, I let #{ $number } go. You need not do anything more. May a neighbour go on with your idea?
    .yes = Yes, gladly
    .no = Rather not
    .unclear = May a neighbour go on with your idea #{ $number }? Say ‘yes’ or ‘no’.
left-free = How good. Does somebody say the same? Then I pass your idea on, without your name.
left-rests = Fine, then I let #{ $number } rest. You can always begin anew.

# What is fixed, and what is at odds
card-frame = Fixed: { $fixed }
card-open = Open: { $open }
card-conflict = For residents it says too: ‘{ $conflict }’
conflict = Good to say honestly: { $conflict }

# First what worked out elsewhere, only then a no
solved-still =
    This worked out before with the same theme:
    { $lines }
    Is it still not possible for #{ $number }?
    .still = Still not
    .think-along = I will help
    .unclear = Choose ‘still not’ or ‘I will help’ for #{ $number }.
solved-line = In { $district }, { $month } { $year }, with { $role }. { $step } { $keeps }
solved-step = It began like this: ‘{ $step }’
solved-keeps = { $keeper } will look after it.
solved-before = You just saw what worked out elsewhere.

# Agreed, with or without a day
agree-money = You may say yes to { $euros } euros by yourself. Is that enough for #{ $number }?
    .within = Yes, up to that
    .above = More is needed
    .none = No money needed
    .unclear = Choose ‘yes, up to that’, ‘more is needed’ or ‘no money needed’.
agree-when = On which day is that step done? I ask you that morning how it went. If you do not know yet, send ‘skip’.
    .unclear = Name a day within three months, like ‘9 March’. Or send ‘skip’.
card-mandate = Up to { $euros } euros you may say yes yourself. Choose ‘more’, then ‘agreed’.
needed-dated = Needed from you: the step that you promised.
card-step = First step: ‘{ $step }’ Done on { $by }.
told-above = Thank you. The resident of #{ $number } hears this from me. I note that more is needed. { $road }
money-agreed = There are up to { $euros } euros for it.
agreed-by = Wijkbot { $district_name }, municipality of { $municipality }: something was agreed about #{ $number } with { $role }. First step: ‘{ $step }’ { $maintains } will look after it. { $money } It is not a permit yet. On { $day } you hear what came of it.
round-step = Today a step would be done: { $numbers }.
step-how = Today this would be done for #{ $number }: ‘{ $step }’ How did it go?
    .done = It worked
    .not-yet = Not yet
    .another-day = Another day
    .unclear = Choose ‘it worked’, ‘not yet’ or ‘another day’ for #{ $number }.
step-what = Lovely! Would you like to add something about #{ $number }? The resident reads this word for word.
    .unclear = Write it in one sentence. Or send ‘skip’.
step-why = What is still needed for #{ $number }? The resident reads this word for word.
    .unclear = Write it in one sentence. Or send ‘skip’.
step-when = Which day will it be for #{ $number }?
    .unclear = Name a day within three months, like ‘9 March’.
note-step = Wijkbot { $district_name }, municipality of { $municipality }: today a step would be done for #{ $number }. I asked { $role } about it. On { $day } you hear from me again.
note-begun = Wijkbot { $district_name }, municipality of { $municipality }: { $role } has begun an answer about #{ $number }. It is not finished yet. On { $day } you hear from me again.
note-begun-line = #{ $number }: { $role } has begun an answer. It is not finished yet. On { $day } you hear more.
note-step-line = #{ $number }: a step would be done today. I asked about it. On { $day } you hear more.
rhythm-step = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. The first step worked. It was: ‘{ $step }’ With it came a word of { $role }: ‘{ $result }’ When shall I ask how it is going?
    .two-weeks = In 2 weeks
    .two-months = In 2 months
    .myself = I will write myself
    .unclear = Choose when I ask again how it is going.
rhythm-step-bare = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. The first step worked: ‘{ $step }’ When shall I ask how it is going?
    .two-weeks = In 2 weeks
    .two-months = In 2 months
    .myself = I will write myself
    .unclear = Choose when I ask again how it is going.
step-told = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. The first step worked. It was: ‘{ $step }’ With it came a word of { $role }: ‘{ $words }’ Good that you said this too.
step-told-bare = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. The first step worked: ‘{ $step }’ Good that you said this too.
step-moved = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. The step ‘{ $step }’ is not done yet. This was written by { $role }: ‘{ $reason }’ The new day is { $day }. Then you hear from me again.
step-moved-bare = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. The step ‘{ $step }’ is not done yet. The new day is { $day }. Then you hear from me again.
street-step = #{ $number } The first step worked: ‘{ $step }’
street-step-moved = #{ $number } The step ‘{ $step }’ is not done yet. The new day is { $day }.
list-agreed = #{ $number } ‘{ $what }’: { $status }. { $maintains } will look after it. It is with { $role }, on { $day } you hear from me.

# Where money can be asked for
budget-road = About money: { $who } { $how } { $when }
budget-road-link = About money: { $who } { $how } { $when } Read more at { $url }
budget-along = Do you need money? Then { $role } will look along with you where to find it.

# A warm introduction: who brings whom together, and where
introduce-who = To whom do you introduce the resident of #{ $number }? I ask the resident first.
    .unclear = Choose somebody from the list. Or say ‘never mind’.
introduce-asked = Fine. I ask the resident of #{ $number } whether meeting { $other } is all right. After that I ask { $other }.
meet-sure = Wijkbot { $district_name }, municipality of { $municipality }: a question about #{ $number } from { $role }. Would you like to meet { $other }? That can be at { $meeting-place }. I pass on no numbers.
    .yes = Yes, gladly
    .no = Rather not
    .unclear = Would you like to meet { $other }, about #{ $number }? Say ‘yes’ or ‘no’.
meet-waits = Good. I now ask { $other }. You hear from me what it will be.
meet-not = Fine, then we do not. Nothing changes for #{ $number }.
meet-met = Wijkbot { $district_name }, municipality of { $municipality }: good news about #{ $number }. You can meet { $other }. Walk in at { $meeting-place }, { $meeting-when }. Ask there for { $other }.
meet-other-not = Wijkbot { $district_name }, municipality of { $municipality }: news about #{ $number }. Meeting { $other } is not possible now. Nothing else changes. You hear from me again by { $day } at the latest.
greet-sure = #{ $number } A proposal of { $role }: meet a resident of { $district }, about { $theme }. That can be at { $meeting-place }, { $meeting-when }. The resident would like to. Would you?
    .yes = Yes, gladly
    .no = Rather not
    .unclear = Would you like to meet the resident of #{ $number }? Say ‘yes’ or ‘no’.
greet-met = Lovely. The resident of #{ $number } walks in at { $meeting-place }, { $meeting-when }, and asks for you.
greet-not = Fine, then I leave it at that. I tell { $role }.
greet-over = This proposal about #{ $number } is not there any more. You need not do anything.
introduce-met = #{ $number } They will meet: the resident and { $other }. That can be at { $meeting-place }, { $meeting-when }.
introduce-not = #{ $number } Meeting { $other } does not go on. Nothing changes in what is yours to do.

# Looking along, and doing it together
round-along = For your information, you need not do anything: { $numbers }.
round-together = Do it together? A colleague has something like { $numbers }.
along-do = For your information: #{ $number } is an idea from { $district } about { $first }, and about { $theme } too. Only { $role } reads the words. You need not do anything.
    .tell = I know something
    .fine = Fine
    .unclear = Choose ‘I know something’ or ‘fine’ for #{ $number }.
along-tell-words = What would you like to pass on about #{ $number }? Only { $role } reads it.
    .unclear = Write it in one sentence. Or say ‘never mind’.
along-thanks = Thank you. I pass it on to { $role }, about #{ $number }.
along-fine = Good that you look along with #{ $number }.
along-over = Nothing is needed for #{ $number } any more. Thank you.
along-says = #{ $number } From { $role }, who looks along with you: ‘{ $words }’ The resident did not read this.
together-do = Another idea is like #{ $number } ‘{ $what }’. A colleague has it: #{ $other } in { $district }, about { $theme }. Shall you do it together?
    .yes = Yes, together
    .rather-not = Rather not
    .unclear = Would you like to do #{ $number } together? Say ‘yes’ or ‘rather not’.
together-waits = Lovely. Does the other say yes too? Then you hear who it is.
together-not = Fine, you go on with #{ $number } yourself. The other does not hear of this.
together-met = #{ $number } You both said yes, so do it together! The other is { $role } in { $district }, of { $organisation }. Do look each other up.
