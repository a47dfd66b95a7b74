// The preview of an automatic message follows the typing; without a text of the team's it is the default.
import { $, on } from './dom.js'

on('input', '.sentence textarea', (_, { value, form, parentElement }) => {
  const place = parentElement.parentElement
  const own = value.trim()
  const sample = $('q', place)
  sample.textContent = (own || sample.dataset.default).replace(/\{([a-z]+)\}/g, (whole, name) => form.getAttribute(`data-sample-${name}`) ?? whole)
  $('[data-empty]', place).hidden = own
})
