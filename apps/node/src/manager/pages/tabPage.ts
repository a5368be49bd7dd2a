import type { AgentStatus } from '../../agent/AgentStatus.ts'
import type { Identity } from '../../identity.ts'
import { html, type Html } from '../../report/html.ts'
import type { Notice } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

/** What every tab shows. */
export interface TabFrame {
  notice: Notice | null
  status: AgentStatus
  identity: Identity | null
}

const tabs = [
  ['Home', '/'],
  ['Settings', '/settings'],
  ['Diagnostics', '/diagnostics'],
  ['Update', '/update'],
  ['Help', '/help'],
] as const

/** A tab of the Configuration Manager, with the line at the bottom that says how the node is. */
export function tabPage(name: (typeof tabs)[number][0], { notice, status, identity }: TabFrame, main: Html): string {
  const links = tabs.map(([tab, path]) => html`<li><a href="${path}" ${tab === name ? html`aria-current="page"` : ''}>${tab}</a></li>`)
  const head = html`<nav aria-label="Configuration Manager">
    <ul class="tabs">
      ${links}
    </ul>
  </nav>`
  const foot = html`<footer>
    <p id="bar" role="status" data-live>${mark(stateMarks[status.state])} ${barText(status, identity)}</p>
    <a href="" class="refresh" aria-label="Refresh" title="Refresh">↻</a>
  </footer>`
  return documentPage({ title: name, notice, head, main: html`${name === 'Home' ? '' : html`<h1>${name}</h1>`}${main}`, foot })
}

/** The sign of each state. */
export const stateMarks = { Connected: 'good', Reconnecting: 'unsure', Stopped: 'bad', NotRegistered: 'bad' } as const

function barText({ state }: AgentStatus, identity: Identity | null): string {
  const at = identity === null ? '' : ` (${identity.origin})`
  const texts = {
    Connected: `Connected to the cloud service${at}`,
    Reconnecting: `Reconnecting to the cloud service${at}`,
    Stopped: 'Disconnected: the service is stopped',
    NotRegistered: 'Not registered',
  }
  return texts[state]
}
