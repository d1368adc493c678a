### The web page: two phones and a clock in the demo, and the web chat for residents.

page-title = Wijkbot
page-demo-title = Wijkbot: try it out
page-skip = To the conversation
page-about = You are the resident and the contact for now. The bot sits in between.
page-about-demo = Nothing leaves this computer.
page-other-language = Nederlands
page-parts = What you see
page-why-short = Why
page-noscript = This page needs JavaScript. Turn it on in your browser.

## The clock

page-clock = The clock of the try-out
page-clock-hour = One hour on
page-clock-workday = Next working day
page-clock-next = Until something happens
page-clock-due = Coming up:
page-clock-nothing = Nothing is due.
page-clock-busy = The clock is running
page-clock-failed = The clock did not move. Choose it once more.

## The phones

page-resident = Resident
page-contact = Contact
page-choose-resident = Choose a resident
page-choose-contact = Choose a contact
page-new-resident = New resident
page-name = First name
page-name-hint = Make up a name.
page-where = Lives in
page-where-unknown = The bot will ask
page-speaks = Speaks
page-add = Add
page-cancel = Cancel
page-messages = Messages
page-message = Message
page-write = Write a message
page-send = Send
page-empty-title = Just begin
page-empty = Type below what you would like in your neighbourhood. One sentence is enough. Or pick an example:
page-empty-contact = It is quiet here. What comes in is here at nine o’clock on a working day. Move the clock on.
page-example-1 = There should be a bench near the playground
page-example-2 = The street light at the tunnel has been broken for weeks
page-example-3 = Who organises the neighbourhood dinner?
page-you = You:
page-bot = Wijkbot:
page-sending = being sent
page-sent = sent
page-chosen = chosen
page-reply = Reply to this
page-reply-to = You are replying to
page-gone = This message has been wiped at Wijkbot
page-offline = No connection. Your message is still here.
page-waiting = No connection. I keep trying.
page-busy = A little slower, please. Your message is still here. Try again in a minute.
page-away = Wijkbot is away for a moment. Your message is still here. Try again shortly.
page-newest = To the newest message

## Photo, voice and place

page-photo = Send a photo
page-voice = Record your voice
page-voice-stop = Stop and send
page-voice-drop = Throw away
page-voice-on = Recording
page-voice-refused = Your browser does not give the microphone. Typing always works.
page-place = Share your place
page-place-looking = I am looking for your place
page-place-refused = Your browser does not give your place. Type your neighbourhood or postcode.
page-place-shared = My place
page-photo-shared = Photo
page-voice-shared = Voice message
page-too-large = This file is too large. Ten megabytes will do.
page-not-photo = This file is not a photo. Choose a photo.
page-drop-photo = Remove the photo

## What the bot did and why

page-why = What the bot did and why
page-why-none = Nothing yet. Write a message as a resident, and read here what the bot does with it.
page-why-open = In conversation now
page-why-signal = #{ $number } { $kind }
page-why-understood = Understood
page-why-because = As { $kind } about { $theme }, because you wrote ‘{ $words }’
page-why-read = As { $kind } about { $theme }
page-why-place = Where
page-why-in = in { $district }
page-why-lead = Who looks at it
page-why-routed = With { $role }, { $why }
page-why-status = How it stands
page-why-next = Next step
page-why-promised = The resident hears on { $day } at { $time }
page-why-nothing-due = Done: nothing is open any more
page-why-asks-yes = The bot waits for a yes. Without it everything is wiped after a day
page-why-log = Step by step
page-why-open-phone = Open this phone
page-why-theme = because { $theme } is theirs
page-why-generalist = because they are there for everything in this district
page-why-fewest = because they have the least on their plate now
page-why-stand-in = because a colleague is away
page-why-district-lead = because nobody else could be reached
page-why-municipality-lead = because nobody in the district could be reached
page-why-operator = because nobody else could be reached
page-why-claimed = who took it up themselves
page-why-returned = who is back again
page-why-assigned = to whom it was given
page-why-team-lead-decides = who decides, because two colleagues passed it on

page-log-received = The resident said yes. A day is promised
page-log-added = The resident added something
page-log-routed = Sent to { $role }
page-log-chase = A nudge to { $role }
page-log-standin = Asked whether { $role } can step in
page-log-teamlead = Asked { $role } as well
page-log-lead = Asked { $role } for a person and a day
page-log-operator = The operator has been warned
page-log-taken_up = Taken up by { $role }
page-log-named = A day named by { $role }: { $day }
page-log-passed = Passed on by { $role }
page-log-resident = The resident answered
page-log-contact = Answered by { $role }
page-log-clock = The resident heard on the promised day

## The web chat for residents

page-chat-about = You are talking with a computer. Wijkbot brings your message to a person in your district.
page-chat-keep = This chat belongs to this browser. Want to go on elsewhere too? Send ‘code’.
page-code-have = I have a code
page-code-label = Your code
page-code-go = Come back
page-chat-danger = Is there danger? Call 112.

## The page with your own data

page-data-title = Everything that I keep of you
page-data-hour = This page is only for you, and good for an hour. Erase everything? Send ‘erase’ in the chat.
page-data-file = Save everything as a file
page-data-you = About you
page-data-signals = What you have told
page-data-story = Your story for neighbours
page-data-media = Photos, voice messages and files
page-data-messages = Our chat
page-data-from-you = You
page-data-nothing = Nothing.
page-data-photo = Photo
page-data-voice = Voice message
page-data-document = File
page-data-other = Something without words
page-data-expired = This page has expired. Send ‘my data’ and you get a new one.
page-data-gone = This is no longer here.

# A contact's week, as a picture
page-week-title = Your week
page-week-new = New
page-week-going = Under way
page-week-closed = Finished
page-week-open = Open
page-week-expired = This page has expired. After the weekend you get a new one.
page-card-expired = This page has expired. Send the number, such as #1, and you get a new one.
page-card-gone = There is nothing here any more. It is done, or it is with somebody else now.
