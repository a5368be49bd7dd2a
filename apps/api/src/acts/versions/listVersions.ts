import type { Versions } from '@mooring/contract'
import { versionSupport } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { version as latest } from '../../version.ts'

const versionsMax = 500

/** The versions that nodes have. A console and the nodes that it gives out are of one version: its own is the newest. */
export async function listVersions({ prisma, now }: ActContext): Promise<Versions> {
  const rows = await prisma.$queryRaw<{ version: string; nodes: number }[]>`
    SELECT version, count(*)::int AS nodes FROM node GROUP BY version ORDER BY version LIMIT ${versionsMax}`
  const versions = rows.map(({ version, nodes }) => {
    const { supportedUntil, ...support } = versionSupport(version, now())
    return { version, nodes, ...support, ...(supportedUntil === null ? {} : { supportedUntil: supportedUntil.toISOString() }) }
  })
  return { latest, versions }
}
