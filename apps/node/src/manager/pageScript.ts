/**
 * The script of all pages, as a browser runs it. The server says what is right and makes every page; this looks while somebody types,
 * and asks again how the node is. Neither template strings nor a build: it is served as it stands here.
 */
export const pageScript = String.raw`
const all = (selector) => [...document.querySelectorAll(selector)]

async function enter(opening) {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return
  // Out of the address and of the history before anything else.
  history.replaceState(null, '', location.pathname)
  const answer = await fetch('/session', { method: 'POST', body: new URLSearchParams({ token }) })
  if (answer.ok) location.replace('/')
  else opening.textContent = opening.dataset.refused
}

function check(input) {
  const shape = new RegExp(input.dataset.shape)
  const isEmpty = input.value.trim() === ''
  const isRight = isEmpty ? 'kept' in input.dataset : shape.test(input.value.trim())
  const isTaken = isRight && JSON.parse(input.dataset.taken ?? '[]').includes(input.value.trim().toLowerCase())
  input.parentElement.querySelector('.tick').hidden = !isRight || isTaken
  document.getElementById(input.dataset.enables).disabled = !isRight
  input.toggleAttribute('aria-invalid', false)
  if (!isRight && !isEmpty) input.setAttribute('aria-invalid', 'true')
  const says = isTaken ? input.dataset.takenSays : isRight ? input.dataset.right : input.dataset.wrong
  document.getElementById(input.id + '-says').textContent = isEmpty ? '' : says
  for (const place of all('[data-repeats=' + input.id + ']')) place.textContent = input.value.trim()
}

function isChosen(condition) {
  const [name, values] = condition.split('=')
  const chosen = document.querySelector('input[name=' + name + ']:checked, select[name=' + name + ']')
  return chosen !== null && values.split(' ').includes(chosen.value)
}

function showFieldsOfChoice(fields) {
  fields.hidden = !fields.dataset.when.split(';').every(isChosen)
}

async function askAgain() {
  if (document.hidden) return
  const answer = await fetch(location.pathname, { headers: { 'x-by-itself': '1' } })
  if (answer.redirected || !answer.ok) return location.reload()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of all('[data-live]')) {
    const next = page.getElementById(part.id)
    if (next === null || next.innerHTML === part.innerHTML) continue
    const focused = part.contains(document.activeElement) ? document.activeElement.id : ''
    part.innerHTML = next.innerHTML
    // What was focused may be gone with what it was for.
    if (focused !== '') (document.getElementById(focused) ?? part).focus()
  }
}

// What stands here would go on to look as if it were so.
function sayItEnded() {
  document.getElementById('bar').textContent = 'The Configuration Manager has ended. To open it again, run mooring-node manager.'
  document.getElementById('state')?.remove()
}

const opening = document.getElementById('opening')
if (opening !== null) await enter(opening)

for (const input of all('[data-shape]')) {
  input.addEventListener('input', () => check(input))
  // By itself a browser takes the first button of a form, which need not be the one that goes on.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    document.getElementById(input.dataset.enables).click()
  })
  if (input.value !== '') check(input)
}
for (const box of all('[data-shows]')) {
  const field = document.getElementById(box.dataset.shows)
  box.addEventListener('change', () => (field.type = box.checked ? 'text' : 'password'))
}
for (const chooser of all('[data-reads]')) {
  const field = document.getElementById(chooser.dataset.reads)
  chooser.addEventListener('change', async () => (field.value = (await chooser.files[0]?.text()) ?? ''))
}
for (const button of all('[data-fills]')) {
  const field = document.getElementById(button.dataset.fills)
  button.addEventListener('click', () => {
    field.value = button.dataset.with
    check(field)
    field.focus()
  })
}
for (const fields of all('[data-when]')) {
  showFieldsOfChoice(fields)
  document.addEventListener('change', () => showFieldsOfChoice(fields))
}
for (const form of all('form')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent !== undefined) return event.preventDefault()
    form.dataset.sent = ''
    document.getElementById('working').textContent = event.submitter?.dataset.busy ?? ''
  })
}

// One question at a time: a machine may be slower than this asks.
const live = all('[data-live]').length > 0
const waitMs = () => (document.querySelector('[data-soon]') === null ? 3000 : 500)
const wait = () => setTimeout(() => askAgain().then(wait, sayItEnded), waitMs())
if (live) wait()
`
