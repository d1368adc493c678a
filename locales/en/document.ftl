## A PDF that goes along

document-what = { $intro } I have your file. I cannot read it, a human can. What would you like to tell about it?
    .unclear = Just tell it in a sentence. Then I know who should read your file.
document-told = { $intro } Your file goes along.
document-kept = Thank you, I keep your file with it.
document-along = Thank you! Your file goes along to { $role }, with #{ $number }.
card-document = File: { $link }
resident-document = #{ $number } The resident sends a file: { $link }
    .think-along = I will help
    .not-mine = Not for me
    .more = More
media-not-document = I cannot open this file. Send an ordinary PDF, or take a photo of it.
media-locked = This file is locked. Send it without a password, or take a photo of it.
media-too-long = This file has more than 40 pages. Send only the pages that matter, or take a photo of them.
