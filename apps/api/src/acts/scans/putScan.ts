import { sourceKindOf, type ScanBody } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, Scan } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { customRulesetOf } from '../../database/queries/customRulesetOf.ts'
import { findDataSource } from '../../database/queries/findDataSource.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { lockScans } from '../../database/queries/lockScans.ts'
import { referencesOf } from '../../database/queries/referencesOf.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import type { ScanRow } from '../../database/queries/scanRow.ts'
import { keptProperties } from '../../keptProperties.ts'

export interface ScanInput {
  dataSourceName: string
  scanName: string
  body: ScanBody
}

/** Creates or replaces a scan; its runs stay. It may not begin to name a runtime, a credential or a rule set that does not exist. */
export async function putScan(context: ActContext, input: ScanInput): Promise<{ scan: ScanRow; created: boolean }> {
  const { kind } = input.body
  const properties = keptProperties(input.body)
  return context.prisma.$transaction(async (tx) => {
    const source = await findDataSource(tx, input.dataSourceName)
    refuseOtherSource(kind, source.kind)
    const { connectedVia, credential } = referencesOf(properties)
    const runtimeKey = connectedVia === null ? null : nameKey(connectedVia)
    const credentialKey = credential === null ? null : nameKey(credential)
    const where = { dataSourceId_nameKey: { dataSourceId: source.id, nameKey: nameKey(input.scanName) } }
    const before = await tx.scan.findUnique({ where })
    await refuseUnknownReferences(tx, before, { runtimeKey, credentialKey })
    await refuseUnknownRuleset(tx, before, { properties, sourceKind: source.kind })
    const data = { kind, properties, runtimeKey, credentialKey }
    const { count } = await tx.scan.createMany({
      data: { ...where.dataSourceId_nameKey, name: input.scanName, ...data },
      skipDuplicates: true,
    })
    const created = count === 1
    // Under the lock: somebody else may have moved it to another runtime since `before` was read.
    const formerKeys = created ? [] : await lockScans(tx, { ...where.dataSourceId_nameKey, to: 'change' })
    if (!created) await tx.scan.update({ where, data })
    const scan = await findScan(tx, input)
    await audit(tx, context, { action: created ? 'createScan' : 'updateScan', target: `scan/${source.name}/${scan.name}` })
    await announce(
      tx,
      { topic: 'scans', name: source.name },
      ...(connectedVia === null ? [] : [{ topic: 'runtimes', name: connectedVia } as const]),
    )
    await digestRuntimes(tx, runtimeKey === null ? formerKeys : [...formerKeys, runtimeKey])
    return { scan, created }
  })
}

function refuseOtherSource(kind: ScanBody['kind'], sourceKind: string): void {
  if (sourceKindOf(kind) !== sourceKind)
    fail('InvalidField', `A scan of the kind ${kind} cannot scan a data source of the kind ${sourceKind}.`, 'kind')
}

async function refuseUnknownRuleset(
  tx: Prisma.TransactionClient,
  before: Scan | null,
  to: { properties: unknown; sourceKind: string },
): Promise<void> {
  const name = customRulesetOf(to.properties)
  if (name === null || nameKey(customRulesetOf(before?.properties) ?? '') === nameKey(name)) return
  const ruleset = await tx.scanRuleset.findUnique({ where: { nameKey: nameKey(name) } })
  if (ruleset === null) fail('InvalidField', 'There is no scan rule set of this name.', 'properties.scanRulesetName')
  if (ruleset.kind !== to.sourceKind)
    fail('InvalidField', `The scan rule set ${ruleset.name} is for data sources of the kind ${ruleset.kind}.`, 'properties.scanRulesetName')
}

/** A reference that the scan already has may dangle: its runtime may have been deleted, and the scan can still be edited. */
async function refuseUnknownReferences(
  tx: Prisma.TransactionClient,
  before: Scan | null,
  to: { runtimeKey: string | null; credentialKey: string | null },
): Promise<void> {
  const { runtimeKey, credentialKey } = to
  if (runtimeKey !== null && before?.runtimeKey !== runtimeKey && (await tx.runtime.count({ where: { nameKey: runtimeKey } })) === 0) {
    fail('InvalidField', 'There is no integration runtime of this name.', 'properties.connectedVia.referenceName')
  }
  if (
    credentialKey !== null &&
    before?.credentialKey !== credentialKey &&
    (await tx.credential.count({ where: { nameKey: credentialKey } })) === 0
  ) {
    fail('InvalidField', 'There is no credential of this name.', 'properties.credential.referenceName')
  }
}
