// Swagger UI leaves a list without a name, and puts links into buttons, where nothing else may be pressed.
const root = document.querySelector('#swagger-ui')

function mend() {
  const servers = root.querySelector('#servers:not([aria-label])')
  if (servers) servers.setAttribute('aria-label', 'Server')
  for (const link of root.querySelectorAll('button a[href]')) link.removeAttribute('href')
}

new MutationObserver(mend).observe(root, { childList: true, subtree: true })
mend()
