// Lists of which several can be chosen: what is chosen stands on the closed list at once, and a click elsewhere or Esc closes it.
import { $, $$, on } from './dom.js'

const pickedWords = list => [
  ...$$('input:checked', list).map(box => box.nextElementSibling.textContent),
  ...$$('.picker__other :is(input, textarea)', list).flatMap(other => other.value.split(/[,\n]/)).map(word => word.trim()).filter(Boolean),
]

on('input', '[data-picker]', (_, picker) => {
  const shown = $('.picker__words', picker)
  const words = pickedWords(picker)
  shown.textContent = words.join(', ') || shown.dataset.none
  shown.parentElement.classList.toggle('picker__chosen--some', words.length > 0)
})

document.addEventListener('pointerdown', ({ target }) => {
  for (const picker of $$('[data-picker][open]')) if (!picker.contains(target)) picker.open = false
})

document.addEventListener('keydown', event => {
  const picker = event.key === 'Escape' && document.activeElement?.closest('[data-picker][open]')
  if (!picker) return
  event.preventDefault()
  picker.open = false
  $('summary', picker).focus()
})
