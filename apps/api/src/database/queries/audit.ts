import type { ActContext, Caller } from '../../ActContext.ts'
import type { Prisma } from '../generated/client.ts'

const actorOf = (caller: Caller): string => (caller.kind === 'anyone' ? '' : caller.name)

interface AuditEntry {
  /** The act, by its name. */
  action: string
  /** What it was done to, such as `runtime/myRuntime`. */
  target: string
  outcome?: 'succeeded' | 'refused'
  detail?: Prisma.InputJsonObject
}

/** Records who did what, in the transaction of the change itself: neither is there without the other. */
export async function audit(tx: Prisma.TransactionClient, context: ActContext, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorKind: context.caller.kind,
      actor: actorOf(context.caller),
      action: entry.action,
      target: entry.target,
      outcome: entry.outcome ?? 'succeeded',
      address: context.address,
      requestId: context.requestId,
      detail: entry.detail ?? {},
    },
  })
}
