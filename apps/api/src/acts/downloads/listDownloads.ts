import type { Downloads } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { checksumsFile, readOffer } from '../../downloads/readOffer.ts'

/** What a machine that is to become a node can download. */
export async function listDownloads({ downloadsDirectory, publicOrigin }: ActContext): Promise<Downloads> {
  const offer = await readOffer(downloadsDirectory)
  const urlOf = (name: string) => `${publicOrigin()}/download/${name}`
  return {
    origin: publicOrigin(),
    version: offer?.version ?? null,
    files: (offer?.files ?? []).map((file) => ({ ...file, url: urlOf(file.name) })),
    checksumsUrl: urlOf(checksumsFile),
  }
}
