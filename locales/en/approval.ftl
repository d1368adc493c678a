## A yes to a story: from who stands in, or from nobody, and that is said honestly

# exempt: relay and template - what others would read is judged word by word; after 24 hours of silence a button brings it
story-approve-for =
    #{ $number } I am asking you this instead of { $role }. The resident wants to share this with neighbours who asked for stories, { $who }:
    { $lines }
    Is this all right?
    .fine = All right
    .rather-not = Rather not
    .unclear = Is the story with #{ $number } all right? Choose ‘all right’ or ‘rather not’.
story-unanswered = Wijkbot { $district_name }, municipality of { $municipality }: I will not share your story with #{ $number } for now. I asked for a yes and got no answer. If that yes comes later, you will hear. Rather not at all any more? Send ‘withdraw my story’.
