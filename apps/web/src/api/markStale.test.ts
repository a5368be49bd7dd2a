import { console } from '@mooring/contract'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { readAgain } from './markStale.ts'

test('what is on screen has been read again only when all of it could be', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
  let isReachable = true
  const queryFn = () => (isReachable ? Promise.resolve('rows') : Promise.reject(new TypeError('Failed to fetch')))
  const observer = new QueryObserver(queryClient, { queryKey: [console.listRuntimes.id], queryFn })
  const leave = observer.subscribe(() => undefined)
  expect(await readAgain(queryClient, [console.listRuntimes])).toBe(true)
  isReachable = false
  expect(await readAgain(queryClient, [console.listRuntimes])).toBe(false)
  expect(await readAgain(queryClient, [console.listActivity])).toBe(true)
  isReachable = true
  expect(await readAgain(queryClient, [console.listRuntimes])).toBe(true)
  leave()
  queryClient.clear()
})
