# The language in which the console speaks to a person.

language-title = Language
language-about = The language of your console and of the e-mails that Baton sends you. It does not affect your colleagues or your customers.
language-label = Language of the console
language-of-browser = Same as my browser
language-save = Save language
language-saved = Language saved
