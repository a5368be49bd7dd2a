import { expect, test } from 'vitest'
import { TokenProofs } from './TokenProofs.ts'

const proof = { publicKey: 'key', runtimeId: 'runtime', instanceId: null, from: 0, until: 1 }

test('a proof is found by its node and its token only', () => {
  const proofs = new TokenProofs()
  proofs.keep('node', 'token', proof)
  expect(proofs.find('node', 'token')).toBe(proof)
  expect(proofs.find('other', 'token')).toBeUndefined()
  expect(proofs.find('node', 'other')).toBeUndefined()
})

test('a node that signs a token for every call pushes out its own proofs, and those of no other', () => {
  const proofs = new TokenProofs()
  proofs.keep('quiet', 'token', proof)
  for (let call = 0; call < 30_000; call++) proofs.keep('busy', `token ${call}`, proof)
  expect(proofs.find('quiet', 'token')).toBe(proof)
  expect(proofs.find('busy', 'token 29999')).toBe(proof)
  expect(proofs.find('busy', 'token 29995')).toBeUndefined()
})

test('of more nodes than there is room for, the one that was kept first gives way', () => {
  const proofs = new TokenProofs()
  for (let node = 0; node <= 20_000; node++) proofs.keep(`node ${node}`, 'token', proof)
  expect(proofs.find('node 0', 'token')).toBeUndefined()
  expect(proofs.find('node 1', 'token')).toBe(proof)
  expect(proofs.find('node 20000', 'token')).toBe(proof)
})

test('a token of more than a kilobyte is not kept', () => {
  const proofs = new TokenProofs()
  proofs.keep('node', 'x'.repeat(1025), proof)
  proofs.keep('node', 'x'.repeat(1024), proof)
  expect(proofs.find('node', 'x'.repeat(1025))).toBeUndefined()
  expect(proofs.find('node', 'x'.repeat(1024))).toBe(proof)
})
