import { createHash, X509Certificate } from 'node:crypto'
import type { Authority, Downloads } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { authorityFile, checksumsFile, readOffer } from '../../downloads/readOffer.ts'

/** What a machine that is to become a node can download. */
export async function listDownloads({ downloadsDirectory, publicOrigin, authority }: ActContext): Promise<Downloads> {
  const offer = await readOffer(downloadsDirectory)
  const urlOf = (name: string) => `${publicOrigin()}/download/${name}`
  return {
    origin: publicOrigin(),
    version: offer?.version ?? null,
    authority: authority === null ? null : describeAuthority(authority, urlOf),
    files: (offer?.files ?? []).map((file) => ({ ...file, url: urlOf(file.name) })),
    checksumsUrl: urlOf(checksumsFile),
  }
}

const describeAuthority = (pem: string, urlOf: (name: string) => string): Authority => ({
  name: authorityFile,
  url: urlOf(authorityFile),
  sha256: createHash('sha256').update(pem).digest('hex'),
  fingerprint: new X509Certificate(pem).fingerprint256,
})
