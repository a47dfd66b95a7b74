# One's own account: sessions and password.

account-title = Your account
account-figures = Your last { $days } days
account-figures-open = Tickets you have now
account-figures-accepted = Accepted
account-figures-closed = Closed
account-figures-first-reply = First reply after (median)
account-figures-none = no reply yet
account-figures-about = Only you see this. A ticket counts for the agent who had it last.
account-sessions = Sessions
account-sessions-about = The browsers where you are signed in. A session ends when you have not used it for a while.
account-sessions-none = You have no sessions.
account-session-browser = Browser
account-session-address = Signed in from
account-session-since = Signed in
account-session-seen = Last used
account-session-this = This session
account-session-end = Sign out
account-session-end-label = Sign out: { $browser }, { $address }
account-sessions-end-others = Sign out everywhere else
account-sessions-ended = Signed out
account-browser-on = { $browser } on { $system }
account-browser-unknown = Unknown browser

account-password = Password
account-password-given = Choose your own password before you go on: an admin knows the present one. <a href="#password-title">Change password</a>
account-password-current = Current password
account-password-new = New password
account-password-help = { $least } characters or more. Several unrelated words are easy to remember and hard to guess. A new password signs you out everywhere else.
account-password-change = Change password
account-password-changed = Password changed. You are signed out everywhere else.
account-password-current-wrong = The current password is wrong.
account-password-refused = New password: { $why }
