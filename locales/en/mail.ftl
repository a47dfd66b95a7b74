# Mail to agents: nobody accepted a ticket in time, or its agent did not answer.

mail-subject-stuck = No agent available for ticket #{ $number }: { $customer }
mail-subject-waiting = Nobody has accepted ticket #{ $number } yet: { $customer }
mail-subject-unanswered = Ticket #{ $number } has no answer yet: { $customer }

mail-hello = Hello { $name },
mail-what-stuck = No agent is available for ticket #{ $number }: every agent is away, at capacity or has declined it, even though no skill is required any more.
mail-what-waiting = Nobody accepted ticket #{ $number } in time.
mail-what-unanswered = { $agent } has ticket #{ $number } and did not answer the customer in time.
mail-what-own = You have ticket #{ $number } and have not answered the customer in time.

mail-customer = Customer
mail-customer-unknown = Unknown customer
mail-team = Team
mail-waited = Waited
mail-reason = Reason

mail-do-stuck = Open the ticket and accept or transfer it
mail-do-waiting = Open the ticket and accept it
mail-do-unanswered = Open the ticket and decide whether to take it over
mail-do-own = Open the ticket and answer the customer

mail-why-you = You received this because you are on the team or manage it.
mail-why-own = You received this because you have the ticket.
mail-left-out = This e-mail leaves out the customer’s messages; read them in the console.
