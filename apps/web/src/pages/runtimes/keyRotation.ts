import type { KeyFacts } from '@mooring/contract'

/** How far a rotation of both keys has come. Nobody stores it: it follows from when the keys were made and who enrolled with them. */
export type Rotation =
  | {
      step: 'makeKey2'
      /** When the last rotation ended; absent when there was none, or nobody can tell. */
      endedAt?: string
    }
  | {
      /** `wait` while nodes are registered that enrolled with Key1 as it is today, `makeKey1` afterwards. */
      step: 'wait' | 'makeKey1'
      nodesWithKey1: readonly string[]
      /** When Key1 registered a node although Key2 was new already: somebody still holds it. */
      key1UsedAt?: string
    }

/** Both keys of a runtime; a rotation makes Key2 anew first, and is under way until Key1 is the newer one. */
export function keyRotation(key1: KeyFacts, key2: KeyFacts): Rotation {
  const [made1, made2] = [Date.parse(key1.createdAt), Date.parse(key2.createdAt)]
  if (made2 <= made1) return { step: 'makeKey2', ...(made2 < made1 ? { endedAt: key1.createdAt } : {}) }
  const { nodesEnrolled: nodesWithKey1, lastUsedAt } = key1
  const isStillUsed = lastUsedAt !== undefined && Date.parse(lastUsedAt) > made2
  return { step: nodesWithKey1.length > 0 ? 'wait' : 'makeKey1', nodesWithKey1, ...(isStillUsed ? { key1UsedAt: lastUsedAt } : {}) }
}
