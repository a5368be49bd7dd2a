import { describe, expect, test } from 'vitest'
import { nameKey, nameRefusal, nodeNameRefusal } from './names.ts'

describe('nameRefusal', () => {
  test.each(['abc', 'a-b', 'IntegrationRuntime-Quc', '0-0', 'a'.repeat(63)])('accepts %s', (name) => expect(nameRefusal(name)).toBeNull())
  test.each([
    ['', /at least 3/],
    ['ab', /at least 3/],
    ['a'.repeat(64), /at most 63/],
    ['a_b', /single hyphens/],
    ['-ab', /single hyphens/],
    ['ab-', /single hyphens/],
    ['a--b', /single hyphens/],
    ['a b', /single hyphens/],
    ['añb', /single hyphens/],
    ['abc\n', /single hyphens/],
  ])('refuses %j', (name, sentence) => expect(nameRefusal(name)).toMatch(sentence))
})

describe('nodeNameRefusal', () => {
  test.each(['a', 'Node_1', '0-x'])('accepts %s', (name) => expect(nodeNameRefusal(name)).toBeNull())
  test.each(['', '_a', '-a', 'a b', 'a'.repeat(151), 'a\n'])('refuses %j', (name) => expect(nodeNameRefusal(name)).toMatch(/node name/))
})

test('names that differ in case are one name', () => expect(nameKey('My-IR')).toBe(nameKey('my-ir')))
