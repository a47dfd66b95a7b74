# What the page says after a form without script.

flash-accepted = The ticket is yours
flash-taken = You took over the ticket
flash-sent = Sent
flash-noted = Note added
flash-note-edited = Note saved
flash-note-deleted = Note deleted
flash-note-restored = Note restored
flash-noted-unseen = Note added. Somebody you mentioned can’t see this ticket and was not notified.
flash-followed = You follow this conversation
flash-unfollowed = You no longer follow this conversation
flash-resolved = Resolved
flash-reopened = Reopened. The ticket is yours again.
flash-declined = Declined
flash-asked = Transfer offered. The ticket stays yours until it is accepted.
flash-kept = Transfer cancelled
flash-transferred = Transferred. The agent who accepts the ticket sees the whole conversation.
flash-snoozed = Snoozed
flash-learned = Added to the packet
flash-verified = Rating saved for the bot’s team
flash-returned = Handed back. If the bot does not accept in time, the ticket returns to the queue.
flash-marked = Rated
flash-answered = Answer sent to the bot

# What was not done.
flash-refused = Not done. { $why }
flash-refused-because = Not done. { $title }: { $why }
flash-signed-out = Not sent yet: you were signed out. Here is what you wrote.
flash-tagged = The tags were changed.
flash-prioritised = The priority was changed.
