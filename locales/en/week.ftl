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
away-over = Welcome back! What went to a colleague stays there. Anything new comes to you again.
away-was-not = Good that you are here! You were not marked as away.
absence-nobody = Wijkbot for the operator: { $role } is away { $span }, and nobody in the district can take over. Until then I come to you.

# Leaving
leave-sure = Do you want to stop as a contact? You are { $role } now. What is open with you goes to a colleague today: { $count } in all. The residents hear that from me.
    .yes = Yes, I stop
    .no = No
    .unclear = Do you want to stop as a contact? Say ‘yes’ or ‘no’.
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
until-lead = For your information: the role of { $role } runs until { $last }. Is there a successor yet? Put the new day or person in the district file.
until-own = For your information: you are { $role } until { $last }. Are you staying on? Tell the operator.
