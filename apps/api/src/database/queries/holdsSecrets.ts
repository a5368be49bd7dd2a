import type { PrismaClient } from '../generated/client.ts'

/** Whether the database has anything that a master key sealed: then a key made anew would open nothing. */
export async function holdsSecrets(prisma: PrismaClient): Promise<boolean> {
  const [key, credential] = await Promise.all([
    prisma.authKey.findFirst({ select: { id: true } }),
    prisma.credentialSecret.findFirst({ select: { field: true } }),
  ])
  return key !== null || credential !== null
}
