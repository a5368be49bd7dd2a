import { expect, test } from 'vitest'
import { skipTokenOf } from './skipTokenOf.ts'

test('reads the token out of an absolute link', () => {
  expect(skipTokenOf('https://console.example:8080/scan/datasources?api-version=2023-09-01&$skipToken=a%2Bb')).toBe('a+b')
})

test('reads the token out of a path', () => {
  expect(skipTokenOf('/api/runs?%24skipToken=abc')).toBe('abc')
})

test('there is none without a link, and none in a link without one', () => {
  expect(skipTokenOf(undefined)).toBeUndefined()
  expect(skipTokenOf('https://console.example/api/runs')).toBeUndefined()
})
