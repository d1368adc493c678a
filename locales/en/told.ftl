## A good story: what worked, told with a yes of who said it, of the key figure and of who reads it

# Who tells it
story-text = Good news may be shared. Would you like to tell it in one sentence, or send a photo? Preferably without people in it.
    .not-now = Rather not
    .unclear = One sentence is enough, and a photo is fine too. You do not have to.
story-people = Thank you for the photo. Are there people in it?
    .no = No, nobody
    .yes = Yes
    .unclear = Are there people in your photo? Say ‘yes’ or ‘no’.
story-instead = Then I will not share the photo: they have not said yes. Would you like to tell it in one sentence?
    .not-now = Rather not
    .unclear = One sentence is enough. You do not have to.
story-share =
    This is how neighbours will read it, if they ask for stories:
    { $lines }
    May I share this?
    .nameless = Without a name
    .named = With first name
    .rather-not = Rather not
    .unclear = May I share this? Choose ‘without a name’, ‘with first name’ or ‘rather not’.
story-words = ‘{ $text }’
story-photo = The photo: { $link }
story-name = Which first name may stand beside it?
    .unclear = Type a first name only.
story-offered = Thank you! { $who } First I will ask { $role } whether this is all right. Only then will I share it, with neighbours who asked for stories. You will hear about it by { $day }. Changed your mind? Send ‘withdraw my story’.
story-no-name = Your name will not be there.
story-with-name = It will say: { $name } from { $district }.
story-kept = Fine, I will not share it. I have wiped what you told.
story-may = Wijkbot { $district_name }, municipality of { $municipality }: your story with #{ $number } may be shared. That yes comes from { $role }. Rather not after all? Send ‘withdraw my story’.
story-may-not = Wijkbot { $district_name }, municipality of { $municipality }: I will not share your story with #{ $number } after all. That was decided by { $role }. Would you like to know why? Send ‘#{ $number }’ and your question.
story-withdrawn = Your story has been withdrawn. Nobody has read it, and nobody will get it any more.
story-withdrawn-read =
    Your story has been withdrawn. Nobody will get it any more. { $count ->
        [one] One neighbour had read it already.
       *[other] { $count } neighbours had read it already.
    } I cannot undo that.
story-none = You have no story with me.

# The key figure
story-approve-do =
    #{ $number } The resident wants to share this with neighbours who asked for stories, { $who }:
    { $lines }
    Is this all right?
    .fine = All right
    .rather-not = Rather not
    .unclear = Is the story with #{ $number } all right? Choose ‘all right’ or ‘rather not’.
story-nameless = without a name
story-named = with the name { $name }
story-approved = Thank you! I will share it with neighbours who asked for stories. The resident of #{ $number } will hear.
story-refused = Fine, I will not share it. The resident of #{ $number } will hear that from me.
story-over = This story is no longer here, or it has been decided already.

# Who asked for it
stories-where = About which district would you like to hear good stories? You can also send your postcode.
    .unclear = I do not know that place. Choose a district, or send a postcode, such as 6713 AB.
stories-hear = Would you like to hear a good story from your district now and then? At most one a month, on a Saturday.
    .yes = Yes, please
    .no = No, thank you
    .unclear = Would you like to hear a good story now and then? Say ‘yes’ or ‘no’.
stories-on = Lovely! If there is a good story, you will hear it on a Saturday. Stopping? Send ‘no stories’. You can also hear what is on: send ‘invitations’.
stories-not = Fine. Would you like them later? Send ‘stories’.
stories-off = Fine, I will not send you stories. Would you like them later? Send ‘stories’.
stories-going = You already hear a good story from your district now and then. Stopping? Send ‘no stories’.
story-new-do = Wijkbot { $district_name }, municipality of { $municipality }: there is a good story from your district, about { $theme }. Would you like to read it?
    .read = Yes, show me
    .no-more = No more stories
    .unclear = Would you like to read the story? Choose ‘yes, show me’ or ‘no more stories’.
story-new-cheer = Wijkbot { $district_name }, municipality of { $municipality }: something about { $theme } has worked out in your district. It may give courage for #{ $number }. Would you like to read the story?
    .read = Yes, show me
    .no-more = No more stories
    .unclear = Would you like to read the story? Choose ‘yes, show me’ or ‘no more stories’.
story-new-last = Wijkbot { $district_name }, municipality of { $municipality }: there is a good story from your district, about { $theme }. Would you like to read it? If I hear nothing, this is the last one.
    .read = Yes, show me
    .no-more = No more stories
    .unclear = Would you like to read the story? Choose ‘yes, show me’ or ‘no more stories’.
story-told =
    A neighbour from { $district } tells:
    { $lines }
story-told-named =
    { $name } from { $district } tells:
    { $lines }
story-gone = This story is no longer here. Who tells something may always take it back.

## The weekly message to who leads a district: counts only, nothing under five, nothing of how fast anybody answers

report-week =
    What residents brought, from { $from } until { $until }.
    { $lines }
    Rather no weekly message? Send ‘no weekly message’.
report-own = On your own list: { $new } new, { $going } under way and { $closed } finished. Still open: { $open }. #{ $number } has waited longest. As a picture: { $link }
report-told = In { $district }: { $parts }.
report-few = a few about { $themes }
report-theme = { $count } about { $theme }
report-promises = Answered in time by a human: { $answered } times. Later, and honestly told: { $late } times.
report-overdue =
    { $count ->
        [one] One message waits longer than was promised: { $numbers }.
       *[other] { $count } messages wait longer than was promised: { $numbers }.
    }
report-conflict = At odds with policy on { $theme }: { $count } times.
report-above = Above the mandate: { $count } times.

# Below the drawing of a week
report-picture-title = What residents told
report-picture-few = { $themes }: a few
report-picture-least = { $count } or more
report-picture-none = Nobody told anything this week.
report-picture-late =
    { $count ->
        [0] Nothing waits longer than was promised.
       *[other] Waits longer than was promised: { $count }.
    }

## What I told, and where it is (‘mine’)

list-mine-asked = #{ $number } ‘{ $what }’: { $status }. It is with { $role }. I have also asked { $roles }. On { $day } you hear from me.
list-mine-waiting = #{ $number } ‘{ $what }’: { $status }. The reason: ‘{ $reason }’ On { $day } I will ask { $role }. Then you hear from me.
