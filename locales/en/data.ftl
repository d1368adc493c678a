## Photos and voice notes

photo-what = { $intro } Nice, I have your photo. What would you like to tell about it?
    .unclear = Just tell it in a sentence. Then I know who should see your photo.
voice-what = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. Please write it in a sentence.
    .unclear = Please write it in a sentence. Then I know who should hear your voice message.
photo-told = { $intro } Your photo goes along.
voice-told = { $intro } Your voice message goes along.
photo-kept = Nice, I keep your photo with it.
voice-kept = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. I keep your voice message with it.
photo-along = Nice! Your photo goes along to { $role }, with #{ $number }.
voice-along = I am listening. Is there danger now? Do not wait for me, call 112. I do not understand speech yet. Your voice message goes along to { $role }, with #{ $number }.
photo-not-kept = Thank you. I cannot keep a photo here yet. We go on without it.
concern-photo = Do you have a photo? Preferably without people and number plates.
    .no = No photo
    .unclear = Send a photo, or choose ‘no photo’. You do not have to.
card-photo = Photo: { $link }
card-voice = Voice message: { $link }
resident-photo = #{ $number } The resident sends a photo: { $link }
    .think-along = I will help
    .not-mine = Not for me
    .more = More
resident-voice = #{ $number } The resident sends a voice message: { $link }
    .think-along = I will help
    .not-mine = Not for me
    .more = More
media-heic = I cannot open this kind of photo yet. Send it as a JPEG, or make a screenshot of it.
media-not-photo = I cannot open this file as a photo. Send a JPEG or PNG.
media-not-voice = I cannot open this file as sound. Feel free to record it again.
media-too-large = This file is too large for me. Does a smaller one work?

## My data, and erasing everything

my-data =
    I now keep { $count ->
        [one] 1 message
       *[other] { $count } messages
    } of yours. All of it together, only for you: { $link }
    Rid of it? Send ‘erase’.
my-data-signals =
    I now keep { $count ->
        [one] 1 message
       *[other] { $count } messages
    } of yours and { $signals }. All of it together, only for you: { $link }
    Rid of it? Send ‘erase’.
data-one = { $sort } #{ $number }
data-many = { $count } numbers
erase-sure = Shall I erase everything that I keep of you? { $stops } I cannot erase on other people’s phones or in your chat app.
    .yes = Yes, erase all
    .no = No, keep it
    .unclear = Shall I erase everything? Choose ‘yes, erase all’ or ‘no, keep it’.
erase-stops = Then { $signals } stops too.
erase-contact = { $stops } You remain { $role }: only the operator can change that.
erase-kept = Good, everything stays as it is.
erased = Everything of yours is erased here. Erase this chat on your phone too. You can always begin again.
resident-erased = #{ $number } The resident has erased everything. You need not do anything more.
