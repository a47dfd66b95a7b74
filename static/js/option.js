// An entry of a list that a box opens: the palette's, and that of the search page.

export const make = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent })

export function optionOf({ name, hint }, id, isSelected) {
  const option = Object.assign(make('li', 'palette__item', ''), { id, role: 'option', ariaSelected: isSelected })
  const shown = make('span', 'palette__name', name)
  shown.dir = 'auto'
  option.append(shown, make('span', 'palette__hint', hint))
  return option
}

/** Says on a box which of the options of its list is chosen, and brings it into sight. */
export function point(box, option) {
  box.setAttribute('aria-activedescendant', option?.id ?? '')
  option?.scrollIntoView({ block: 'nearest' })
}
