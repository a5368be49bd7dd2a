import type { KeptSource, NetworkTarget, ScanBody, Secret } from '@mooring/contract'
import { nameKey, targetsOfScan, vaultEndpoints } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma, Runtime } from '../generated/client.ts'

/** What a report may hold. */
const targetsMax = 64

/**
 * What a node of the runtime must reach: the console, the key vaults that the credentials of its scans are in, and each source that a scan
 * reaches through it, once.
 */
export async function targetsOfRuntime(context: ActContext, runtime: Runtime): Promise<NetworkTarget[]> {
  const { prisma } = context
  const isThrough = { runtimeKey: runtime.nameKey }
  const sources = await prisma.dataSource.findMany({
    where: { scans: { some: isThrough } },
    include: { scans: { where: isThrough, orderBy: { name: 'asc' } } },
    orderBy: { name: 'asc' },
    take: targetsMax,
  })
  const credentials = sources.flatMap(({ scans }) => scans.flatMap(({ credentialKey }) => credentialKey ?? []))
  const vaults = await targetsOfCredentials(prisma, [...new Set(credentials)])
  const targets = sources.flatMap(({ kind, properties, scans }) =>
    scans.flatMap((scan) => targetsOfScan({ kind, properties } as KeptSource, scan as unknown as ScanBody)),
  )
  const all = new Map([consoleTarget(context), ...vaults, ...targets].map((target) => [`${target.host}:${target.port}`, target]))
  return [...all.values()].slice(0, targetsMax)
}

/** The key vaults that nodes read secrets of these credentials from, and where they sign in to Azure for that. */
export async function targetsOfCredentials(tx: Prisma.TransactionClient, credentialKeys: string[]): Promise<NetworkTarget[]> {
  const credentials = await tx.credential.findMany({ where: { nameKey: { in: credentialKeys } }, select: { properties: true } })
  const named = credentials.flatMap(({ properties }) => vaultsOf(properties as KeptCredential))
  const vaults = await tx.keyVault.findMany({ where: { nameKey: { in: named } }, orderBy: { nameKey: 'asc' }, take: targetsMax })
  const ways = vaults.flatMap(({ properties }) => vaultEndpoints((properties as { baseUrl: string }).baseUrl) ?? [])
  return [
    ...ways.map(({ vault }) => ({ purpose: 'keyVault' as const, ...vault, protocol: 'https' as const })),
    ...ways.map(({ signIn }) => ({ purpose: 'other' as const, ...signIn, protocol: 'https' as const })),
  ]
}

/** It can be kept without saying anything. */
interface KeptCredential {
  typeProperties?: Record<string, string | Secret>
}

const vaultsOf = ({ typeProperties = {} }: KeptCredential): string[] =>
  Object.values(typeProperties).flatMap((value) =>
    typeof value !== 'string' && value.type === 'AzureKeyVaultSecret' ? nameKey(value.store.referenceName) : [],
  )

function consoleTarget({ publicOrigin }: ActContext): NetworkTarget {
  const { hostname, port, protocol } = new URL(publicOrigin())
  const isSecure = protocol === 'https:'
  return { purpose: 'console', host: hostname, port: Number(port) || (isSecure ? 443 : 80), protocol: isSecure ? 'https' : 'http' }
}
