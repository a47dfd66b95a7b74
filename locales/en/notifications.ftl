# What an agent was told, on a page of its own.

notifications-title = Notifications
notifications-read-all = Mark all as read
notifications-read = Mark as read
notifications-read-one = Mark as read: { $what }
notifications-unread = Unread
notifications-none = No notifications
notifications-none-help = Mentions, transfers, missed offers and news about the tickets you follow appear here for 30 days.
notifications-no-more = No more notifications.
notifications-more = Show older notifications

# Each in one sentence.
notifications-mentioned = { $name } mentioned you
notifications-note = { $name } added a note to your ticket
notifications-transferred = { $name } is transferring a ticket to you
notifications-transfer-accepted = { $name } accepted your transfer
notifications-transfer-declined = { $name } declined your transfer
notifications-transfer-missed = { $name } did not respond to your transfer in time
notifications-offer-missed = You missed an offer
notifications-overdue = Your reply is overdue
notifications-came-back = A ticket you follow came back from the bot
notifications-reopened = A ticket you follow was reopened
notifications-escalated-again = A conversation you follow was escalated again
notifications-resolved = { $name } resolved a ticket you follow

# What the viewer gave to a bot.
notifications-handed-back = Handed back
notifications-handed-back-help = Conversations you follow that a bot has again.
