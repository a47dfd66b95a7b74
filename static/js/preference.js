// What the agent chose for their console: the server knows it for all their computers, this browser where they chose nothing.
import { post } from './http.js'

const nameOf = name => `own${name[0].toUpperCase()}${name.slice(1)}`
// Pages that were fetched before a choice do not undo it.
const chosen = { ...document.body.dataset }

/** The chosen word, or what this browser keeps. */
export const preferred = (name, kept) => chosen[nameOf(name)] ?? kept

/** From now on it is this, here and wherever else the agent signs in. */
export function prefer(name, word) {
  heard(name, word)
  post('/account/preferences', { [name]: word }).catch(() => {})
}

/** Another tab has chosen. */
export function heard(name, word) { chosen[nameOf(name)] = word }
