import { expect, test } from 'vitest'
import { areas, isWithin } from './navigation.ts'

test.each([
  ['/', 'home'],
  ['/sources', 'sources'],
  ['/sources/Orders/scans/Scan-a', 'sources'],
  ['/assets/0198', 'assets'],
  ['/monitoring', 'monitoring'],
  ['/runs/0197', 'monitoring'],
  ['/management/integration-runtimes/a', 'management'],
])('%s belongs to %s alone', (pathname, expected) => {
  expect(areas.filter((area) => isWithin(pathname, area)).map((area) => area.name)).toEqual([expected])
})

test('a path that merely begins with the same letters belongs to nobody', () => {
  expect(areas.filter((area) => isWithin('/sourcesx', area))).toEqual([])
})
