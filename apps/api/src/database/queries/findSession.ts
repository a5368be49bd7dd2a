import type { Role } from '@mooring/contract'
import { tokenHash } from '../../secrets/tokens.ts'
import type { PrismaClient } from '../generated/client.ts'

/** A session ends when it was not used for so long, and in any case so long after signing in (ASVS 5.0 7.3). */
const idleMs = 12 * 3_600_000
const absoluteMs = 7 * 24 * 3_600_000

/** Its use is noted at most so often: reading a page is not a write. */
const notedEveryMs = 60_000

export interface SessionOwner {
  userId: string
  name: string
  role: Role
}

interface Look {
  now: Date
  /** Whether somebody uses it, which prolongs it; an open page that asks by itself does not. */
  isUse: boolean
}

/** Who signed in with this token; null when nobody did or the session has ended. */
export async function findSession(prisma: PrismaClient, token: string, { now, isUse }: Look): Promise<SessionOwner | null> {
  const session = await prisma.session.findUnique({ where: { tokenHash: tokenHash(token) }, include: { user: true } })
  if (session === null) return null
  const idle = now.getTime() - session.lastSeenAt.getTime()
  if (idle > idleMs || now.getTime() - session.createdAt.getTime() > absoluteMs) return null
  if (isUse && idle > notedEveryMs) await prisma.session.updateMany({ where: { tokenHash: session.tokenHash }, data: { lastSeenAt: now } })
  return { userId: session.userId, name: session.user.name, role: session.user.role }
}
