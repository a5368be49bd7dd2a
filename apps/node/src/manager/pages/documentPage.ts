import { html, type Html } from '../../report/html.ts'
import type { Notice } from '../Visit.ts'

const product = 'Integration Runtime Configuration Manager'

interface DocumentParts {
  title: string
  notice: Notice | null
  /** Above the main part, such as the tabs. */
  head?: Html
  main: Html
  /** Below it, such as the line with the state. */
  foot?: Html
}

/** One window or tab as a whole document. */
export function documentPage({ title, notice, head = html``, main, foot = html`` }: DocumentParts): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - ${product}</title>
        <link rel="stylesheet" href="/style.css" />
        <script type="module" src="/script.js"></script>
      </head>
      <body>
        <header>
          <p class="product">${product}</p>
          ${head}
        </header>
        <main>${notice === null ? '' : noticeBar(notice)}${main}</main>
        ${foot}
        <p id="working" class="working" role="status"></p>
      </body>
    </html> `
  return page.text
}

const noticeBar = ({ kind, text }: Notice): Html =>
  kind === 'done'
    ? html`<p class="notice" role="status">${mark('good')} <span>${text}</span></p>`
    : html`<p class="notice failed" role="alert">${mark('bad')} <span>${text}</span></p>`

/** A round sign; the text beside it says the same. */
export function mark(kind: 'good' | 'bad' | 'unsure' | 'busy' | 'none'): Html {
  const sign = { good: '✔', bad: '✖', unsure: '!', busy: '…', none: '–' }[kind]
  return html`<span class="mark ${kind}" aria-hidden="true">${sign}</span>`
}
