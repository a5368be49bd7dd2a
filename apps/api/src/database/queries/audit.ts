import type { ActContext, Caller } from '../../ActContext.ts'
import type { Prisma } from '../generated/client.ts'

interface AuditEntry {
  /** The act, by its name. */
  action: string
  /** What it was done to, such as `runtime/myRuntime`. */
  target: string
  outcome?: 'succeeded' | 'refused'
  detail?: Prisma.InputJsonObject
}

/** Who does something; what the console does by itself comes by no request and from no address. */
export interface Actor extends Partial<Pick<ActContext, 'requestId' | 'address'>> {
  caller: Caller | { kind: 'schedule'; name: string }
}

const actorOf = (caller: Actor['caller']): string => (caller.kind === 'anyone' ? '' : caller.name)

/** Records who did what, in the transaction of the change itself: neither is there without the other. */
export async function audit(tx: Prisma.TransactionClient, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorKind: actor.caller.kind,
      actor: actorOf(actor.caller),
      action: entry.action,
      target: entry.target,
      outcome: entry.outcome ?? 'succeeded',
      address: actor.address ?? null,
      requestId: actor.requestId ?? null,
      detail: entry.detail ?? {},
    },
  })
}
