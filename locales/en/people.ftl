# The accounts of people: the list and one account.

people-title = People
people-about = Everybody who can sign in, with their role and their teams.
people-add = Add a person
people-none = Nobody yet. Add the first person below.
people-none-found = Nobody matches this search.
people-account = Account
people-email = E-mail address
people-role = Role
people-role-agent = agent
people-role-manager = manager
people-role-admin = admin
people-teams = Teams
people-teams-none = No teams yet.
people-teamless = no team
people-teamless-then = This person is not in a team yet, so they see no tickets and get no offers. Choose a team below.
people-tickets = Tickets
people-seen = Last seen
people-online = online
people-state-active = active
people-state-away = away
people-state-away-for = away: { $reason }
people-state-deactivated = deactivated

# One account.
people-is-active = Active
people-is-active-online = Active, online
people-is-active-seen = Active, last seen <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-is-away = Away
people-is-away-online = Away, online
people-is-away-seen = Away, last seen <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-is-deactivated = Deactivated since <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-open-tickets = { $count ->
    [one] { $count } open ticket
   *[other] { $count } open tickets
}
people-tokens = API tokens
people-tokens-none = No tokens.
people-token = Token
people-token-made = Created
people-token-revoke = Revoke the token ending in { $hint }
people-token-revoke-title = Revoke the token ending in { $hint }?
people-token-revoke-then = Programs that use it can no longer act as { $name }.
people-token-days = Days until it expires
people-token-days-hint = or never
people-token-never = never
people-token-make = Create a token
people-token-new = API token
people-password-new = Password
people-password-set = Set a new password
people-password-ask = Set a new password…
people-password-title = Set a new password for { $name }?
people-password-then = Baton makes a new password and shows it to you once. The present password of { $name } stops working at once.
people-password-pass-on = Tell them the new password in person or by another safe way. They choose their own when they sign in with it.
people-password-own = You change your own password and end your own sessions under <a href="/account">Your account</a>.
people-access-about = Either of these signs { $name } out everywhere. API tokens keep working until you revoke them.
people-sign-out = Sign out everywhere
people-sign-out-then = { $name } is signed out everywhere. API tokens keep working; revoke them on the person’s page if they should stop.
people-signed-out = Signed out everywhere.
people-added = Added. They can sign in with their e-mail address and this password.

# What deactivating somebody does.
people-off-self = This is your own account: you will be signed out, and only another admin can let you back in.
people-off-sessions = { $name } is signed out everywhere, and their API tokens stop working.
people-off-tickets = { $count ->
    [0] No ticket is affected.
    [one] { $count } ticket assigned or offered to them goes back to its queue.
   *[other] { $count } tickets assigned or offered to them go back to their queues.
}
people-off-kept = Their name stays on everything they wrote. You can activate the account again.
