# The security log.

security-title = Security log
security-about = Sign-ins, changed settings and refused requests, newest first. Records cannot be changed or removed.
security-export-csv = Export CSV
security-export-json-lines = Export JSON lines
security-who = Who
security-who-example = Name, ID, operator, nobody
security-what = What
security-what-any = Anything
security-since = From (UTC)
security-until = Until (UTC)
security-filter = Filter
security-clear = Clear
security-none = No records yet.
security-none-found = No records match this filter.
security-when = When (UTC)
security-on = Target
security-detail = Detail
security-address = Address
security-request = Request
security-older = Older records

# By whom, and on what.
security-by-bot = { $name } (bot)
security-by-operator = Command line
security-by-nobody = Not signed in
security-on-agent = agent { $name }
security-on-bot = bot { $name }
security-on-team = team { $name }
security-on-ticket = ticket #{ $number }
security-on-conversation = conversation { $name }
security-on-file = file { $name }

# What they did.
security-signed-in = Signed in
security-sign-in-failed = Sign-in failed
security-sign-in-blocked = Sign-in blocked, too many attempts
security-sign-in-unblocked = Sign-in unblocked
security-signed-out = Signed out
security-sessions-ended = Sessions ended
security-password-set = Password set
security-token-made = Token created
security-token-revoked = Token revoked
security-key-made = Key created
security-key-revoked = Key revoked
security-agent-added = Agent added
security-agent-changed = Agent changed
security-agent-disabled = Agent deactivated
security-agent-enabled = Agent reactivated
security-bot-added = Bot added
security-bot-changed = Bot changed
security-bot-disabled = Bot deactivated
security-bot-enabled = Bot reactivated
security-team-added = Team added
security-team-changed = Team changed
security-needs-changed = Required facts changed
security-hours-changed = Opening hours changed
security-limit-changed = Queue limit changed
security-sentences-changed = Automatic messages changed
security-routing-changed = Routing rules changed
security-triggers-changed = Trigger rules changed
security-tag-changed = Tag renamed or recoloured
security-tag-deleted = Tag deleted
security-tag-merged = Tag merged into another
security-refused = Permission denied
security-hidden = Tried to open something they cannot access
security-credentials-refused = Invalid key or token
security-origin-refused = Request from another site
security-form-refused = Form without a valid token
security-rate-limited = Rate limit reached
security-log-exported = Security log exported

# What exactly.
security-detail-revision = revision { $revision }
security-detail-role = role: { $role }
security-detail-name = name
security-detail-email = e-mail address
security-detail-teams = teams
security-detail-abilities = abilities

# What is wrong with the filter.
security-error-who = Who: contains U+0000
security-error-act = What: not an action of the security log
security-error-since = From: expected a day such as 2026-05-04, or an RFC 3339 time
security-error-until = Until: expected a day such as 2026-05-04, or an RFC 3339 time
security-error-before = before: expected the ID of a record
