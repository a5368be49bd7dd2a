import { authKeyShape } from '@mooring/domain'
import { html, type Html } from '../../report/html.ts'
import type { ProxySetting } from '../../settings.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'
import { proxyText } from './proxyText.ts'

/** The window that asks for the key. A key that was given before is not shown again. */
export function registerPage({ notice, key, caFile }: Pick<Visit, 'notice' | 'key' | 'caFile'>, proxy: ProxySetting): string {
  const hasKey = key !== null
  return documentPage({
    title: 'Register Integration Runtime (Self-hosted)',
    notice,
    main: html`<form method="post" action="/register" autocomplete="off">
      <h1>Register Integration Runtime (Self-hosted)</h1>
      <p id="welcome">
        Welcome to Integration Runtime Configuration Manager. Before you start, register your Integration Runtime (Self-hosted) node using a
        valid Authentication Key.
      </p>
      <label for="authKey">Authentication Key</label>
      <div class="checked">
        <input
          id="authKey"
          name="authKey"
          type="password"
          autocomplete="new-password"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="welcome authKey-says"
          placeholder="${hasKey ? '•'.repeat(32) : ''}"
          data-shape="${authKeyShape.source}"
          data-enables="go-on"
          data-right="The format of the key is right."
          data-wrong="This is not an authentication key yet. Copy it whole."
          ${hasKey ? html`data-kept` : ''}
        />
        <span class="tick" ${hasKey ? '' : html`hidden`}>${mark('good')}</span>
      </div>
      <p id="authKey-says" class="says" role="status">${hasKey ? 'The key that you gave is kept. Go on, or paste another one.' : ''}</p>
      <p class="row">
        <label class="box"><input type="checkbox" data-shows="authKey" /> Show Authentication Key</label>
      </p>
      <details>
        <summary>Learn how to find the Authentication Key</summary>
        <p>
          In the console open Management Center, Sources and scanning, Integration runtimes, and the integration runtime. Copy Key1 or Key2
          of its settings; either registers a node.
        </p>
      </details>
      ${authorityPart(caFile)}
      <h2>HTTP Proxy</h2>
      <p class="row">
        <span>Current Proxy: <strong>${proxyText(proxy)}</strong></span>
        <button formaction="/register/proxy" aria-label="Change the HTTP proxy">Change</button>
      </p>
      <h2>Diagnostic Tool</h2>
      <p><button formaction="/register/troubleshoot" data-busy="Looking at this machine and its network.">Troubleshoot problems</button></p>
      <p class="commands">
        <button id="go-on" class="primary" data-busy="Looking at this machine." ${hasKey ? '' : html`disabled`}>Register</button>
        <button formaction="/register/cancel">Cancel</button>
      </p>
      <p class="hint">To become the node of a backup instead: <a href="/import">Import Backup</a>.</p>
    </form>`,
  })
}

const authorityPart = (caFile: string | null): Html =>
  html`<details ${caFile === null ? '' : html`open`}>
    <summary>The console has a certificate of its own</summary>
    <label for="caFile">Certificate file of the console (PEM) on this machine</label>
    <input id="caFile" name="caFile" value="${caFile ?? ''}" spellcheck="false" placeholder="/etc/ssl/console-ca.pem" />
  </details>`
