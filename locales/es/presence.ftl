# Quién está en el ticket.

presence-viewing = { $agent } está viendo el ticket
presence-typing = { $agent } está escribiendo
presence-somebody-typing = El cliente está escribiendo
presence-customer-typing = <bdi>{ $customer }</bdi> está escribiendo
