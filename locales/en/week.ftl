## A contact's week

# Away, ill, back
away-until = Until which day will you be away? Choose a day or type one.
    .unclear = Name a day, such as ‘Friday’ or ‘9 March’. Not sure? Send ‘skip’.
away-ill = Get well soon! Until which day will you be away? Choose a day or type one. Not sure? Send ‘skip’.
away-days = On which days are you away? Type for instance ‘tomorrow’ or ‘from 3 to 14 August’.
    .unclear = Name the first and the last day. For instance: ‘from 3 to 14 August’.
away-sure = You are away { $span }. { $stands } Is that right?
    .yes = Yes
    .other = Another day
    .no = No
    .unclear = Is it right that you are away { $span }? Say ‘yes’, ‘another day’ or ‘no’.
span-one = on { $last }
span-until = up to and including { $last }
span-range = from { $first } up to and including { $last }
away-stands-in = What is open then goes to { $role }.
away-stands-next = Your usual stand-in is away then too: { $first }. What is open goes to { $role }.
away-nobody = Nobody else is there then. The operator reads along.
away-noted = Noted: you are away { $span }. Nothing new comes to you until then. Back earlier? Send ‘I am back’.
away-not = Fine, I note nothing.
away-over = Welcome back! What a colleague took up stays there. Anything new comes to you again.
away-was-not = Good that you are here! You were not marked as away.
absence-nobody = Wijkbot for the operator: { $role } is away { $span }, and nobody in the district can take over. Until then I come to you.

# Leaving
leave-sure = Do you want to stop as a contact? You are { $role } now. What is open with you goes to a colleague today: { $count } in all. The residents hear that from me.
    .yes = Yes, I stop
    .no = No
    .unclear = Do you want to stop as a contact? Say ‘yes’ or ‘no’.
leave-later = Would you like to stop as a contact now already? You are { $role } now. What is open with you then goes to colleagues today: { $count } in all. If you stop later, choose ‘no’ and say it again on that day.
    .yes = Yes, I stop
    .no = No
leave-done = Thank you for everything you did for the district. What was open goes to colleagues. As a resident you are always welcome here.
leave-not = Good, everything stays as it is.
leave-operator = As the operator you are the last one I can ask. First put somebody else in the setting OPERATOR.
left-operator = Wijkbot for the operator: { $role } has stopped. What was open goes to colleagues: { $count } in all. Take the role out of the district file or invite a successor.
left-lead = For your information: { $role } has stopped. What was open goes to colleagues: { $count } in all.
left-thanks = Wijkbot { $district_name }, municipality of { $municipality }: you are no longer { $role }. Thank you for everything you did for the district. As a resident you are always welcome here.
leads-on = Wijkbot { $district_name }, municipality of { $municipality }: a contact is leaving, { $role }. With #{ $number } you go on with { $lead }. The day stands. By { $day } you hear from me.
leads-on-all =
    Wijkbot { $district_name }, municipality of { $municipality }: a contact is leaving, { $role }. Your messages go on.
    { $lines }
    The days stand.
leads-on-line = #{ $number } with { $lead }. By { $day } you hear from me.
until-lead = For your information: the role of { $role } runs until { $last }. Is there a successor yet, or does it go on longer? Tell the operator.
until-own = For your information: you are { $role } until { $last }. Are you staying on? Tell the operator.

# A sentence that may land hard: one word beforehand, once a day
soften-do = One moment with #{ $number }: a sentence like this may land hard. A warm word, or something that is possible, helps. Type it again, or send it as it is.
    .as-is = Send as it is
    .rewrite = Say it differently
    .unclear = Type your sentence for #{ $number } again. Or choose ‘send as it is’.
soften-new = How would you like to say it? Your next sentence goes to the resident of #{ $number }.
    .unclear = Write your sentence for the resident of #{ $number }. Or send ‘never mind’.
sent-held = Your sentence about #{ $number } was sent as it was.

# Own short answers
canned-kept = Kept as answer { $nth }: ‘{ $words }’. You find it on a card, under ‘more’.
canned-full = You have nine answers already. Send ‘my answers’ and delete one first.
canned-none = You have kept no answers yet. Send for instance: ‘save: I will look at it on Thursday’.
canned-list =
    Your answers:
    { $lines }
    Remove one? Send for instance ‘delete answer 1’.
canned-line = { $nth }. ‘{ $words }’
canned-dropped = Answer { $nth } is deleted.
quick-which =
    Which answer do I send to the resident of #{ $number }?
    { $lines }
    .unclear =
        Choose a number for #{ $number }:
        { $lines }

# Just started: three messages, and one question a year
start-comes = How it works, in three short messages. 1: on your working days you hear at { $round } what there is. When there is nothing, you hear nothing.
    .on = Go on
    .skip = Skip
    .unclear = Choose ‘go on’ or ‘skip’.
start-answers = 2: you answer here. Choose a button on the card, or type ‘#12’ and your text. Only name a day that you can keep yourself. The resident hears that day from me.
    .on = Go on
    .skip = Skip
    .unclear = Choose ‘go on’ or ‘skip’.
start-skipped = Fine. Send ‘help’ when you would like to read it.
role-right = This is what is written about you. You are { $role }. Your themes: { $themes }. You work { $hours }. Your stand-in: { $stand }. Is this right?
    .yes = Yes, it is
    .no = No
    .unclear = Is what is written about your role right? Say ‘yes’ or ‘no’.
role-yearly = Once a year I check. You are { $role }. Your themes: { $themes }. You work { $hours }. Your stand-in: { $stand }. Is it still right?
    .yes = Yes, it is
    .no = No
    .unclear = Is what is written about your role right? Say ‘yes’ or ‘no’.
role-blocks = { $first } to { $last } { $start }–{ $end }
role-block = { $weekday } { $start }–{ $end }
role-all-themes = everything in the district
role-no-stand-in = nobody yet
role-change = What should be different? I pass it on to the operator.
    .unclear = Write in a sentence what should be different.
role-good = Good, then I leave it. A day off? Say for instance: ‘I am off on Friday’.
role-told = Thank you. The operator will look at it and let you know.
role-kept = Fine, then I leave it for now.
role-to-change = Wijkbot for the operator: something in the district file should be different. So writes { $role }: ‘{ $words }’

# Who did this before? Never a resident's words
before-what = What is it about? One word is enough, such as ‘green’ or ‘eating together’.
    .unclear = Say in a few words what it is about.
before-list =
    This worked out before in another district, about { $theme }:
    { $lines }
before-none = About { $theme } I found nothing in another district yet. Perhaps you are the first!

# A contact's voice note
street-voice = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. Did you hear this in the street? Type in one sentence what you heard, without a name or address. Your recording goes along.

# A moment in the district: soup at the bench
moment-what = What is on, where and when? For instance: ‘soup at the bench, Wednesday at 3’.
    .unclear = Say in one sentence what is on, where, and on which day.
moment-day = On which day is that? Choose a day or type one.
    .unclear = Name a day within four weeks, such as ‘Friday’ or ‘9 March’.
moment-sure = I read: ‘{ $what }’ That is on { $day }. Shall I tell who wants to know in { $district }?
    .yes = Yes, tell them
    .no = No
    .unclear = Shall I tell this in { $district }? Say ‘yes’ or ‘no’.
moment-told = Lovely! I tell who wants to know in { $district }. Do you hear something that day? Send it to me in one sentence, or by voice.
moment-not = Fine, I do not tell it.
moment-paused = It is quiet in the district until { $last }: I send no invitations then. Send it to me again afterwards.
invitations-where = In which district do you live?
    .unclear = Name your district or your postcode.
invitations-sure = Would you like to hear when something is on in the district? One message a month at most, and you can always stop.
    .yes = Yes
    .no = No
    .unclear = Would you like to get invitations? Say ‘yes’ or ‘no’.
invitations-yes = Lovely! I send you a message when something is on. Stop? Send ‘invitations’.
invitations-no = Fine, you get no invitations. Want them after all? Send ‘invitations’.
invite-come = Wijkbot { $district_name }, municipality of { $municipality }: something is on. This is from { $role }: ‘{ $what }’ You are welcome.
    .come = I am coming
    .not-now = Not now
    .no-more = No more of these
    .unclear = Choose ‘I am coming’, ‘not now’ or ‘no more of these’.
invite-welcome = Lovely! See you then. Feel free to bring somebody.
invite-later = Fine, another time.

# The week in one message
week-told = Your week in short: { $new } new, { $going } under way and { $closed } finished. Still open: { $open }. #{ $number } has waited longest. As a picture: { $link } Rather not every week? Send ‘no weekly message’.
week-off = Fine, you get no weekly message any more. Want it after all? Send ‘weekly message’.
week-on = Fine. When much is open, you get a weekly message after the weekend.
