import { html } from '../../report/html.ts'
import { version } from '../../version.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

const verbs = [
  ['preflight', 'says whether a node can run well on this machine'],
  ['diagnose', 'finds out why the node does not get through'],
  ['logs --follow', 'shows the log as it is written'],
  ['secret set', 'keeps a secret of a data source on this machine'],
  ['move', 'takes the node to another integration runtime'],
  ['backup', 'writes the identity and the settings to a file, under a password'],
  ['unregister', 'ends the registration'],
] as const

/** Where to read more, and what only the command line does. */
export const helpPage = (frame: TabFrame): string =>
  tabPage(
    'Help',
    frame,
    html`<h2>Integration Runtime (Self-hosted)</h2>
      <p>The node of a self-hosted integration runtime, version ${version}. It calls the console, and nothing calls it.</p>
      ${
        frame.identity === null
          ? ''
          : html`<p>
              <a href="${frame.identity.origin}" target="_blank" rel="noreferrer">Open the console (in a new tab)</a>
            </p>`
      }
      <h2>Commands</h2>
      <p>What these tabs do not offer the command line does. <code>mooring-node --help</code> lists all of it.</p>
      <dl>
        ${verbs.map(
          ([verb, says]) =>
            html`<dt><code>mooring-node ${verb}</code></dt>
              <dd>${says}</dd>`,
        )}
      </dl>
      <h2>Close</h2>
      <form method="post" action="/close">
        <p>The node goes on without the Configuration Manager.</p>
        <button>Close the Configuration Manager</button>
      </form>`,
  )
