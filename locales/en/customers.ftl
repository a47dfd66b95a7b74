# The list of customers.

customers-title = Customers
customers-search = Search customers
customers-placeholder = A name, an e-mail address, a phone number, or a customer ID
customers-list = Customers, most recent first
customers-more = Show more customers
customers-none-yet = No customers yet. Customers appear here once you have access to one of their tickets.
customers-none = No customers match “{ $query }”.
customers-none-help = Check the spelling or use fewer words. You only see customers with a ticket that you have access to.

# A customer's page.
customers-known-by = via { $bot }
customers-tickets = Tickets
customers-details = Details
customers-facts = Known from tickets

# Notes.
customers-notes = Notes
customers-notes-seen = Visible to everyone with access to one of this customer’s tickets. Customers and bots never see notes.
customers-note-label = Note about the customer
customers-note-placeholder = What colleagues should know about this customer
customers-note-add = Add note
customers-note-delete = Delete note
customers-note-edited = edited

# Records of the same person.
customers-linked = Linked records
customers-linked-by = Linked by { $agent }
customers-unlink = Unlink
customers-suggested = Possible duplicates
customers-suggested-about = These records share an e-mail address or a phone number. Link them only if they belong to the same person.
customers-link = Link
# Records with the same address or number where it is verified on neither side, or on one only.
customers-unverified = Same contact details, not verified
customers-unverified-about = { $count ->
    [one] Another customer gave the same e-mail address or phone number. It is not verified for both, so Baton does not take them for one person.
   *[other] { $count } other customers gave the same e-mail address or phone number. It is not verified for all of them, so Baton does not take them for one person.
}
customers-link-ask = Link…
customers-link-sure = Anyone can type an address that is not theirs. Link these records only if you know that they belong to the same person. You can unlink them later.

# What the page says after a form.
customers-done-note = Note added
customers-done-edit = Note saved
customers-done-delete = Note deleted
customers-done-link = Records linked
customers-done-unlink = Records unlinked
