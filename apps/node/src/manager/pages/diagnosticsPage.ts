import { logLineAsText, type LogLine } from '../../log.ts'
import { html, type Html } from '../../report/html.ts'
import { networkSection } from '../../report/reportAsHtml.ts'
import { logLevels, type LogLevel } from '../../settings.ts'
import type { Visit } from '../Visit.ts'
import { connectionPart } from './connectionPart.ts'
import { sourceTestPart } from './sourceTestPart.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

interface Diagnostics {
  log: { level: LogLevel; search: string; lines: readonly LogLine[] }
  /** What the node writes at all. */
  logLevel: LogLevel
  /** The secrets that the node keeps. */
  storedNames: readonly string[]
  tested: Tested
}

type Tested = Pick<Visit, 'connectionForm' | 'connection' | 'sourceTest'>

/** The log, and tools to find out what is wrong. */
export function diagnosticsPage(frame: TabFrame, { log, logLevel, storedNames, tested }: Diagnostics): string {
  const { connectionForm, connection, sourceTest } = tested
  return tabPage(
    'Diagnostics',
    frame,
    html`<h2>Troubleshoot problems</h2>
      <p>Looks at this machine and the way to the console, and makes a report of it.</p>
      <form method="post" action="/troubleshoot">
        <button data-busy="Looking at this machine and its network.">Troubleshoot problems</button>
      </form>
      <h2 id="connection">Test connection</h2>
      <p>
        Goes the way of a scan up to the first objects, on this machine: the secret, the network, signing in and reading. Nothing is written
        and nothing is kept.
      </p>
      ${connectionPart(connectionForm, storedNames)}${sourceTest === null ? '' : sourceTestPart(sourceTest)}
      ${
        connection === null
          ? ''
          : html`<div class="wide" tabindex="0" role="region" aria-label="Result of the connection">${networkSection(connection)}</div>`
      }
      <h2>Logs</h2>
      ${verbosePart(logLevel)}
      <form action="/diagnostics" class="row" role="search">
        <label for="search">Search</label>
        <input id="search" name="search" type="search" value="${log.search}" />
        <label for="least">At least</label>
        <select id="least" name="level">
          ${logLevels.map((level) => html`<option ${level === log.level ? html`selected` : ''}>${level}</option>`)}
        </select>
        <button>View logs</button>
      </form>
      <p role="status">${log.lines.length === 0 ? 'No line of the log is like that.' : `The last lines: ${log.lines.length}`}</p>
      ${log.lines.length === 0 ? '' : linesPart(log.lines)}`,
  )
}

function verbosePart(logLevel: LogLevel): Html {
  const isOn = logLevel === 'debug'
  return html`<form method="post" action="/diagnostics/verbose" class="row">
    <input type="hidden" name="level" value="${isOn ? 'info' : 'debug'}" />
    <span>Verbose logging is <strong>${isOn ? 'on' : 'off'}</strong></span>
    <button>${isOn ? 'Turn off verbose logging' : 'Turn on verbose logging'}</button>
  </form>`
}

function linesPart(lines: readonly LogLine[]): Html {
  const texts = lines.map((line) => `${line.time.slice(0, 10)} ${logLineAsText(line)}`)
  return html`<pre tabindex="0" role="region" aria-label="Lines of the log">${texts.join('\n')}</pre>`
}
