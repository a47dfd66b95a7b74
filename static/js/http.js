// Commands over HTTP. The answer is JSON, or problem+json with a stable code.
import { viewer } from './viewer.js'

/** The server could not be reached; whether it heard us is unknown. */
export class Unreachable extends Error {}

/** The server refused; carries title, detail, code and request_id of the problem. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? 'Something went wrong')
    Object.assign(this, { status, code: body.code ?? '', detail: body.detail ?? '', request_id: body.request_id ?? '', body })
  }
}

export async function request(method, url, fields = null, options = {}) {
  const headers = { 'X-Requested-With': 'baton', Accept: options.accept ?? 'application/json' }
  const body = fields && new URLSearchParams([...fields, ['csrf', viewer.csrf]])
  let answer
  try {
    answer = await fetch(url, { method, headers, body, keepalive: options.keepalive, credentials: 'same-origin' })
  } catch (error) {
    throw new Unreachable(error.message)
  }
  const isJson = answer.headers.get('content-type')?.includes('json')
  const data = isJson ? await answer.json().catch(() => ({})) : await answer.text()
  if (answer.status === 401 || answer.redirected && new URL(answer.url).pathname === '/login') {
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`)
    return new Promise(() => {}) // the page goes away
  }
  if (answer.status >= 502 && answer.status <= 504 && !isJson) throw new Unreachable(`${answer.status}`)
  if (!answer.ok) throw new Problem(answer.status, isJson ? data : {})
  return data
}

export const post = (url, fields = {}) => request('POST', url, fields instanceof FormData ? [...fields].filter(([name]) => name !== 'csrf') : Object.entries(fields))
export const getJson = url => request('GET', url)
export const getHtml = url => request('GET', url, null, { accept: 'text/html' })
