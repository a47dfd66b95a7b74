# Saved views: filters and an order under a name.

views-title = Saved views
views-about = A view lists the open tickets that its filters describe. Your views appear in the navigation, below the inbox.
views-list = Views
views-none = No views yet. Give the first one a name and filters.
views-of = For
views-of-you = Only you
views-add = Add view
views-edit = Edit view
views-edit-label = Edit { $name }
views-remove-label = Remove { $name }
views-help = The filters of the search: status, team, agent, bot, tag, priority, reason, language, before and after. For example: team:Billing tag:refund agent:me
views-saved = View saved
views-removed = View removed
views-error-field = { $field ->
    [name] Name
    [filter] Filters
   *[other] View
}: { $why }
