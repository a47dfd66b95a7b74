// A button that copies what stands in the element it names.
import { t } from './messages.js'
import { $, on } from './dom.js'
import { toast } from './toast.js'

on('click', '[data-copies]', async (_, { dataset }) => {
  const element = $(dataset.copies)
  try {
    await navigator.clipboard.writeText(element.textContent)
    toast({ title: t('copied') })
  } catch {
    // No clipboard over plain HTTP: the words are selected, Ctrl+C does the rest.
    getSelection().selectAllChildren(element)
  }
})
