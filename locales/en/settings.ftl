# The frame of the settings, their first page, and what several of their pages say.

settings-title = Settings
settings-all = All settings
settings-about = Set up how conversations reach your teams.

# The menu, and the cards of the first page.
settings-group-handoffs = Handoffs
settings-group-accounts = Accounts
settings-group-you = You
settings-teams-about = The facts each team needs, its opening hours and its automatic messages.
settings-routing-about = Which team, bot and priority an escalation gets.
settings-triggers-about = When a conversation with a bot becomes a ticket.
settings-people-about = Who can sign in, with which role and in which teams.
settings-bots-about = The bots that escalate to Baton, and their keys.
settings-security-about = Sign-ins, changed settings and refused requests.
settings-account-about = Your language, your sessions and your password.

# Long lists.
settings-pages = Pages
settings-page-before = Previous
settings-page-after = Next
settings-search-clear = Clear
settings-list-all = { $total } in all
settings-list-found = { $count } of { $total }
settings-list-page = { $first } to { $last } of { $total }
settings-list-page-found = { $first } to { $last } of { $count } that match, { $total } in all

# Accounts of people and bots.
settings-state = State
settings-used = Last used
settings-expires = Expires
settings-never = never
settings-revoke = Revoke
settings-for-good = This cannot be undone.
settings-access = Access
settings-activate = Activate
settings-deactivate = Deactivate
settings-deactivate-ask = Deactivate…
settings-deactivate-title = Deactivate { $name }?
settings-secret-once = Copy it now: it is shown only once.
settings-secret-line = { $what } (shown only once): { $secret }

# After a form.
settings-saved = Saved.
settings-deactivated = Deactivated.
settings-activated = Activated.
settings-token-revoked = Token revoked.
settings-key-revoked = Key revoked.
settings-error-email-in-use = the e-mail address is already in use
settings-error-team-in-use = Another team already has this name.
settings-error-bot-in-use = the bot’s name is already in use
settings-error-not-found = no such { $noun }
settings-error-last-admin = This is the last admin. Make somebody else an admin first.
settings-error-field = { $field ->
    [name] Name
    [email] E-mail address
    [password] Password
    [days] Days until it expires
    [hours] Hours the old key stays valid
    [version] Version
    [role] Role
    [teams] Teams
    [team] Team
    [key_id] Key
    [token_id] Token
    [assignment] How tickets reach an agent
    [next] Next tier up
    [accept_within] Accept a ticket within
    [accept_urgent_within] Accept an urgent ticket within
    [accept_high_within] Accept a high-priority ticket within
    [accept_low_within] Accept a low-priority ticket within
    [reply_within] Answer a customer within
    [offer_within] Answer an offer within
    [relax_within] Drop one requirement after every
   *[other] { $field }
}: { $why }

# Languages by name; any other keeps its English one.
settings-language-ar = Arabic
settings-language-ca = Catalan
settings-language-cs = Czech
settings-language-da = Danish
settings-language-de = German
settings-language-el = Greek
settings-language-en = English
settings-language-es = Spanish
settings-language-eu = Basque
settings-language-fa = Persian
settings-language-fi = Finnish
settings-language-fr = French
settings-language-gl = Galician
settings-language-he = Hebrew
settings-language-hi = Hindi
settings-language-hu = Hungarian
settings-language-it = Italian
settings-language-ja = Japanese
settings-language-ko = Korean
settings-language-nl = Dutch
settings-language-no = Norwegian
settings-language-pl = Polish
settings-language-pt = Portuguese
settings-language-ro = Romanian
settings-language-ru = Russian
settings-language-sv = Swedish
settings-language-tr = Turkish
settings-language-uk = Ukrainian
settings-language-zh = Chinese
settings-tags-about = Rename, colour and delete the tags on tickets
