import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../generated/client.ts'

/** A rule with one of its versions. */
export interface ClassificationRuleRow {
  name: string
  createdAt: Date
  version: Prisma.ClassificationRuleVersionGetPayload<object>
}

/** The newest version is the one in force. */
export const newestVersion = { versions: { orderBy: { version: 'desc' }, take: 1 } } satisfies Prisma.ClassificationRuleInclude

type WithVersions = Prisma.ClassificationRuleGetPayload<{ include: typeof newestVersion }>

export function classificationRuleRow({ versions: [version], ...rule }: WithVersions): ClassificationRuleRow {
  if (version === undefined) throw new Error(`The classification rule ${rule.name} has no version.`)
  return { ...rule, version }
}

/** The rule of this name, or the refusal that there is none. */
export async function findClassificationRule(tx: Prisma.TransactionClient, name: string): Promise<WithVersions> {
  const rule = await tx.classificationRule.findUnique({ where: { nameKey: nameKey(name) }, include: newestVersion })
  return rule ?? fail('ClassificationRule_NotFound', `There is no classification rule named ${name}.`)
}
