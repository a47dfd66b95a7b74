// What time it is where the customer is, and dates that are meant where they were said, or in UTC.
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

// The zone of the clocks below it.
const zone = format({ timeZoneName: 'short' })
onArrive('[data-zone]', element => { element.textContent = `(${zone.formatToParts(now()).find(({ type }) => type === 'timeZoneName').value})` })
// What a form says of a time of day is meant there too.
onArrive('[data-zone-id]', input => { input.value = zone.resolvedOptions().timeZone })

const day = format({ dateStyle: 'medium', timeZone: 'UTC' })
const moment = format({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
onArrive('time[data-zoneless]', element => {
  const { dateTime } = element
  element.title = dateTime
  element.textContent = (dateTime.includes('T') ? moment : day).format(Date.parse(dateTime.replace(/T[^Z]*$/, '$&Z')))
})
