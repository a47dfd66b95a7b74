// Commands over HTTP. The answer is JSON, or problem+json with a stable code.
import { t } from './messages.js'
import { renew, signedOut, token } from './session.js'

const ANSWERS_WITHIN_MS = 20_000

/** No answer of the server came: whether it heard us is unknown. */
export class Unreachable extends Error {}

/** Nobody is signed in here, or another account is: nothing was done. */
export class SignedOut extends Unreachable {}

/** What the server says to people of a request; programs read `detail`. */
export const saidOf = ({ said, detail }) => said?.detail ?? detail ?? ''

/** The fields that are wrong, each with what is wrong with it. */
export const mistakesOf = ({ errors, said }) => errors?.map(({ pointer, detail }, at) => ({ pointer, detail: said?.errors?.[at] ?? detail }))

/** What to do: in the words of the page for refusals that agents meet every day, else as the server says it to people. */
function detailOf(body) {
  const { code, owner, by, outcome } = body
  const detail = saidOf(body)
  if (code === 'forbidden') return detail
  if (owner) return t('owned', owner)
  if (by) return t('first', { name: by.name, outcome })
  return t('way-out', body) || detail
}

/** The server refused; carries title, detail, code and request_id of the problem. */
export class Problem extends Error {
  constructor(status, body, wait_s = 0) {
    super(t('refusal', body) || (body.said?.title ?? body.title ?? t('wrong')))
    const mistakes = mistakesOf(body)?.map(({ detail }) => detail).join('; ').replaceAll('.; ', '. ').replace(/^./u, first => first.toUpperCase())
    Object.assign(this, { status, code: body.code ?? '', detail: mistakes || detailOf(body), request_id: body.request_id ?? '', wait_ms: wait_s * 1_000, body })
  }
}

async function attempt(method, url, fields, { accept = 'application/json', keepalive = false, purpose = '', signal, within_ms = ANSWERS_WITHIN_MS }) {
  const headers = { 'X-Requested-With': 'baton', Accept: accept, ...(purpose && { Purpose: purpose }) }
  const late = AbortSignal.timeout(within_ms)
  const body = fields && new URLSearchParams([...fields, ['csrf', token()]])
  try {
    const answer = await fetch(url, { method, headers, body, keepalive, credentials: 'same-origin', signal: signal ? AbortSignal.any([late, signal]) : late })
    const isJson = Boolean(answer.headers.get('content-type')?.includes('json'))
    return { answer, isJson, data: isJson ? await answer.json() : await answer.text() }
  } catch (error) {
    throw new Unreachable(error.message)
  }
}

export async function request(method, url, fields = null, options = {}) {
  let got = await attempt(method, url, fields, options)
  if (got.isJson && got.data.code === 'bad_csrf') {
    // Signed in again, in another tab perhaps: the session has another token.
    if (!await renew()) throw new SignedOut('another session')
    got = await attempt(method, url, fields, options)
  }
  const { answer, isJson, data } = got
  if (isJson && data.code === 'signed_out' || answer.redirected && new URL(answer.url).pathname === '/login') {
    signedOut()
    throw new SignedOut('signed out')
  }
  // Baton answers its scripts with JSON, or with the fragment they ask for: anything else is of something in between.
  const isTooLarge = answer.status === 413
  const isForeign = !isJson && (answer.ok ? !options.accept && answer.status !== 204 : !isTooLarge)
  if (isForeign) throw new Unreachable(`${answer.status}`)
  if (!answer.ok) throw new Problem(answer.status, isJson ? data : { code: 'body_too_large' }, Number(answer.headers.get('retry-after') ?? 0))
  return data
}

/** The fields of a form as they are sent; the token is added when they go. */
export const fieldsOf = form => [...form].filter(([name, value]) => name !== 'csrf' && typeof value === 'string')
export const post = (url, fields = {}) => request('POST', url, Object.entries(fields))
export const getJson = (url, options) => request('GET', url, null, options)
export const getHtml = url => request('GET', url, null, { accept: 'text/html' })
