# Routing rules, their form, and testing them.

routing-title = Routing rules
routing-about = The first rule whose conditions all match decides where an escalation goes. If none matches, it goes to the team the bot asked for, or else to the bot’s own team.
routing-none-title = No rules yet.
routing-none = Until there is one, every escalation goes to the team its bot asks for, or to the bot’s own team. Add a rule to send Spanish-speaking customers to a Spanish-speaking team, or angry customers to your most patient agents.
routing-add = Add a rule

# A rule in the list.
routing-off = off
routing-overrides = overrides the bot
routing-always = Always
routing-no-change = No change
routing-unless = { $choice }, unless the bot chooses one
routing-move-up = Move { $rule } up
routing-move-down = Move { $rule } down
routing-edit-as-text = Edit as text
routing-edit-as-text-label = Edit { $rule } as text
routing-edit-as-text-tip = Some parts of this rule can only be edited as text
routing-edit-label = Edit { $rule }
routing-switch-off = Switch off
routing-switch-off-label = Switch { $rule } off
routing-switch-on = Switch on
routing-switch-on-label = Switch { $rule } on
routing-remove-label = Remove { $rule }
routing-remove-title = Remove the rule “{ $rule }”?
routing-remove-then = From the next escalation on, it no longer applies. Existing tickets stay where they are.
routing-remove-or = To keep it for later, switch it off instead.

# Its parts in words.
routing-part-reason = Reason
routing-part-language = Language
routing-part-topic = Topic
routing-part-intent = Intent
routing-part-channel = Channel
routing-part-tag = Tag
routing-part-bot = Bot
routing-part-asks-for = Bot asks for
routing-part-bot-priority = Bot’s priority
routing-part-time = Time
routing-part-customer = Customer’s { $attribute }
routing-part-team = Team
routing-part-priority = Priority
routing-part-requires = Requires
routing-part-prefers = Prefers
routing-or = { $before }, or { $last }
routing-intent-sure = { $intent } ({ $percent }% sure or more)
routing-team-open = while the team is open
routing-team-closed = while the team is closed
routing-during = { $hours } ({ $zone })
routing-outside = outside { $hours } ({ $zone })
routing-priority-low = Low
routing-priority-normal = Normal
routing-priority-high = High
routing-priority-urgent = Urgent

# The form.
routing-edit-title = Edit <span dir="auto">{ $rule }</span>
routing-when = When all of these match
routing-then = Then
routing-override = Override the bot’s choice
routing-add-rule = Add rule
routing-save-changes = Save changes
routing-try = Test on past tickets
routing-any = Any
routing-none-chosen = None
routing-others = Others, separated by commas
routing-topic-example = invoice, charged twice
routing-bot-example = Sales*
routing-team-example = Billing
routing-field-customer = Customer
routing-field-bot = Escalating bot
routing-field-asks-for = Team requested by the bot
routing-field-urgent = Priority set by the bot
routing-field-hours = Hours
routing-field-zone = Time zone of these hours
routing-field-to-bot = Another bot
routing-field-require-skills = Required skills
routing-field-prefer-skills = Preferred skills
routing-no-skills = No agent has a skill yet. Set some with baton agent set EMAIL --skill NAME=LEVEL
routing-team-as-asked = As requested by the bot
routing-priority-as-said = As set by the bot
routing-time-any = Any time
routing-time-open = While the team is open
routing-time-closed = While the team is closed
routing-time-during = During these hours
routing-time-outside = Outside these hours

# All rules as a text.
routing-text = All rules as text (TOML)
routing-text-field = All rules in order
routing-text-revision = revision { $revision }

# A test on past tickets.
routing-trial-label = Test result
routing-trial-none = There are no past tickets to test the rules on yet.
routing-trial-same = All of the last { $tickets } tickets would be routed as before.
routing-trial-elsewhere = { $count } of the last { $tickets } tickets would go elsewhere.
routing-trial-otherwise = { $count } of the last { $tickets } tickets would go to the same place with a different priority or different skills.
routing-trial-also-otherwise = { $count } more would go to the same place with a different priority or different skills.
routing-trial-as-before = { $count } would be routed as before.
routing-trial-applies = { $count ->
    [0] The rule applies to none of the tested tickets.
   *[other] The rule applies to { $count } of the tested tickets.
}
routing-trial-any-applies = { $count ->
    [0] No rule applies to any of the tested tickets.
   *[other] A rule applies to { $count } of the tested tickets.
}
routing-trial-held-back = In { $count } of these, the bot’s own choice wins because the rule does not override it.
routing-trial-changed = Same place, different priority or skills
routing-trial-moves = Changed destinations
routing-trial-from = Went to
routing-trial-to = Would go to
routing-trial-tickets = Tickets
routing-trial-older = { $count ->
    [one] and { $count } older ticket
   *[other] and { $count } older tickets
}
routing-place-bot = bot { $name }
routing-place-team = team { $name }

# After a form.
routing-added = Added. The rule applies from the next escalation.
routing-replaced = Saved. The rule applies from the next escalation.
routing-removed = Removed.
routing-moved = Moved.
routing-switched-on = Switched on. The rule applies from the next escalation.
routing-switched-off = Switched off.
routing-saved = Saved. The rules apply from the next escalation.
routing-error-rule = { $rule }, { $field }: { $why }
routing-error-field = { $field ->
    [name] Name
    [reason] Reason
    [urgent] Priority set by the bot
    [customer] Customer
    [hours] Hours
    [priority] Priority
    [bot] Escalating bot
    [asks_for] Team requested by the bot
    [topic] Topic
    [intent] Intent
    [language] Language
    [channel] Channel
    [tags] Tags
    [when] Conditions
    [team] Team
    [to_bot] Another bot
    [require_skills] Required skills
    [prefer_skills] Preferred skills
   *[other] { $field }
}: { $why }
routing-error-one-of = must be one of { $choices }
routing-error-nothing = Choose a team, a bot, a priority or skills.
routing-error-customer = write attribute = value, or attribute >= number
routing-error-hours = write hours such as Mo-Fr 09:00-17:00

# Names in a rule that stand for nothing.
routing-gone-team = There is no team { $name }. Teams: { $there }
routing-gone-team-none = There is no team { $name }. There are no teams yet
routing-gone-bot = There is no bot { $name }. Bots: { $there }
routing-gone-bot-none = There is no bot { $name }. There are no bots yet
routing-gone-skill = There is no skill { $name }. Skills: { $there }
routing-gone-skill-none = There is no skill { $name }. There are no skills yet
routing-trial-rule = rule “{ $rule }”
routing-trial-unnamed = New rule
routing-trial-no-rule = no rule matches
