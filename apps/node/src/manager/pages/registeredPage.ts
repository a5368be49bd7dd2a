import { html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

/** The window after a registration. */
export function registeredPage({ notice }: Pick<Visit, 'notice'>): string {
  return documentPage({
    title: 'Registered',
    notice,
    main: html`<h1>Register Integration Runtime (Self-hosted)</h1>
      <p class="state" role="status">${mark('good')} Integration Runtime (Self-hosted) node has been registered successfully.</p>
      <p>
        Note: You can associate several nodes with a Self-hosted Integration Runtime, up to 4 unless its administrator set another limit.
        This enables high availability and scalability for the Self-hosted Integration Runtime.
      </p>
      <p>
        We recommend you setup at least 2 nodes for higher availability: register another machine with the same key, and scans go on while
        one of them is away.
      </p>
      <p>The node takes runs once its service is started.</p>
      <form method="post" action="/launch" class="commands">
        <button class="primary" data-busy="Starting the service.">Launch Configuration Manager</button>
        <button formaction="/close">Close</button>
      </form>`,
  })
}
