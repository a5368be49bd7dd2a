import type { NetworkReport } from '@mooring/contract'
import { logLineAsText, type LogLine } from '../../log.ts'
import { html, type Html } from '../../report/html.ts'
import { networkSection } from '../../report/reportAsHtml.ts'
import { logLevels, type LogLevel } from '../../settings.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

interface Diagnostics {
  log: { level: LogLevel; search: string; lines: readonly LogLine[] }
  /** What the node writes at all. */
  logLevel: LogLevel
  /** The last connection that was tested. */
  connection: NetworkReport | null
}

/** The log, and tools to find out what is wrong. */
export function diagnosticsPage(frame: TabFrame, { log, logLevel, connection }: Diagnostics): string {
  return tabPage(
    'Diagnostics',
    frame,
    html`<h2>Troubleshoot problems</h2>
      <p>Looks at this machine and the way to the console, and makes a report of it.</p>
      <form method="post" action="/troubleshoot">
        <button data-busy="Looking at this machine and its network.">Troubleshoot problems</button>
      </form>
      <h2 id="connection">Test connection</h2>
      <form method="post" action="/diagnostics/connection" class="row">
        <label for="server">Server</label>
        <input id="server" name="server" required placeholder="sql.example:1433" spellcheck="false" />
        <button data-busy="Taking the way to the server.">Test</button>
      </form>
      ${connection === null ? '' : networkSection(connection)}
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
