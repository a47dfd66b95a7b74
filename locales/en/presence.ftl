# Who is at the ticket.

presence-viewing = { $agent } is viewing
presence-typing = { $agent } is typing
presence-somebody-typing = The customer is typing
presence-customer-typing = <bdi>{ $customer }</bdi> is typing
