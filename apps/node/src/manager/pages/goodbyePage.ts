import { html } from '../../report/html.ts'
import { documentPage } from './documentPage.ts'

/** The last page. */
export const goodbyePage = (): string =>
  documentPage({
    title: 'Closed',
    notice: null,
    main: html`<h1>The Configuration Manager is closed</h1>
      <p role="status">You can close this page. To open it again, run mooring-node manager.</p>`,
  })
