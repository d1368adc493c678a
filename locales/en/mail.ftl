## E-mail for contacts

mail-subject = { $name }: a message for you
mail-subject-round = { $name }: your daily round
mail-subject-signal = { $name }: about #{ $number }
mail-write = Write something back
mail-links-valid = The links work for seven days. They are only for you: do not forward this mail.
mail-no-links = You cannot answer from this mail yet. Call { $desk }: { $phone }.
mail-no-reply = You cannot reply to this mail: nobody reads that.

## The page behind a mail

mail-page-sure = Is this what you mean? Choose it once more.
mail-page-send = Send
mail-page-heard = Thank you, I heard that. This is my answer. You will get it by mail as well.
mail-page-done = I had heard this from you already. Nothing has changed.
mail-page-expired = This link has expired. A new mail from me has one that works.
mail-page-gone = This message is no longer here. Perhaps it is with somebody else now.
mail-page-private = This page is only for you. Do not share its address.
