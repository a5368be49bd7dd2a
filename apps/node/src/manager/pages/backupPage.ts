import { html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

/** The window that makes a backup, and gives it to whoever made it. */
export function backupPage({ notice, backup }: Pick<Visit, 'notice' | 'backup'>): string {
  return documentPage({
    title: 'Generate Backup',
    notice,
    main: html`<form method="post" action="/backup" autocomplete="off">
      <h1>Generate Backup</h1>
      <p>
        The backup holds the registration of this node with its private key, its settings, the certificates that it trusts, and the secrets
        of data sources that it keeps. Whoever has the file and the password can be this node.
      </p>
      ${
        backup === null
          ? ''
          : html`<p role="status">${mark('good')} The backup was made. Keep it and its password apart.</p>
              <p><a class="button primary" href="/node.backup" download="${backup.fileName}">Download ${backup.fileName}</a></p>`
      }
      <label for="password">Password, at least 12 characters</label>
      <input id="password" name="password" type="password" autocomplete="new-password" minlength="12" required />
      <label for="again">The same password again</label>
      <input id="again" name="again" type="password" autocomplete="new-password" minlength="12" required />
      <p class="hint">Nobody can open the backup without it, and nobody can tell it to you.</p>
      <p class="commands">
        <button class="primary" data-busy="Making the backup.">Generate Backup</button>
        <a class="button" href="/">Close</a>
      </p>
    </form>`,
  })
}
