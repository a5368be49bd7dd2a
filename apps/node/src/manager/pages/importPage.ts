import { html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { documentPage } from './documentPage.ts'

/** The window that makes this machine the node of a backup. */
export function importPage({ notice }: Pick<Visit, 'notice'>, isRegistered: boolean): string {
  return documentPage({
    title: 'Import Backup',
    notice,
    main: html`<form method="post" action="/import" autocomplete="off">
      <h1>Import Backup</h1>
      <p>
        This machine becomes the node that the backup was made of. The machine of the backup must not run any more: the console refuses the
        later of two machines with one registration.
      </p>
      <label for="file">File of the backup</label>
      <input id="file" type="file" data-reads="sealed" />
      <input id="sealed" name="sealed" type="hidden" />
      <label for="password">Password of the backup</label>
      <input id="password" name="password" type="password" autocomplete="off" required />
      ${
        isRegistered
          ? html`<label class="box">
              <input type="checkbox" name="force" /> Replace the registration of this machine. The console goes on listing its node until
              that is removed there
            </label>`
          : ''
      }
      <p class="hint">
        Who lost the password registers the machine as a new node, and takes the place of the old one when its name is to stay.
      </p>
      <p class="commands">
        <button class="primary" data-busy="Opening the backup.">Import Backup</button>
        <a class="button" href="/">Cancel</a>
      </p>
    </form>`,
  })
}
