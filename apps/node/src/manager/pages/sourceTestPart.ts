import type { ConnectionReport, ConnectionStep, ConnectionStepName, Verdict } from '@mooring/contract'
import { html, type Html } from '../../report/html.ts'
import type { SourceTest } from '../SourceTest.ts'
import { mark } from './documentPage.ts'

/** The steps by the names that the console has for them. */
const stepNames: Record<ConnectionStepName, string> = {
  credential: 'Credential',
  dns: 'Name (DNS)',
  proxy: 'Proxy',
  tcp: 'Connection (TCP)',
  tls: 'Encryption (TLS)',
  http: 'Answer (HTTP)',
  read: 'Signing in and reading',
}
const verdicts: Record<Verdict, readonly [sign: Parameters<typeof mark>[0], word: string]> = {
  pass: ['good', 'Passed'],
  warning: ['unsure', 'Warning'],
  fail: ['bad', 'Failed'],
  notChecked: ['none', 'Not checked'],
}
const testers = { node: 'The node', manager: 'This machine' } as const

/** How far the test of a connection is, and what came of it. */
export function sourceTestPart(test: SourceTest): Html {
  const isBusy = test.outcome.state === 'busy'
  return html`<section class="tested" aria-labelledby="tested-place">
    <h3 id="tested-place">${test.place}</h3>
    <p id="tested-says" class="says" role="status" data-live>${outcomeText(test)}</p>
    <div id="tested" data-live tabindex="-1">
      <ol class="steps" aria-label="Steps of the connection test">
        ${test.taken.map(takenStep)}${test.ahead.map((step, at) => stepAhead(step, isBusy && at === 0))}
      </ol>
      ${
        isBusy
          ? html`<form method="post" action="/diagnostics/connection/cancel" data-soon><button id="cancel-test">Cancel</button></form>`
          : testerPart(test)
      }
    </div>
  </section>`
}

function outcomeText({ outcome, tester }: SourceTest): Html {
  switch (outcome.state) {
    case 'busy':
      return html`${mark('busy')} <span>${testers[tester]} is trying it. That may take up to 40 seconds.</span>`
    case 'canceled':
      return html`${mark('none')} <span>The test was canceled.</span>`
    case 'failed':
      return html`${mark('bad')} <span>The connection was not tested. ${outcome.reason}</span>`
    case 'done':
      return html`${mark(verdicts[outcome.report.verdict][0])} <span>${reportText(testers[tester], outcome.report)}</span>`
  }
}

function reportText(tester: string, { verdict, steps }: ConnectionReport): string {
  const failed = steps.find((step) => step.verdict === 'fail')
  if (failed !== undefined) return `${tester} did not get through. It failed at: ${stepNames[failed.step]}.`
  return verdict === 'warning'
    ? `${tester} can read the source. Something should be looked at.`
    : `${tester} reached the source and can read it.`
}

function takenStep({ step, verdict, found, fix, durationMs }: ConnectionStep): Html {
  const [sign, word] = verdicts[verdict]
  return html`<li>
    ${mark(sign)}
    <div>
      <strong>${stepNames[step]}</strong>
      <span class="${verdict}">${verdict === 'notChecked' ? word : `${word}, ${durationMs} ms`}</span>
      <p>${found}</p>
      ${fix === undefined ? '' : html`<p><strong>To mend it:</strong> ${fix}</p>`}
    </div>
  </li>`
}

const stepAhead = (step: ConnectionStepName, isTaken: boolean): Html =>
  html`<li>
    ${mark(isTaken ? 'busy' : 'none')}
    <div><strong>${stepNames[step]}</strong> <span class="notChecked">${isTaken ? 'In progress' : 'To come'}</span></div>
  </li>`

/** Who tried decides what is found: another user has other rights, another process another environment. */
const testerPart = ({ tester }: SourceTest): Html =>
  tester === 'node'
    ? html`<p class="hint">Tried by the node that runs: as its user, with its environment and the folders that it may read.</p>`
    : html`<p class="hint">
        Tried by the Configuration Manager, as the user who started it and with the environment that it was started with. What only the
        service has, such as variables and <code>MOORING_NODE_ALLOWED_PATHS</code>, does not count here.
      </p>`
