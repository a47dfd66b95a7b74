// A box above other boxes picks all of them, or none.
import { $, $$, on, onPage } from './dom.js'

const boxes = all => $$('input[type="checkbox"]', all.closest('fieldset')).filter(box => box !== all)

function tell(all) {
  const [picked, of] = [boxes(all).filter(box => box.checked).length, boxes(all).length]
  all.checked = picked === of
  all.indeterminate = picked > 0 && picked < of
}

on('change', 'fieldset:has([data-pick-all]) input', ({ target }) => {
  const all = $('[data-pick-all]', target.closest('fieldset'))
  if (target === all) for (const box of boxes(all)) box.checked = all.checked
  tell(all)
})
onPage(() => $$('[data-pick-all]').forEach(tell))
