# What the bot asks.

ask-approval = The bot needs approval
ask-form = The bot needs these details
ask-question = The bot has a question
ask-if-unanswered = { $fallback ->
    [none] If nobody answers in time, the bot continues without an answer.
    [approved] If nobody answers in time, the request counts as approved.
    [rejected] If nobody answers in time, the request counts as rejected.
   *[answer] If nobody answers in time, the answer is “{ $answer }”.
}

# Answering it.
ask-approve = Approve
ask-reject = Reject
ask-reason = Reason
ask-reason-hint = sent to the bot
ask-arguments = Arguments
ask-comment = Comment
ask-comment-hint = optional, sent to the bot
ask-approve-changed = Approve with changes
ask-choices = Answer
ask-text = Your answer
ask-text-instead = Or write an answer
ask-answer = Answer the bot
ask-accept-first = Accept the ticket to answer.
ask-accept = Accept
ask-only-owner = Only the agent who has the ticket can answer.
ask-field-required = required
ask-field-was = The bot proposed <b dir="auto">{ $value }</b>
ask-field-was-nothing = nothing
ask-field-was-yes = yes
ask-field-was-no = no

# What came of it.
ask-somebody = An agent
ask-action = the request
ask-approved = { $agent } approved { $action }
ask-rejected = { $agent } rejected { $action }
ask-edited = { $agent } approved { $action } with changes
ask-with-arguments = { $decision } ({ $arguments })
ask-argument-instead = { $argument } instead of { $proposed }
ask-filled = { $agent } filled in the form for the bot
ask-answered = { $agent } answered the bot: { $answer }
ask-expired = { $fallback ->
    [none] Nobody answered in time: the bot continues without an answer
    [approved] Nobody answered in time: the request counts as approved
    [rejected] Nobody answered in time: the request counts as rejected
   *[answer] Nobody answered in time: the answer is “{ $answer }”
}
ask-superseded = Not answered: the bot asked something else
ask-withdrawn = Not answered: no longer needed
