import { html } from '../../report/html.ts'
import { documentPage } from './documentPage.ts'

/** A page that says one thing. */
export const plainPage = (text: string): string =>
  documentPage({
    title: 'Not shown',
    notice: null,
    main: html`<h1>This cannot be shown</h1>
      <p role="alert">${text}</p>
      <p><a href="/">Back to Home</a></p>`,
  })
