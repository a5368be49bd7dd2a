import { errorCodes } from '@mooring/contract'
import { expect, test } from 'vitest'
import { refusalWords } from './de/refusalWords.ts'

/** Codes of answers that no page of the web app gets: they are for nodes, and for programs that spell the contract out themselves. */
const forPrograms = [
  ...['MissingApiVersionParameter', 'UnsupportedApiVersion', 'UnsupportedMediaType', 'AuthenticationKeyRefused', 'NodeLimitReached'],
  ...['NodeNameTaken', 'NodeTask_NotFound', 'NodeUnauthenticated', 'NodeClockSkewed', 'NodeQuarantined', 'NodeRemoved'],
  ...['IntegrationRuntimeDeleted', 'RunLeaseLost', 'RunCanceled'],
]

test('every refusal that people can get has German words', () => {
  expect(errorCodes.filter((code) => refusalWords.ofCode(code) === null)).toEqual(errorCodes.filter((code) => forPrograms.includes(code)))
})
