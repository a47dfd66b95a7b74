# The page of an error.

error-back = Back to the queue
error-written = What you wrote
error-written-more = Also
error-quote = Quote <code>{ $number }</code> if you ask for help

# What went wrong, and what to do, for each code of web/codes.rs.
error-malformed-body = The form could not be read
error-malformed-body-advice = Reload the page and send it again.
error-malformed-idempotency-key = The Idempotency-Key is not valid
error-malformed-idempotency-key-advice = Use 1 to 255 visible ASCII characters.
error-bad-credentials = The key or token is not valid
error-bad-credentials-advice = Use a key or token that has not been rotated or revoked.
error-signed-out = You are signed out
error-signed-out-advice = Sign in again; your drafts are saved.
error-wrong-login = Wrong e-mail address or password
error-wrong-login-advice = Try again, or ask an admin to set a new password.
error-forbidden = You don’t have permission to do this
error-forbidden-advice = If you need access, ask a manager.
error-password-given = Choose your own password first
error-password-given-advice = Open “Your account” and change the password that an admin gave you.
error-bad-csrf = The form is out of date
error-bad-csrf-advice = Reload the page and try again.
error-bad-origin = The request came from another site
error-bad-origin-advice = Use the console at its own address.
error-not-found = Not found, or you don’t have access
error-not-found-advice = Check the address, or ask somebody who has access.
error-method-not-allowed = This address cannot be opened as a page
error-method-not-allowed-advice = Go back to the queue and start from there.
error-not-acceptable = That media type is not available
error-not-acceptable-advice = Ask for application/json.
error-body-timeout = The upload took too long
error-body-timeout-advice = Check your connection and send it again.
error-control-lost = You don’t have control of the conversation
error-control-lost-advice = The message did not reach the customer: only whoever has control can write to them.
error-ticket-taken = Another agent already has this ticket
error-ticket-taken-advice = Open another ticket, or ask its owner.
error-ticket-not-yours = This ticket is not assigned to you
error-ticket-not-yours-advice = Accept it first.
error-ticket-closed = The ticket is closed
error-ticket-closed-advice = A new escalation reopens it or opens a new ticket.
error-ticket-with-bot = The ticket has been handed back to a bot
error-ticket-with-bot-advice = Wait for the bot to accept it, or take it back.
error-nothing-offered = Nothing is offered to this bot
error-nothing-offered-advice = Read the conversation for its current state.
error-ticket-open = The ticket is open
error-ticket-open-advice = Only closed tickets can be reopened.
error-newer-ticket = The conversation has a newer ticket
error-newer-ticket-advice = Continue in the newer ticket.
error-acted-since = Somebody else has acted on this ticket since
error-acted-since-advice = Open the ticket, and change by hand what is still wrong.
error-newer-messages = There are newer messages
error-newer-messages-advice = Read them, then send again.
error-note-changed = Somebody has changed this note
error-note-changed-advice = Read what it says now, then change it again.
error-already-known = The customer has already said this
error-already-known-advice = Use the known answer, or send again. Sending again counts as asking twice.
error-ask-answered = This has already been answered
error-ask-answered-advice = The bot has the answer; see it in the packet.
error-ask-expired = The time to answer has run out
error-ask-expired-advice = The bot continues with the default answer. Tell the customer, or hand back with a note.
error-ask-withdrawn = This answer is no longer needed
error-ask-withdrawn-advice = Check what the bot is asking now.
error-at-capacity = You are at capacity
error-at-capacity-advice = Close or hand back a ticket first.
error-cursor-ahead = The cursor is beyond the end of the log
error-cursor-ahead-advice = Reload the page.
error-in-use = Already in use
error-in-use-advice = Choose another name.
error-last-admin = This is the last admin
error-last-admin-advice = Make somebody else an admin first.
error-body-too-large = This is too large to send
error-body-too-large-advice = Shorten the text, or attach fewer or smaller files.
error-unsupported-media-type = Unsupported content type
error-unsupported-media-type-advice = Send application/json without content encoding.
error-invalid = Some fields are not valid
error-invalid-advice = Correct them and send the form again.
error-idempotency-key-reused = The Idempotency-Key was used for another request
error-idempotency-key-reused-advice = Use a new key for a new request.
error-file-type-mismatch = The file’s content does not match its type
error-file-type-mismatch-advice = Give it the file extension of its format, and attach it again.
error-file-refused = The file is not accepted
error-file-refused-advice = Attach another file.
error-rate-limited = Too many requests
error-rate-limited-advice = Wait a moment, then try again.
error-too-many-logins = Too many failed sign-ins
error-too-many-logins-advice = Wait a while, then try again.
error-too-many-at-once = Too many requests at the same time
error-too-many-at-once-advice = Wait until some of them have finished.
error-file-quota-exceeded = Too many unsent files
error-file-quota-exceeded-advice = Send them in a message, or wait: unsent files are removed after 24 hours.
error-too-many-sockets = Too many open console windows
error-too-many-sockets-advice = Close a console window.
error-internal = Something went wrong
error-internal-advice = Give the operator the request ID.
error-outcome-unknown = Baton could not confirm whether this was saved
error-outcome-unknown-advice = Reload the page to check. If it was not saved, send it again.
error-server-busy = The server is too busy right now
error-server-busy-advice = Nothing was saved. Try again in a moment.
error-not-ready = The server is not ready
error-not-ready-advice = Try again in a moment.
error-logins-busy = Too many people are signing in at once
error-logins-busy-advice = Try again in a moment.
error-unavailable = The database is busy or unavailable
error-unavailable-advice = Nothing was saved. Try again in a moment.

# What one request is told: why it was refused, or what to do first.
error-no-such = There is no such { $noun }.
error-owned = { $name } has this ticket.
error-owned-take = { $name } has this ticket. Take it over first.
error-owned-ask = { $name } has this ticket. Ask them or a manager to transfer it to you.
error-unowned = Nobody has this ticket. Accept it first.
error-closed-reopen = The ticket is closed. Reopen it first.
error-continued-in = The conversation continued in ticket #{ $number }.
error-continued-elsewhere = The conversation continued in another team’s ticket.
error-answered-first = { $outcome ->
    [approved] { $name } approved it first.
    [rejected] { $name } rejected it first.
    [edited] { $name } approved it first, with changes.
   *[other] { $name } answered first.
}
error-large-files = The files of one message can take at most { $most } KiB together.
error-stopping = The server is shutting down, so nothing was saved.
error-busy-with-bodies = The server is handling too many large requests at once, so nothing was saved.

# Why a file is not taken.
error-file-quota = With this file, your unsent files would take more than { $most } MiB. Send some of them in a message, or wait until they are removed.
error-file-empty = The file is empty.
error-file-mismatch = The file’s content is { $actual }, although its name says { $declared }. Rename it, or choose another file.
error-file-type = { $actual } files are not accepted. Accepted types: { $allowed }.
error-file-unknown = The type of this file is unknown. A text file must be UTF-8, UTF-16 with a byte order mark, or Windows-1252, and must not contain control characters.
error-file-picture = The picture cannot be read.
error-file-pixels = The picture is { $width } by { $height } pixels; the limit is { $most } million pixels.
error-archive-too-many = The archive has too many entries; the limit is { $most }.
error-archive-unreadable = The archive cannot be read.
error-archive-same-name = The archive has two entries with the same name.
error-archive-no-name = The name of an entry in the archive cannot be read.
error-archive-overlap = Entries of the archive overlap.
error-archive-grows = The archive is too large once unpacked; the limits are { $mib } MiB and { $ratio } times its own size.
error-archive-outside = An entry of the archive would be unpacked outside of it.
error-archive-nested = The archive contains another archive or a program.
error-archive-macros = The document contains macros. Save it without them.
error-archive-lost = An entry of the archive is missing.

# The language model.
error-assist-off = No language model is connected
error-assist-off-advice = Ask whoever runs Baton to connect one.
error-assist-failed = The language model gave no usable answer
error-assist-failed-advice = Nothing was changed. Try again, or write it yourself.
error-assist-busy = The language model is busy
error-assist-busy-advice = Nothing was changed. Try again in a few seconds.
error-assist-slow = The language model took too long
error-assist-slow-advice = Nothing was changed. Try again, or write it yourself.

# The page that a browser keeps for when it finds no server.
error-offline = Baton can’t be reached
error-offline-then = The server does not answer, or this device has no connection. This page tries again every few seconds.
error-offline-again = Try again
