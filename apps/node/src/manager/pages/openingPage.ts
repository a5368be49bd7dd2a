import { html } from '../../report/html.ts'
import { documentPage } from './documentPage.ts'

/** What whoever has not come in yet sees; the script brings the token of the address, if there is one. */
export const openingPage = (): string =>
  documentPage({
    title: 'Opening',
    notice: null,
    main: html`<h1>Opening the Configuration Manager</h1>
      <p
        id="opening"
        data-refused="This address was used already, or is not whole. Run mooring-node manager again, and open what it prints."
        role="status"
      >
        Open the address that mooring-node manager printed. It works once, in one browser.
      </p>`,
  })
