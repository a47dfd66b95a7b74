# What an agent was told, on a page of its own.

notifications-title = Notifications
notifications-read-all = Mark all as read
notifications-read = Mark as read
notifications-read-one = Mark as read: { $what }
notifications-unread = Unread
notifications-still-unread = { $count } unread
notifications-none = No notifications
notifications-none-help = Mentions, transfers, missed offers and news about the tickets you follow appear here for 30 days.
notifications-no-more = No more notifications.
notifications-more = Show older notifications

# Each in one sentence; several of one happening in one, too.
notifications-mentioned = { $count ->
    [one] { $name } mentioned you
   *[other] { $name } mentioned you { $count } times
}
notifications-note = { $count ->
    [one] { $name } added a note to your ticket
   *[other] { $name } added { $count } notes to your tickets
}
notifications-transferred = { $count ->
    [one] { $name } offered you a ticket
   *[other] { $name } offered you { $count } tickets
}
notifications-transfer-accepted = { $count ->
    [one] { $name } accepted your transfer
   *[other] { $name } accepted { $count } of your transfers
}
notifications-transfer-declined = { $count ->
    [one] { $name } declined your transfer
   *[other] { $name } declined { $count } of your transfers
}
notifications-transfer-missed = { $count ->
    [one] { $name } did not accept your transfer in time
   *[other] { $name } did not accept { $count } of your transfers in time
}
notifications-offer-missed = { $count ->
    [one] You missed an offer
   *[other] You missed { $count } offers
}
notifications-overdue = { $count ->
    [one] Your reply is overdue
   *[other] { $count } of your replies are overdue
}
notifications-came-back = { $count ->
    [one] A ticket you follow came back from the bot
   *[other] { $count } tickets you follow came back from the bot
}
notifications-reopened = { $count ->
    [one] A ticket you follow was reopened
   *[other] { $count } tickets you follow were reopened
}
notifications-escalated-again = { $count ->
    [one] A conversation you follow was escalated again
   *[other] { $count } conversations you follow were escalated again
}
notifications-resolved = { $count ->
    [one] { $name } resolved a ticket you follow
   *[other] { $name } resolved { $count } tickets you follow
}

# What the viewer gave to a bot.
notifications-handed-back = Handed back
notifications-handed-back-help = Conversations you follow that a bot has again.
