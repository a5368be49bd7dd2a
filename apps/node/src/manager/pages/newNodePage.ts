import { hostname } from 'node:os'
import { nodeNamePattern } from '@mooring/contract'
import { nodeNameRefusal } from '@mooring/domain'
import { nodeNameFrom } from '../../nodeNameFrom.ts'
import { html, type Html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

type NewNode = Pick<Visit, 'notice' | 'nodeName' | 'suggestedName' | 'unsuitable'>

/** The window that asks for the name of the node. */
export function newNodePage({ notice, nodeName, suggestedName, unsuitable }: NewNode): string {
  const name = nodeName ?? nodeNameFrom(hostname())
  const refusal = nodeNameRefusal(name)
  return documentPage({
    title: 'New Integration Runtime (Self-hosted) Node',
    notice,
    main: html`<form method="post" action="/new-node" autocomplete="off">
      <h1>New Integration Runtime (Self-hosted) Node</h1>
      <label for="newName">Integration Runtime (Self-hosted) node name</label>
      <div class="checked">
        <input
          id="newName"
          name="newName"
          value="${name}"
          spellcheck="false"
          autocapitalize="off"
          aria-describedby="newName-says"
          data-shape="${nodeNamePattern}"
          data-enables="go-on"
          data-right="The name can be used."
          data-wrong="${nodeNameRefusal('') ?? ''}"
        />
        <span class="tick" ${refusal === null ? '' : html`hidden`}>${mark('good')}</span>
      </div>
      <p id="newName-says" class="says" role="status">${refusal ?? ''}</p>
      ${suggestedName === null ? '' : suggestion(suggestedName)}${unsuitable.length === 0 ? '' : unsuitablePart(unsuitable)}
      <details ${suggestedName === null ? '' : html`open`}>
        <summary>More</summary>
        <label class="box">
          <input type="checkbox" name="replace" /> Take the place of an offline node of this name, such as this machine before it was set up
          anew
        </label>
        <label for="caFile">Certificate file of the console (PEM), when it has one of its own</label>
        <input id="caFile" name="caFile" spellcheck="false" placeholder="/etc/ssl/console-ca.pem" />
      </details>
      <p class="commands">
        <button id="go-on" class="primary" data-busy="Registering the node." ${refusal === null ? '' : html`disabled`}>Finish</button>
        <button formaction="/register/cancel">Cancel</button>
      </p>
    </form>`,
  })
}

const suggestion = (name: string): Html =>
  html`<p>
    <button type="button" data-fills="newName" data-with="${name}">Use the name ${name}</button>
  </p>`

const unsuitablePart = (sentences: readonly string[]): Html =>
  html`<section>
    <h2>${mark('bad')} This machine does not suit</h2>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <label class="box"><input type="checkbox" name="force" /> Register it all the same</label>
  </section>`
