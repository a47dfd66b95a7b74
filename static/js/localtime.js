// What time it is where the customer is, and dates that are meant where they were said.
import { t } from './messages.js'
import { $$, onArrive } from './dom.js'
import { format } from './locale.js'
import { now } from './clock.js'

const REPAINT_MS = 20_000

function paintLocalTime(element) {
  const { localTime: timeZone } = element.dataset
  try {
    const time = format({ timeZone, hour: 'numeric', minute: '2-digit' })
    element.textContent = t('local-time', { time: time.format(now()) })
    element.title = timeZone
  } catch {
    // A zone this browser does not know keeps its name.
  }
}

onArrive('[data-local-time]', paintLocalTime)
setInterval(() => { if (!document.hidden) $$('[data-local-time]').forEach(paintLocalTime) }, REPAINT_MS)

const day = format({ dateStyle: 'medium', timeZone: 'UTC' })
const moment = format({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
onArrive('time[data-zoneless]', element => {
  const { dateTime } = element
  element.title = dateTime
  element.textContent = dateTime.includes('T') ? moment.format(Date.parse(`${dateTime}Z`)) : day.format(Date.parse(dateTime))
})
