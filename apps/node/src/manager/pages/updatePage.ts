import { html } from '../../report/html.ts'
import { version } from '../../version.ts'
import { tabPage, type TabFrame } from './tabPage.ts'

/** Which version this is. */
export const updatePage = (frame: TabFrame): string =>
  tabPage(
    'Update',
    frame,
    html`<h2>Version</h2>
      <dl>
        <dt>Version:</dt>
        <dd>${version}</dd>
        <dt>Runs on:</dt>
        <dd>Node.js ${process.versions.node}, ${process.platform}-${process.arch}</dd>
      </dl>
      <p>
        The console says when a newer version is there. Stop the service, put the new file in the place of the old one, and start the
        service again: the registration and the settings stay.
      </p>`,
  )
