import { request } from 'node:http'
import { text as readAll } from 'node:stream/consumers'

export interface VisitorAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Somebody with a browser at the Configuration Manager: keeps the cookie, and sends the headers that a browser sends. */
export class ManagerVisitor {
  readonly origin: string
  readonly token: string
  cookie: string | null = null

  constructor(address: string) {
    const url = new URL(address)
    this.origin = url.origin
    this.token = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
  }

  async enter(token = this.token): Promise<VisitorAnswer> {
    const answer = await this.post('/session', { token })
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    this.cookie = cookie.split(';')[0] || this.cookie
    return answer
  }

  get(path: string, headers: Record<string, string> = {}): Promise<VisitorAnswer> {
    return this.#send(path, { method: 'GET', headers })
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<VisitorAnswer> {
    const form = { origin: this.origin, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
    return this.#send(path, { method: 'POST', headers: { ...form, ...headers }, body: new URLSearchParams(fields).toString() })
  }

  /** Sends a form and opens the page to which that leads. */
  async submit(path: string, fields: Record<string, string> = {}): Promise<string> {
    const { status, headers, body } = await this.post(path, fields)
    if (status !== 303) throw new Error(`${path} answered ${status}: ${body}`)
    return this.open(String(headers.location))
  }

  /** Opens a page and those to which it leads. */
  async open(path: string): Promise<string> {
    const { status, headers, body } = await this.get(path)
    return status === 303 ? this.open(String(headers.location)) : body
  }

  async #send(path: string, sent: { method: string; headers: Record<string, string>; body?: string }): Promise<VisitorAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<VisitorAnswer>()
    const headers = { ...(this.cookie === null ? {} : { cookie: this.cookie }), ...sent.headers }
    const call = request(`${this.origin}${path.replace(/#.*$/, '')}`, { method: sent.method, headers, agent: false }, (answer) => {
      readAll(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject)
    })
    call.on('error', reject)
    call.end(sent.body)
    return promise
  }
}
