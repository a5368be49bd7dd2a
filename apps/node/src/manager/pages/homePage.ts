import type { AgentStatus } from '../../agent/AgentStatus.ts'
import type { Identity } from '../../identity.ts'
import { momentText } from '../../momentText.ts'
import { html, type Html } from '../../report/html.ts'
import { mark } from './documentPage.ts'
import { stateMarks, tabPage, type TabFrame } from './tabPage.ts'

interface Kept {
  secretNames: readonly string[]
  lastBackupAt: string | null
}

const nothing = '--------'

const stateTexts: Record<AgentStatus['state'], string> = {
  Connected: 'Self-hosted node is connected to the cloud service',
  Reconnecting: 'Self-hosted node is reconnecting to the cloud service',
  Stopped: 'Self-hosted node is stopped',
  NotRegistered: 'Integration Runtime (Self-hosted) Node is not registered',
}

/** How the node is, and what it keeps of data sources. */
export function homePage(frame: TabFrame, { secretNames, lastBackupAt }: Kept): string {
  return tabPage(
    'Home',
    frame,
    html`${statePart(frame)}
      <h2>Data Source Credential</h2>
      <dl>
        <dt>Credential store:</dt>
        <dd>On this machine, encrypted</dd>
        <dt>Stored secrets:</dt>
        <dd>${secretNames.length === 0 ? 'None' : secretNames.join(', ')}</dd>
        <dt>Last backup time:</dt>
        <dd>${lastBackupAt === null ? 'N/A' : html`<time datetime="${lastBackupAt}">${momentText(lastBackupAt)}</time>`}</dd>
      </dl>
      <p class="hint">Keep a secret with <code>mooring-node secret set</code>. A backup holds these secrets as well.</p>
      <p class="commands">
        ${frame.identity === null ? '' : html`<a class="button" href="/backup">Generate Backup</a>`}
        <a class="button" href="/import">Import Backup</a>
      </p>`,
  )
}

function statePart({ status, identity }: TabFrame): Html {
  const { state, reason, runningJobs } = status
  return html`<section id="state" data-live>
    <h1 class="state">${mark(stateMarks[state])} ${stateTexts[state]}</h1>
    ${reason === null || state === 'Stopped' ? '' : html`<p>${reason}</p>`}
    <dl>
      <dt>Account:</dt>
      <dd>${identity?.account ?? nothing}</dd>
      <dt>Integration Runtime:</dt>
      <dd>${status.runtime ?? nothing}</dd>
      <dt>Node:</dt>
      <dd>${status.node ?? nothing}</dd>
      <dt>Running jobs:</dt>
      <dd>${runningJobs}</dd>
    </dl>
    ${command(state, identity)}
  </section>`
}

function command(state: AgentStatus['state'], identity: Identity | null): Html {
  if (state === 'NotRegistered')
    return html`<p><a class="button primary" href="/register">${identity === null ? 'Register' : 'Register again'}</a></p>`
  if (state === 'Stopped')
    return html`<form method="post" action="/start"><button id="service" class="primary">Start Service</button></form>`
  return html`<form method="post" action="/stop"><button id="service">Stop Service</button></form>`
}
