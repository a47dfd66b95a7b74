// How dates, times and lists are written: in the language of the page, as this browser writes it if it knows that language.
const own = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions()
const { lang } = document.documentElement

export const locale = [own.locale, ...navigator.languages].find(one => one.startsWith(lang)) ?? lang

/** Its day has 12 or 24 hours as everywhere on this machine. */
export const format = options => new Intl.DateTimeFormat(locale, { hourCycle: own.hourCycle, ...options })
