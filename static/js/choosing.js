// A list above the box: keys move in it while the box keeps the focus.
import { on } from './dom.js'
import { textBox } from './composer.js'

const STEPS = { ArrowDown: 1, ArrowUp: -1 }
const isChosen = option => option.ariaSelected === 'true'

/** Marks one of the options; a screen reader says it. */
export function choose(options, option) {
  for (const other of options) other.ariaSelected = String(other === option)
  textBox().setAttribute('aria-activedescendant', option.id)
  option.scrollIntoView({ block: 'nearest' })
}

/** No option is marked any more. */
export const unchoose = () => textBox()?.removeAttribute('aria-activedescendant')

/** `options` are those that are shown, nothing while the list is closed. */
export function choosesFrom({ options, take, close }) {
  // Before the box and the page hear of the key: here it moves in the list.
  on('keydown', '.composer__text', event => {
    const all = options()
    if (!all || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const step = STEPS[event.key]
    const chosen = all.find(isChosen)
    const takes = ['Enter', 'Tab'].includes(event.key) && chosen
    if (!step && !takes && event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (takes) take(chosen)
    else if (!step) close()
    else if (chosen) choose(all, all[(all.indexOf(chosen) + step + all.length) % all.length])
  }, true)
}
