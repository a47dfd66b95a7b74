// Light, dark, or as the system says. A cookie, so that the server paints it right the first time.
import { $$, on } from './dom.js'
import { prefer } from './preference.js'

const YEAR_S = 31_536_000
const choice = () => document.documentElement.dataset.theme ?? 'system'

function show() {
  for (const button of $$('[data-theme-choice]')) button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice()))
}

on('click', '[data-theme-choice]', (_, { dataset: { themeChoice } }) => {
  if (themeChoice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = themeChoice
  document.cookie = `theme=${themeChoice === 'system' ? '' : themeChoice}; path=/; samesite=lax; max-age=${themeChoice === 'system' ? 0 : YEAR_S}`
  prefer('theme', themeChoice)
  show()
})
show()
