import { expect, test } from 'vitest'
import { roleRefusal, roles } from './roles.ts'

const pairs = roles.flatMap((role, have) => roles.map((access, need) => ({ role, access, isAllowed: have >= need })))

test.each(pairs.filter((pair) => pair.isAllowed))('$role may do what takes $access', ({ role, access }) => {
  expect(roleRefusal(role, access)).toBeNull()
})

test.each(pairs.filter((pair) => !pair.isAllowed))('$role may not do what takes $access', ({ role, access }) => {
  expect(roleRefusal(role, access)).toMatch(/^This takes the role/)
})

test('what nodes do, no person does', () => expect(roleRefusal('Administrator', 'node')).toMatch(/Only a registered node/))

test('what anybody may do, everybody may', () => expect(roleRefusal('Reader', 'anyone')).toBeNull())
