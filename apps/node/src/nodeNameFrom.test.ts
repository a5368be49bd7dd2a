import { expect, test } from 'vitest'
import { nodeNameFrom } from './nodeNameFrom.ts'

test.each([
  ['web-1', 'web-1'],
  ['web-1.corp.example', 'web-1-corp-example'],
  ['Büro PC', 'B-ro-PC'],
  ['_-x', 'x'],
  ['', 'node'],
  ['…', 'node'],
  ['a'.repeat(200), 'a'.repeat(150)],
])('a machine named %j makes the node name %j', (machine, name) => expect(nodeNameFrom(machine)).toBe(name))
