import { hostname } from 'node:os'
import { nodeNamePattern, type RegistrationPreview } from '@mooring/contract'
import { nodeNameRefusal } from '@mooring/domain'
import { nodeNameFrom } from '../../nodeNameFrom.ts'
import { html, type Html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { documentPage, mark } from './documentPage.ts'

const takenText = 'A node of this name is there already. Take another name or, if it is offline and this machine, its place: see More.'

type NewNode = Pick<Visit, 'notice' | 'nodeName' | 'suggestedName' | 'unsuitable' | 'runtime' | 'caFile'>

/** The window that asks for the name of the node. */
export function newNodePage({ notice, nodeName, suggestedName, unsuitable, runtime, caFile }: NewNode): string {
  const name = nodeName ?? nodeNameFrom(hostname())
  const taken = (runtime?.nodes ?? []).map((node) => node.name.toLowerCase())
  const refusal = nodeNameRefusal(name) ?? (taken.includes(name.toLowerCase()) ? takenText : null)
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
          data-taken="${JSON.stringify(taken)}"
          data-taken-says="${takenText}"
          data-wrong="${nodeNameRefusal('') ?? ''}"
        />
        <span class="tick" ${refusal === null ? '' : html`hidden`}>${mark('good')}</span>
      </div>
      <p id="newName-says" class="says" role="status">${refusal ?? ''}</p>
      ${runtime === null ? '' : existingNodes(runtime)}
      ${suggestedName === null ? '' : suggestion(suggestedName)}${unsuitable.length === 0 ? '' : unsuitablePart(unsuitable)}
      <details ${suggestedName === null ? '' : html`open`}>
        <summary>More</summary>
        <label class="box">
          <input type="checkbox" name="replace" /> Take the place of an offline node of this name, such as this machine before it was set up
          anew
        </label>
        <label for="caFile">Certificate file of the console (PEM), when it has one of its own</label>
        <input id="caFile" name="caFile" value="${caFile ?? ''}" spellcheck="false" placeholder="/etc/ssl/console-ca.pem" />
      </details>
      <p class="commands">
        <button id="go-on" class="primary" data-busy="Registering the node." ${nodeNameRefusal(name) === null ? '' : html`disabled`}>
          Finish
        </button>
        <button formaction="/register/cancel">Cancel</button>
      </p>
    </form>`,
  })
}

const existingNodes = ({ runtimeName, nodesMax, nodes }: RegistrationPreview): Html =>
  html`<p id="nodes-of">Below is the list of Integration Runtime (Self-hosted) Nodes of ${runtimeName}:</p>
    <ul aria-labelledby="nodes-of">
      ${nodes.map(({ name, status }) => html`<li>${name}: ${status}</li>`)}
      <li><span data-repeats="newName"></span> <em>Current New Node</em></li>
    </ul>
    ${
      nodes.length < nodesMax
        ? ''
        : html`<p>
            ${mark('unsure')} It has ${nodes.length} of at most ${nodesMax} nodes: remove one, raise its limit, or take the place of an
            offline one.
          </p>`
    }`

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
