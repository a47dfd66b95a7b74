// Swagger UI leaves a list without a name, and puts links into buttons: by keyboard both would be reached.
const root = document.querySelector('#swagger-ui')

function mend() {
  const servers = root.querySelector('#servers:not([aria-label])')
  if (servers) servers.setAttribute('aria-label', 'Server')
  for (const link of root.querySelectorAll('button a:not([tabindex])')) link.tabIndex = -1
}

new MutationObserver(mend).observe(root, { childList: true, subtree: true })
mend()
