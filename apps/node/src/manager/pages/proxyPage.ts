import { html, type Html } from '../../report/html.ts'
import type { ProxySetting } from '../../settings.ts'
import type { Visit } from '../Visit.ts'
import { documentPage } from './documentPage.ts'

/** The window Set HTTP Proxy. A password that is set is never shown. */
export function proxyPage({ notice, openedFrom }: Pick<Visit, 'notice' | 'openedFrom'>, proxy: ProxySetting): string {
  const custom = proxy.mode === 'custom' ? proxy : { address: '', user: null, password: null, bypass: [] }
  const choice = (mode: ProxySetting['mode'], text: string): Html =>
    html`<label class="box">
      <input type="radio" name="mode" value="${mode}" ${mode === proxy.mode ? html`checked` : ''} /> ${text}
    </label>`
  return documentPage({
    title: 'Set HTTP Proxy',
    notice,
    main: html`<form method="post" action="/proxy" autocomplete="off">
      <h1>Set HTTP Proxy</h1>
      <fieldset>
        <legend>How the console is reached</legend>
        ${choice('none', 'Do not use proxy')}${choice('system', 'Use system proxy')}${choice('custom', 'Use custom proxy')}
      </fieldset>
      <fieldset data-when="mode=custom">
        <legend>Custom proxy</legend>
        <label for="address">Address</label>
        <input id="address" name="address" value="${custom.address}" placeholder="http://proxy.example:3128" spellcheck="false" />
        <label for="bypass">Hosts to reach without it, with commas between</label>
        <input id="bypass" name="bypass" value="${custom.bypass.join(', ')}" spellcheck="false" />
        <label for="user">User Name</label>
        <input id="user" name="user" value="${custom.user ?? ''}" spellcheck="false" />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-says" />
        <p id="password-says" class="hint">${custom.password === null ? '' : 'One is set. Leave this empty to keep it.'}</p>
      </fieldset>
      <p class="hint">
        The system proxy is what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say where the service runs. A change counts when the service is
        stopped and started again.
      </p>
      <p class="commands">
        <button class="primary" name="do" value="save">Save</button>
        <button name="do" value="test" data-busy="Trying the way to the console.">Test</button>
        <a class="button" href="${openedFrom}">Cancel</a>
      </p>
    </form>`,
  })
}
