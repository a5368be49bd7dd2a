import { expect, test } from 'vitest'
import { ApiError, call, pathOf } from './call.ts'
import { console } from './console/operations.ts'
import { node } from './node/operations.ts'
import { purview } from './purview/operations.ts'

/** A server that answers this, and what it was asked. */
function server(status: number, body: string | null, headers: Record<string, string> = {}) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push({ url: String(input instanceof Request ? input.url : input), init })
    return Promise.resolve(new Response(body, { status, headers }))
  }
  return { asked, options: { origin: 'https://console.example', fetch } }
}
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const [settled] = await Promise.allSettled([promise])
  if (settled.status === 'rejected' && settled.reason instanceof ApiError) return settled.reason
  throw new Error('It was not refused.')
}

test.each([
  [purview.listRuntimes, {}, '/scan/integrationruntimes?api-version=2023-09-01'],
  [
    purview.listAuthKeys,
    { params: { integrationRuntimeName: 'a-b' } },
    '/scan/integrationruntimes/a-b:listAuthKeys?api-version=2023-09-01',
  ],
  [console.getRuntime, { params: { name: '../a b/?#%' } }, '/api/runtimes/..%2Fa%20b%2F%3F%23%25'],
  [console.listAssets, { query: { search: 'a&b=c', dataSourceName: undefined } }, '/api/assets?search=a%26b%3Dc'],
])('makes the address of $id', (operation, input, path) => expect(pathOf(operation, input)).toBe(path))

test('sends the body as JSON, and the headers of the caller', async () => {
  const { asked, options } = server(200, '{"authKey1":"x"}')
  const headers = () => Promise.resolve({ authorization: 'Bearer x' })
  const input = { params: { integrationRuntimeName: 'abc' }, body: { keyName: 'authKey1' as const } }
  expect(await call(purview.regenerateAuthKey, input, { ...options, headers })).toEqual({ authKey1: 'x' })
  expect(asked).toEqual([
    {
      url: 'https://console.example/scan/integrationruntimes/abc:regenerateAuthKey?api-version=2023-09-01',
      init: { method: 'POST', headers: { authorization: 'Bearer x', 'content-type': 'application/json' }, body: '{"keyName":"authKey1"}' },
    },
  ])
})

test('says nothing of a body that it does not send', async () => {
  const { asked, options } = server(204, null)
  expect(await call(node.unregisterNode, {}, options)).toBeUndefined()
  expect(asked[0]?.init).toEqual({ method: 'DELETE', headers: {} })
})

test('a refusal is thrown with all that it says', async () => {
  const { options } = server(400, '{"error":{"code":"InvalidField","message":"No.","target":"port"}}', { 'x-ms-request-id': 'r1' })
  const error = await failure(call(console.listRuntimes, {}, options))
  expect(error).toMatchObject({ status: 400, code: 'InvalidField', message: 'No.', target: 'port', requestId: 'r1' })
})

test.each([
  ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ['nothing', 500, ''],
  ['JSON of somebody else', 404, '{"message":"no"}'],
  ['a success that is the sign-in page of a network', 200, '<html>Welcome</html>'],
])('%s is an UnexpectedAnswer', async (_, status, body) => {
  expect(await failure(call(console.listRuntimes, {}, server(status, body).options))).toMatchObject({ status, code: 'UnexpectedAnswer' })
})

test('a call without an answer is given up after its time, or when its caller gives up', async () => {
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      const end = () => reject(init?.signal?.reason as Error)
      if (init?.signal?.aborted === true) end()
      else init?.signal?.addEventListener('abort', end)
    })
  const options = { origin: '', fetch }
  await expect(call(console.listRuntimes, {}, { ...options, timeoutMs: 1 })).rejects.toMatchObject({ name: 'TimeoutError' })
  const caller = new AbortController()
  const given = call(console.listRuntimes, {}, { ...options, timeoutMs: 60_000, signal: caller.signal })
  caller.abort()
  await expect(given).rejects.toMatchObject({ name: 'AbortError' })
})
