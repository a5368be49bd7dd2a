import { expect, test } from 'vitest'
import { roleRefusal, roles } from './roles.ts'

test.each(roles.flatMap((role, have) => roles.map((access, need) => [role, access, have >= need] as const)))(
  '%s calling an operation of %s: %s',
  (role, access, allowed) => {
    if (allowed) expect(roleRefusal(role, access)).toBeNull()
    else expect(roleRefusal(role, access)).toMatch(/This takes the role/)
  },
)

test('what nodes do, no person does', () => expect(roleRefusal('Administrator', 'node')).toMatch(/Only a registered node/))

test('what anybody may do, everybody may', () => expect(roleRefusal('Reader', 'anyone')).toBeNull())
