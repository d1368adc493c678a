## What a resident asks me on the way: who reads this, how long it stays, and what if nobody answers

reads-open = Not only me, a human reads it too. Right now { $kind } #{ $number } is with { $role }. You will hear from me on { $day }, maybe sooner.
reads-yes = Nobody yet: I am a computer. If you say ‘yes’, it goes to { $role }. A human reads it there.
reads-before = Nobody yet: I am a computer. Only if you say ‘yes’, it goes to somebody who works in your neighbourhood. They really read it.
reads-call = Nobody yet: I am a computer. Only who calls you reads it. That is a human from your neighbourhood.
reads-closed = Not only me. Your answer goes to { $role }. A human reads it there.
reads-grave = Nobody reads this. I am a computer, and I do not keep these words. On your own phone they stay, until you delete them there.

kept-back = I delete our chat after 28 days. What I passed on for you, I delete a year after it is done. Sooner? Send ‘delete’.
kept-before = Without your ‘yes’ I delete this after a day. If I pass it on, I delete our chat after 28 days. Your message I delete a year after it is done.
kept-call = Only who calls you sees this. Without a number I delete it after a day. Otherwise a year after it is done. Rather now? Send ‘delete’.

unanswered-open = Then I keep asking, and not only { $role }. You will hear from me about #{ $number } on { $day }. Even if there is no news yet.
unanswered-before = Then I keep asking, others too. I always name a day. On that day you hear from me, even if there is no news yet.

question-noted = I will ask that for you. Your question is now with #{ $number }, for { $role }. You will hear from me on { $day }, maybe sooner.

reason-back = That is how your message gets to the right person. You only tell what you want to.

# A greeting in a language that I do not speak
elsewhere-back = I speak English and Dutch. A few words are enough. In het Nederlands? Stuur ‘Nederlands’.
welcome-elsewhere = { $intro } I speak English and Dutch. A few words are enough. In het Nederlands? Stuur ‘Nederlands’.
    .idea = An idea
    .concern = Report something
    .question = A question
