# What a language model does for an agent.

assist-open = Assist
assist-summary = Summarise in my language
assist-suggest = Suggest a reply
assist-translate-reply = Translate my reply
assist-translate = Translate
assist-summary-title = Summary
assist-suggestion-title = Suggested reply
assist-translation-title = Translation
assist-notice = Written by a language model. Check it before you use it.
assist-waiting = Waiting for the language model…
assist-insert = Insert
assist-replace = Replace my text
assist-empty = Write your reply first, then have it translated.
assist-back = Back to the ticket
