// While tags are typed, those that begin so are proposed.
import { on } from './dom.js'
import { getJson } from './http.js'

let asked = ''
on('input', '[data-tags]', async (_, box) => {
  const before = box.value.match(/^.*,\s*/)?.[0] ?? ''
  asked = box.value
  const { tags } = await getJson(`/tags?q=${encodeURIComponent(asked.slice(before.length))}`).catch(() => ({ tags: [] }))
  if (asked === box.value) box.list?.replaceChildren(...tags.map(({ name }) => new Option('', before + name)))
})
