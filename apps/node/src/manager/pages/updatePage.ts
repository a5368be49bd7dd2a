import type { OwnUpdate } from '@mooring/contract'
import { momentText } from '../../momentText.ts'
import { html, type Html } from '../../report/html.ts'
import { ownUpdateText, windowText } from '../../update/ownUpdate.ts'
import { version } from '../../version.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

/** Which version this is, and how to get a newer one. `standing`: what the console says; a sentence when it says nothing; null when it knows no node. */
export const updatePage = (frame: TabFrame, standing: OwnUpdate | string | null): string =>
  tabPage(
    'Update',
    frame,
    html`<section id="standing" data-live>
        <h2>Version</h2>
        <dl>
          <dt>Version:</dt>
          <dd>${standing === null || typeof standing === 'string' ? version : standing.version}</dd>
          <dt>Newest version:</dt>
          <dd>${standing === null || typeof standing === 'string' ? nothing : (standing.latest ?? nothing)}</dd>
          ${standing === null || typeof standing === 'string' ? '' : timesPart(standing)}
          <dt>Runs on:</dt>
          <dd>Node.js ${process.versions.node}, ${process.platform}-${process.arch}</dd>
        </dl>
        ${standingPart(standing)}
      </section>
      <p class="hint">
        The node downloads the new version from the console, verifies it, lets its scans finish, and starts anew. It goes back when the new
        version does not reach the console. The registration and the settings stay. On the command line:
        <code>mooring-node update --wait</code>.
      </p>`,
  )

/** When its update begins, when updates may, and when the last one was; as far as the console says. */
function timesPart({ window, opensAt, waitsFor, updatedAt }: OwnUpdate): Html {
  const scheduled = waitsFor === 'window' ? opensAt : undefined
  return html`<dt>Scheduled update:</dt>
    <dd>${moment(scheduled)}</dd>
    <dt>Maintenance window:</dt>
    <dd>${window === undefined ? nothing : windowText({ window, opensAt })}</dd>
    <dt>Last update:</dt>
    <dd>${moment(updatedAt)}</dd>`
}

const nothing = '--------'

const moment = (time: string | undefined): Html | string =>
  time === undefined ? nothing : html`<time datetime="${time}">${momentText(time)}</time>`

function standingPart(standing: OwnUpdate | string | null): Html {
  if (standing === null) return html`<p>This machine is not registered: it has no console to get a version from.</p>`
  if (typeof standing === 'string') return html`<p>${standing}</p>`
  const { phase, isUpdateAvailable } = standing
  const isCancelable = ['waiting', 'ordered', 'downloading', 'draining'].includes(phase ?? '')
  const isAtWork = isCancelable || phase === 'restarting'
  const button = html`<form method="post" action="/update"><button id="update" class="primary">Update now</button></form>`
  const cancel = html`<form method="post" action="/update/cancel"><button id="cancel">Cancel the update</button></form>`
  return html`<p>${ownUpdateText(standing)}</p>
    ${isUpdateAvailable && !isAtWork ? button : ''}${isCancelable ? cancel : ''}`
}
