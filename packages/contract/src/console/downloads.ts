import { Type, type Static } from 'typebox'
import type { Operation } from '../operation.ts'

/** A file of the node. `executable`: runs by itself on its platform. `bundle`: runs wherever Node.js does. */
export const Download = Type.Object({
  name: Type.String(),
  kind: Type.Enum(['executable', 'bundle']),
  /** As Node.js names them, such as `linux` and `x64`; absent for what runs everywhere. */
  platform: Type.Optional(Type.String()),
  arch: Type.Optional(Type.String()),
  bytes: Type.Integer(),
  /** Of the content, in hexadecimal. */
  sha256: Type.String(),
  url: Type.String(),
})
export type Download = Static<typeof Download>

/** The certificate of the authority that a console has of its own. `sha256` is of the file, `fingerprint` of the certificate. */
export const Authority = Type.Object({ name: Type.String(), url: Type.String(), sha256: Type.String(), fingerprint: Type.String() })
export type Authority = Static<typeof Authority>

/** What there is to download, and its version; empty while nothing was built. */
export const Downloads = Type.Object({
  /** Where machines reach the console, which a browser may reach another way. */
  origin: Type.String(),
  version: Type.Union([Type.String(), Type.Null()]),
  /** What a machine must trust to reach the console; null where it knows that already. */
  authority: Type.Union([Authority, Type.Null()]),
  files: Type.Array(Download),
  /** A file with the SHA-256 of all of them, as `sha256sum --check` takes it. */
  checksumsUrl: Type.String(),
})
export type Downloads = Static<typeof Downloads>

export const downloadOperations = {
  listDownloads: {
    id: 'Console_ListDownloads',
    summary: 'List the files of the node that the console offers, with their sizes and checksums',
    method: 'GET',
    path: '/api/downloads',
    access: 'Reader',
    responses: { 200: Downloads },
    errors: [],
  },
} as const satisfies Record<string, Operation>
