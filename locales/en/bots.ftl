# The accounts of bots: the list and one bot.

bots-title = Bots
bots-about = Every bot that escalates to Baton. Each has its own key.
bots-add = Add a bot
bots-none = No bots yet. Add the first one below: its key is shown only once.
bots-none-found = No bot matches this search.
bots-version = Version
bots-conversations = Conversations
bots-fallback = Fallback
bots-missed = Missed, last 7 days
bots-heard = Last seen
bots-state-active = active
bots-state-deactivated = deactivated
bots-fallback-queue = the ticket’s queue
bots-fallback-giver = the agent or bot that handed it over
bots-team-hint = where its escalations go
bots-added = Added.

# One bot.
bots-is-active = Active
bots-is-deactivated = Deactivated since <time datetime="{ $at }" data-clock="time">{ $time }</time>
bots-of-team = Team <a href="{ $address }">{ $team }</a>
bots-has-version = Version { $version }
bots-has-conversations = { $count ->
    [one] { $count } conversation
   *[other] { $count } conversations
}
bots-has-fallback = Fallback: { $fallback }
bots-never-heard = Never connected
bots-heard-at = Last seen <time datetime="{ $at }" data-clock="time">{ $time }</time>
bots-keys = Keys
bots-key = Key
bots-key-current = current
bots-key-replaced = replaced <time class="quiet" datetime="{ $at }" data-clock="time">{ $time }</time>
bots-key-not-used = not since it was replaced
bots-key-revoke = Revoke the key ending in { $hint }
bots-key-revoke-title = Revoke the key ending in { $hint }?
bots-key-revoke-then = Programs that still use it can no longer act as { $name }.
bots-key-hours = Hours the old key stays valid
bots-key-hours-hint = 0 revokes it immediately
bots-key-make = Create a new key

# What deactivating a bot does.
bots-off-keys = All keys of { $name } stop working, and its open connections close.
bots-off-given = { $count ->
    [one] { $count } ticket that was handed to it and is not answered yet goes to its fallback: { $fallback }.
   *[other] { $count } tickets that were handed to it and are not answered yet go to its fallback: { $fallback }.
}
bots-off-conversations = { $count ->
    [one] It has { $count } conversation. Customers waiting for its answer are passed to a person; conversations that another bot started go back to that bot.
   *[other] It has { $count } conversations. Customers waiting for its answer are passed to a person; conversations that another bot started go back to that bot.
}
bots-off-asks = { $count ->
    [one] { $count } of its open tickets gets a note, and its questions there are withdrawn.
   *[other] { $count } of its open tickets get a note, and its questions there are withdrawn.
}
bots-off-kept = You can activate it again with the same keys.
