// Asks for the server again and again. Once it answers, the page comes that was asked for.
const EVERY_MS = 4_000

async function look() {
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
  if (answer?.ok) location.reload()
}

setInterval(look, EVERY_MS)
addEventListener('online', look)
