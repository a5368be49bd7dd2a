/** What holds for every operation, generated from the contract: who may call it, what it refuses, and how. */
import type { Operation, Role } from '@mooring/contract'
import { roles, roleText } from '@mooring/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aNode, aPerson, aRuntime } from '../testing/builders.ts'
import { openTestConsole, testToken, type As, type TestConsole } from '../testing/openTestConsole.ts'
import { operations, sampleBody, sampleUrl, send, sendSample } from '../testing/sampleCall.ts'

let at: TestConsole
let nodeHeaders: Record<string, string>
const administrator = { authorization: `Bearer ${testToken}` }
beforeAll(async () => {
  at = await openTestConsole()
  nodeHeaders = (await aNode(at, await aRuntime(at))).as
})
afterAll(() => at.close())

const isRole = (access: Operation['access']): access is Role => roles.some((role) => role === access)
const forPeople = operations.filter(([, { access }]) => isRole(access))
const forNodes = operations.filter(([, { access }]) => access === 'node')
const forAnybody = operations.filter(([, { access }]) => access === 'anyone')
const withBody = operations.filter(([, { body }]) => body !== undefined)
const withVersion = operations.filter(([, { apiVersions }]) => apiVersions !== undefined)

/** Somebody who may call the operation. */
const callerOf = ({ access }: Operation): As => (access === 'node' ? nodeHeaders : administrator)
const codeOf = (answer: { headers: Record<string, unknown> }) => answer.headers['x-ms-error-code']

test('the contract has operations of every kind of access', () => {
  expect(forPeople.length + forNodes.length + forAnybody.length).toBe(operations.length)
  for (const some of [forPeople, forNodes, forAnybody, withBody, withVersion]) expect(some.length).toBeGreaterThan(3)
})

describe('nobody', () => {
  test.each(forPeople)('is refused by %s with Unauthenticated', async (_, operation) => {
    const answer = await sendSample(at, operation, { as: null })
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'Unauthenticated'])
  })

  test.each(forNodes)('is refused by %s with NodeUnauthenticated', async (_, operation) => {
    const answer = await sendSample(at, operation, { as: null })
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'NodeUnauthenticated'])
  })

  test.each(forAnybody)('may call %s', async (_, operation) => {
    const answer = await sendSample(at, operation, { as: { 'sec-fetch-site': 'same-origin' } })
    const own = ['AuthenticationKeyRefused', 'SetupLinkInvalid', 'WrongNameOrPassword', undefined]
    expect(own).toContain(codeOf(answer))
  })
})

describe('a wrong bearer token', () => {
  const wrong = ['wrong', `${testToken}x`, testToken.slice(1), testToken.toUpperCase(), 'a.b.c', 'x'.repeat(4000)]
  test.each(operations)('is refused by %s', async (_, operation) => {
    for (const token of operation.id === 'Console_SignIn' ? wrong.slice(0, 1) : wrong) {
      const answer = await sendSample(at, operation, { as: { authorization: `Bearer ${token}` } })
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, operation.access === 'node' ? 'NodeUnauthenticated' : 'Unauthenticated'])
    }
  })
})

describe('a role', () => {
  const matrix = forPeople.flatMap(([name, operation]) => roles.map((role) => [role, name, operation] as const))
  const mayCall = (role: Role, { access }: Operation) => isRole(access) && roles.indexOf(role) >= roles.indexOf(access)

  test.each(matrix.filter(([role, , operation]) => !mayCall(role, operation)))('%s may not call %s', async (role, _, operation) => {
    const answer = await sendSample(at, operation, { as: await aPerson(at, role) })
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'RoleMissing'])
    const { message } = answer.json().error
    expect(message).toContain(roleText(operation.access as Role))
    expect(message).toContain(roleText(role))
  })

  test.each(matrix.filter(([role, , operation]) => mayCall(role, operation)))('%s may call %s', async (role, _, operation) => {
    const answer = await sendSample(at, operation, { as: await aPerson(at, role) })
    const declared = Object.keys(operation.responses).map(Number)
    expect([...declared, 400, 404]).toContain(answer.statusCode)
  })
})

describe('a node', () => {
  test.each(forPeople)('may not call %s', async (_, operation) => {
    const answer = await sendSample(at, operation, { as: nodeHeaders })
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'Unauthenticated'])
  })

  test.each(forNodes)("does what nobody else may: an administrator's token and session are refused by %s", async (_, operation) => {
    for (const as of [administrator, await aPerson(at, 'Administrator')]) {
      const answer = await sendSample(at, operation, { as })
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'NodeUnauthenticated'])
    }
  })
})

describe('a stranger learns nothing from validation:', () => {
  test.each(withBody.filter(([, { access }]) => access !== 'anyone'))('%s', async (_, operation) => {
    const answer = await sendSample(at, operation, { as: null, payload: { wrong: true } })
    expect(answer.statusCode).toBe(401)
  })
})

/** The body with one unknown field in one of its objects, for each object in it, and the path of that field. */
function withSurprise(body: unknown, at = ''): { target: string; payload: unknown }[] {
  if (typeof body !== 'object' || body === null) return []
  const own = Array.isArray(body) ? [] : [{ target: `${at}surprise`, payload: { ...body, surprise: 1 } }]
  const inner = Object.entries(body).flatMap(([key, value]) =>
    withSurprise(value, `${at}${key}.`).map(({ target, payload }) => ({
      target,
      payload: Array.isArray(body) ? body.with(Number(key), payload) : { ...body, [key]: payload },
    })),
  )
  return [...own, ...inner]
}

describe('an unknown field', () => {
  const isOfNode = ({ path }: Operation) => path.startsWith('/node/')
  const cases = withBody.flatMap(([name, operation]) =>
    withSurprise(sampleBody(operation)).map(({ target, payload }) => [name, target, operation, payload] as const),
  )
  test.each(cases.filter(([, , operation]) => !isOfNode(operation)))(
    'is refused, wherever it stands, and named: %s %s',
    async (_, target, operation, payload) => {
      const answer = await sendSample(at, operation, { as: callerOf(operation), payload: payload as object })
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'InvalidField'])
      expect(answer.json().error).toMatchObject({ target, message: expect.stringContaining(target) })
    },
  )

  test.each(cases.filter(([, , operation]) => isOfNode(operation)))(
    'of a node that is newer is no reason to refuse it: %s %s',
    async (...of) => {
      const [, , operation, payload] = of
      const answer = await sendSample(at, operation, { as: callerOf(operation), payload: payload as object })
      const usual = await sendSample(at, operation, { as: callerOf(operation) })
      expect(codeOf(answer)).not.toBe('InvalidField')
      expect(codeOf(answer)).toBe(codeOf(usual))
    },
  )
})

describe('a body that is missing, or is none, is refused:', () => {
  test.each(withBody)('%s', async (_, operation) => {
    const as = { ...callerOf(operation), 'content-type': 'application/json' }
    const { method } = operation
    const url = sampleUrl(operation)
    for (const payload of ['', 'null', '[]', '"text"', '1', 'true']) {
      const answer = await send(at, as, { method, url, payload })
      expect([payload, answer.statusCode, codeOf(answer)]).toEqual([payload, 400, 'InvalidField'])
    }
    const none = await send(at, callerOf(operation), { method, url })
    expect([none.statusCode, codeOf(none)]).toEqual([400, 'InvalidField'])
  })
})

describe('the api-version', () => {
  const urlWith = (operation: Operation, version: string) => sampleUrl(operation).replace(/api-version=[^&]*/, version)

  test.each(withVersion)('of %s is required', async (_, operation) => {
    for (const version of ['', 'api-version=', 'API_VERSION=2023-09-01']) {
      const answer = await sendSample(at, operation, { as: administrator, url: urlWith(operation, version) })
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'MissingApiVersionParameter'])
    }
  })

  test.each(withVersion)('of %s that is not served is refused, and those that are served are named', async (_, operation) => {
    const real = ['2018-12-01-preview', '2021-10-01-preview', '2023-09-01'].filter((one) => !operation.apiVersions?.includes(one))
    for (const version of [
      ...real.map((one) => `api-version=${one}`),
      'api-version=latest',
      'api-version=2023-09-01&api-version=2023-09-01',
    ]) {
      const answer = await sendSample(at, operation, { as: administrator, url: urlWith(operation, version) })
      expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'UnsupportedApiVersion'])
      for (const served of operation.apiVersions ?? []) expect(answer.json().error.message).toContain(served)
    }
  })

  test.each(withVersion)('of %s may be any that is served', async (_, operation) => {
    for (const served of operation.apiVersions ?? []) {
      const answer = await sendSample(at, operation, { as: administrator, url: urlWith(operation, `api-version=${served}`) })
      expect(['MissingApiVersionParameter', 'UnsupportedApiVersion']).not.toContain(codeOf(answer))
    }
  })
})
