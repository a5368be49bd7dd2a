import { concurrentJobsLimit } from '../../agent/machine.ts'
import { html } from '../../report/html.ts'
import { concurrentJobsSettable, logLevels, type Settings } from '../../settings.ts'
import { proxyText } from './proxyText.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

/** What an administrator of the machine sets for its node. */
export function settingsPage(frame: TabFrame, { proxy, concurrentJobs, logLevel }: Settings): string {
  const { min, max } = concurrentJobsSettable
  const isAuto = concurrentJobs === null
  return tabPage(
    'Settings',
    frame,
    html`<h2>HTTP Proxy</h2>
      <p class="row">
        <span>Current Proxy: <strong>${proxyText(proxy)}</strong></span>
        <a class="button" href="/proxy" aria-label="Change the HTTP proxy">Change</a>
      </p>
      <h2>Concurrent jobs</h2>
      <form method="post" action="/settings/concurrency">
        <fieldset>
          <legend>Runs at a time</legend>
          <label class="box">
            <input type="radio" name="how" value="auto" ${isAuto ? html`checked` : ''} /> As many as this machine allows
            (${concurrentJobsLimit()})
          </label>
          <label class="box"><input type="radio" name="how" value="number" ${isAuto ? '' : html`checked`} /> At most</label>
          <label for="jobs" class="hidden">At most so many</label>
          <input id="jobs" name="jobs" type="number" min="${min}" max="${max}" value="${concurrentJobs ?? concurrentJobsLimit()}" />
        </fieldset>
        <p><button>Apply</button></p>
      </form>
      <h2>Log</h2>
      <form method="post" action="/settings/log-level" class="row">
        <label for="level">Log level</label>
        <select id="level" name="level">
          ${logLevels.map((level) => html`<option ${level === logLevel ? html`selected` : ''}>${level}</option>`)}
        </select>
        <button aria-label="Apply the log level">Apply</button>
      </form>`,
  )
}
