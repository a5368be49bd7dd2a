import type { IncomingMessage } from 'node:http'
import { CommandFailure } from '../CommandFailure.ts'

const bytesMaxUsual = 65_536

/** The fields of a form, as a browser sends them. Throws `CommandFailure` for anything else. */
export async function readForm(request: IncomingMessage, bytesMax = bytesMaxUsual): Promise<URLSearchParams> {
  if (request.headers['content-type']?.split(';')[0] !== 'application/x-www-form-urlencoded')
    throw new CommandFailure('wrongUsage', 'A form was expected.')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new CommandFailure('wrongUsage', 'The form is too large.')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
