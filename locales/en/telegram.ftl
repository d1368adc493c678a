## Telegram, and what still lies at a chat app

photo-slow = I am still fetching your photo. It takes a while. You hear it as soon as it is here.
voice-slow = Is there danger now? Do not wait for me, call 112. I am still fetching your voice message. It takes a while.
document-slow = I am still fetching your file. It takes a while. You hear it as soon as it is here.
link-unknown = I no longer know the link or code you came with. That does not matter: just tell me yourself.
media-gone = I could not fetch this file. Feel free to send it again.

file-not-read = Thank you. I cannot read a file. Just tell it in a sentence.
another-number = That is somebody else’s number. I do not keep it. Feel free to type your own number.

## A team in a group

group-hello = Hi! I am Wijkbot, a computer. Does this group belong to a neighbourhood team? Then send ‘/koppel’ with the code of the team.
group-linked = This group now belongs to { $role }. I only show theme and place here. Who takes something up reads the rest in their own chat with me.
group-one-person = This code is for one person. Send it in your own chat with me.
group-no-code = I no longer know this code. Feel free to ask for a new one.
group-help = I show here what waits. Choose a button to take it up. Writing to a resident? Reply to my message, or send ‘/42’ with your text.
group-which = Which number is this about? Send for instance ‘/42’ with your text.
group-round =
    Wijkbot: { $greeting }! This waits for the team:
    { $lines }
group-now =
    Wijkbot: this cannot wait. Who of the team takes it up?
    { $lines }
group-line = #{ $number } { $theme }, { $district }
group-take = I take #{ $number }
group-claimed = #{ $number } is taken up by { $role }.
group-only-team = This is for members of the team. Are you one? Then link your own chat first.
group-over = This is done already, or it is with somebody else now.
group-yours = #{ $number } is yours now. The rest is in your own chat with me.
group-taken = #{ $number } is now with { $role }.
contact-unreachable = Wijkbot for the operator: { $role } blocked me or took me out of the group. I pass over them until that changes.

## What Telegram shows before anybody writes

telegram-about = Wijkbot: tell your idea or what you see in your neighbourhood. You always get an answer.
telegram-description =
    Hi! I am Wijkbot, a computer.
    Tell me your idea for your neighbourhood, or what is not going well. I bring it to a human who can do something with it. You always get an answer.
    Is there danger? Call 112.
telegram-menu = Choose what you would like to do
    .name = menu
telegram-mine = What I sent, and where it is
    .name = mine
telegram-help = How this works, or talk to a human
    .name = help
telegram-language = Choose another language
    .name = language
telegram-my-data = See what you keep of me
    .name = my_data
telegram-erase = Erase everything of mine
    .name = erase
telegram-stop = Stop this conversation
    .name = stop
telegram-link = Link this group to a team
    .name = koppel
