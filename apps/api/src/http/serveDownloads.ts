import { open } from 'node:fs/promises'
import path from 'node:path'
import { fail } from '../ApiFailure.ts'
import { authorityFile, checksumsFile, readOffer } from '../downloads/readOffer.ts'
import type { Edge } from './Edge.ts'

/**
 * Serves the files of the node under `/download/`, to anybody: a machine that is to become a node has no account here, and what is in
 * them is no secret. As often as it is asked for: a fleet behind one address fetches a new version within seconds. Only what is offered
 * is served, as it is then: a build under a running console counts at once.
 */
export function serveDownloads({ app, console }: Edge): void {
  app.get<{ Params: { name: string } }>('/download/:name', { config: { rateLimit: false } }, async (request, reply) => {
    const { name } = request.params
    const { downloadsDirectory, authority } = console
    if (name === authorityFile && authority !== null) {
      reply.header('cache-control', 'no-cache').header('content-disposition', `attachment; filename="${name}"`)
      return reply.type('application/x-pem-file').send(authority)
    }
    const offer = await readOffer(downloadsDirectory)
    const file = offer?.files.find((offered) => offered.name === name)
    if (offer === null || (file === undefined && name !== checksumsFile)) return fail('RouteNotFound')
    const handle = await open(path.join(downloadsDirectory, name))
    const { size } = await handle.stat()
    reply.header('cache-control', 'no-cache').header('content-length', size)
    if (file === undefined) return reply.type('text/plain; charset=utf-8').send(handle.createReadStream())
    reply.header('etag', `"${file.sha256}"`).header('content-disposition', `attachment; filename="${file.name}"`)
    return reply.type('application/octet-stream').send(handle.createReadStream())
  })
}
