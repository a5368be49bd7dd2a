import { expect, test } from 'vitest'
import { scriptSizes, type Manifest } from './scriptSizes.ts'

const manifest: Manifest = {
  'index.html': { file: 'index.js', imports: ['_react.js', '_router.js'] },
  '_react.js': { file: 'react.js' },
  '_router.js': { file: 'router.js', imports: ['_react.js', 'index.html'] },
  '_shell-1.js': { file: 'Shell.js', name: 'shell', imports: ['index.html', '_menu.js'] },
  '_menu.js': { file: 'menu.js', imports: ['_react.js'] },
  '_list-1.js': { file: 'RuntimesPage.js', name: 'list', imports: ['_menu.js', '_table.js'] },
  '_table.js': { file: 'table.js' },
  'src/pages/runs/RunsPage.tsx': { file: 'RunsPage.js', imports: ['_table.js'] },
}
const sizes: Record<string, number> = {
  'index.js': 1,
  'react.js': 10,
  'router.js': 100,
  'Shell.js': 1_000,
  'menu.js': 10_000,
  'RuntimesPage.js': 100_000,
  'table.js': 1_000_000,
  'RunsPage.js': 10_000_000,
}
const sizeOf = (file: string) => sizes[file] ?? Number.NaN

test('counts every script once that the entry needs, and for the list those of its page and of the frame around it too', () => {
  expect(scriptSizes(manifest, sizeOf)).toEqual({ index: 111, list: 1_111_111 })
})

test('refuses a build that lacks the script of the list', () => {
  const { '_list-1.js': _list, ...others } = manifest
  expect(() => scriptSizes(others, sizeOf)).toThrow('The build of the web app has no script that is named list.')
})
