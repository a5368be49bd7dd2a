import type { RuntimeFilterChoices } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'

const choicesMax = 500

/** What a filter by tag or version can ask for: each tag once, in one of its spellings, and each version that a node has. */
export async function listRuntimeFilters({ prisma }: ActContext): Promise<RuntimeFilterChoices> {
  const [tags, versions] = await Promise.all([
    prisma.$queryRaw<{ tag: string }[]>`
      SELECT min(tag) AS tag FROM runtime, unnest(tags, tag_keys) AS labels(tag, key) GROUP BY key ORDER BY key LIMIT ${choicesMax}`,
    prisma.$queryRaw<{ version: string }[]>`SELECT DISTINCT version FROM node ORDER BY version LIMIT ${choicesMax}`,
  ])
  return { tags: tags.map(({ tag }) => tag), versions: versions.map(({ version }) => version) }
}
