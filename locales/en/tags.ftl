# The settings of tags.

tags-title = Tags
tags-about = Bots and agents put tags on tickets. A new name makes a new tag. A change here applies to every ticket that has the tag, and to saved views and saved replies that name it.
tags-none = No tags
tags-more = Show more
tags-save = Save { $tag }
tags-tickets = { $count ->
    [one] One ticket
   *[other] { $count } tickets
}
tags-delete-short = Delete
tags-delete = Delete { $tag }
tags-delete-text = The tag is removed from every ticket. This cannot be undone.
tags-delete-sure = Delete the tag
# In a row whose new name another tag has: what merging them does, and the button that does it.
tags-merge-text = Merge the two? Every ticket, saved view and saved reply with “{ $tag }” gets “{ $other }”, and “{ $tag }” is deleted. This cannot be undone.
tags-merge = Merge into “{ $other }”
tags-colour = Colour
tags-colour-by-name = automatic
tags-colour-red = red
tags-colour-orange = orange
tags-colour-yellow = yellow
tags-colour-green = green
tags-colour-teal = teal
tags-colour-blue = blue
tags-colour-purple = purple
tags-colour-pink = pink
