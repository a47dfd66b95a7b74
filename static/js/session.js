// Whose page this is: the form token of the session, and what is said when the session is over or another account's.
import { t } from './messages.js'
import { $, $$ } from './dom.js'
import { viewer } from './viewer.js'

const banner = $('#signed-out')
let csrf = $('meta[name="csrf"]')?.content ?? ''
let renewing = null

/** The form token of the session that this page knows. */
export const token = () => csrf

/** Who is signed out is not available, and not away either. */
function tell(isOut) {
  banner.hidden = !isOut
  const away = $('.nav__away')
  if (away) away.hidden = isOut
  document.dispatchEvent(new CustomEvent(isOut ? 'baton:signed-out' : 'baton:signed-in'))
}

function say(text) {
  if (!banner) return
  $('[data-signed-out-text]', banner).textContent = text
  $('a', banner).href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`
  tell(true)
}

/** The page stays as it is, with everything that is being written. */
export const signedOut = () => say(t('signed-out'))

function signedIn(fresh) {
  csrf = fresh
  for (const input of $$('input[name="csrf"]')) input.value = fresh
  if (banner) tell(false)
}

async function ask() {
  const headers = { 'X-Requested-With': 'baton', Accept: 'application/json' }
  const answer = await fetch('/me', { headers, credentials: 'same-origin', cache: 'no-store' }).catch(() => null)
  if (answer?.status === 401) signedOut()
  if (!answer?.ok) return false
  const { agent, csrf: fresh } = await answer.json()
  if (agent.id !== viewer.account) {
    say(t('other', agent))
    return false
  }
  signedIn(fresh)
  return true
}

/** Takes the token of the session there is now. False if nobody is signed in, or somebody else. */
export const renew = () => renewing ??= ask().finally(() => { renewing = null })
