import { html } from '../../report/html.ts'
import { networkSection, preflightSection } from '../../report/reportAsHtml.ts'
import { hasNoFailure } from '../../report/reportAsText.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

/** What the Diagnostic Tool found. */
export function troubleshootPage({ notice, diagnosis, openedFrom }: Pick<Visit, 'notice' | 'diagnosis' | 'openedFrom'>): string {
  const again = html`<form method="post" action="/troubleshoot" class="commands">
    <button class="${diagnosis === null ? 'primary' : ''}" data-busy="Looking at this machine and its network.">
      ${diagnosis === null ? 'Troubleshoot problems' : 'Look again'}
    </button>
    ${diagnosis === null ? '' : html`<a class="button primary" href="/report.html" download>Download the report</a>`}
    <a class="button" href="${openedFrom}">Back</a>
  </form>`
  if (diagnosis === null)
    return documentPage({
      title: 'Diagnostic Tool',
      notice,
      main: html`<h1>Diagnostic Tool</h1>
        ${again}`,
    })
  const { preflight, network } = diagnosis
  const isGood = hasNoFailure(preflight) && hasNoFailure(network)
  return documentPage({
    title: 'Diagnostic Tool',
    notice,
    main: html`<h1>Diagnostic Tool</h1>
      <p class="state" role="status">
        ${mark(isGood ? 'good' : 'bad')} ${isGood ? 'Nothing failed.' : 'Something failed; the tables say what, and how to mend it.'}
      </p>
      ${again}
      <div class="wide" tabindex="0" role="region" aria-label="Result of the checks">${preflightSection(preflight)}</div>
      ${
        network.targets.length === 0
          ? html`<h2>Network</h2>
              <p>The console is not known yet: give the authentication key first, and the way to it is looked at as well.</p>`
          : html`<div class="wide" tabindex="0" role="region" aria-label="Result of the network">${networkSection(network)}</div>`
      }`,
  })
}
