// What this browser keeps as JSON. What cannot be read is as good as not there.

/** What a text says; null if it cannot be read. */
export const parsed = text => { try { return JSON.parse(text) } catch { return null } }

/** What is kept under a key; null if there is nothing. */
export const stored = (key, store = localStorage) => parsed(store.getItem(key))

/** The same for a list. */
export function storedList(key, store) {
  const kept = stored(key, store)
  return Array.isArray(kept) ? kept : []
}
