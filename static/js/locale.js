// How dates, times and lists are written: in the language of the page, as this browser writes it if it knows that language.
const own = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions()
const { lang } = document.documentElement

export const locale = [own.locale, ...navigator.languages].find(one => one.startsWith(lang)) ?? lang

/** Its day has 24 hours where this machine's has; it has 12 only in the language of the machine, or by the language's own custom. */
const isOwn = own.hourCycle?.startsWith('h2') || locale === own.locale
export const format = options => new Intl.DateTimeFormat(locale, { ...(isOwn && { hourCycle: own.hourCycle }), ...options })
