## Een ja op een verhaal: van wie inspringt, of van niemand, en dat wordt eerlijk gezegd

# exempt: relay and template - what others would read is judged word by word; after 24 hours of silence a button brings it
story-approve-for =
    #{ $number } Ik vraag jou dit in plaats van { $role }. De bewoner wil dit delen met buren die om verhalen vroegen, { $who }:
    { $lines }
    Mag dit zo?
    .fine = Mag zo
    .rather-not = Liever niet
    .unclear = Mag het verhaal bij #{ $number } zo? Kies ‘mag zo’ of ‘liever niet’.
story-unanswered = Wijkbot { $district_name }, gemeente { $municipality }: je verhaal bij #{ $number } deel ik nu niet. Ik vroeg om een ja, en kreeg geen antwoord. Komt dat ja later, dan hoor je het. Liever helemaal niet meer? Stuur ‘trek mijn verhaal in’.
