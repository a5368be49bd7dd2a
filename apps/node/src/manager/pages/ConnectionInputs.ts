import { html, type Html } from '../../report/html.ts'
import { connectionFields, type ConnectionField } from '../connectionFields.ts'
import type { Visit } from '../Visit.ts'

/** The values of a list, with the words for each. */
export type Options = readonly (readonly [value: string, text: string])[]

/** The inputs of the form that tests a connection, with what was last entered and what was wrong with it. */
export class ConnectionInputs {
  readonly #form: Visit['connectionForm']

  constructor(form: Visit['connectionForm']) {
    this.#form = form
  }

  text(field: ConnectionField, example: string): Html {
    const value = this.#form.shown[field] ?? ''
    return this.#labelled(
      field,
      html`<input
        id="${field}"
        name="${field}"
        value="${value}"
        placeholder="${example}"
        spellcheck="false"
        autocapitalize="off"
        ${this.#state(field)}
      />`,
    )
  }

  /** Never with what was entered. */
  secret(field: ConnectionField): Html {
    return this.#labelled(
      field,
      html`<input id="${field}" name="${field}" type="password" autocomplete="new-password" ${this.#state(field)} />`,
    )
  }

  choice(field: ConnectionField, options: Options, usual = ''): Html {
    const chosen = this.#form.shown[field] ?? usual
    return this.#labelled(
      field,
      html`<select id="${field}" name="${field}" ${this.#state(field)}>
        ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`)}
      </select>`,
    )
  }

  #labelled(field: ConnectionField, input: Html): Html {
    const { wrong } = this.#form
    return html`<label for="${field}">${connectionFields[field].label}</label>${input}${
        wrong?.field === field ? html`<p id="${field}-says" class="wrong">${wrong.advice}</p>` : ''
      }`
  }

  #state(field: ConnectionField): Html {
    return this.#form.wrong?.field === field ? html`aria-invalid="true" aria-describedby="${field}-says" autofocus` : html``
  }
}

/** Shown while one of these values is chosen of each of these lists. */
export function shownWhen(chosen: Partial<Record<ConnectionField, readonly string[]>>, content: Html): Html {
  const conditions = Object.entries(chosen).map(([field, values]) => `${field}=${values.join(' ')}`)
  return html`<div data-when="${conditions.join(';')}">${content}</div>`
}
