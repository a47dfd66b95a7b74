# The search page, and what it finds.

search-title = Search
search-label = Search tickets
search-placeholder = Words, a name, an e-mail address, #number, or a filter such as status:open
search-results = Tickets found, newest first
search-more = Show older tickets
search-none = No tickets match “{ $query }”.
search-none-help = Check the spelling, use fewer words, or remove a filter. Search finds only tickets that you have access to.
search-no-more = No more tickets match.
search-unknown = No match for { $filter }. Check the spelling.
search-similar = Nothing matches “{ $query }” exactly. These tickets match similar names: { $names }.
search-cut = The search was too long, so only its first part was used.
search-incomplete = Older tickets are still being indexed, so some may be missing from the results.

# The empty page.
search-help-title = Search everything you have access to
search-help = Search finds names, contact details, messages, notes, facts and summaries in open and closed tickets. A ticket has to contain all the words, in any order; accents and capital letters make no difference. Put words in “quotation marks” to find the exact phrase.
search-hint-status = open tickets; also waiting, active, snoozed, closed
search-hint-agent = your tickets; or a colleague’s name
search-hint-team = tickets in a team’s queue
search-hint-bot = tickets from one bot
search-hint-tag = tickets with a tag
search-hint-reason = why the bot escalated
search-hint-language = the customer’s language
search-hint-after = opened in the last 7 days; before: and after: also take dates

# What the box offers while a filter is typed.
search-values = Filters
search-value-open = all but closed
search-value-me = you

# Where the words were found.
search-in-own = You
search-in-note = Note
search-in-summary = Summary
search-in-customer = Customer details
search-in-system = Automatic message
