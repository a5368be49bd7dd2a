import { console, pathOf } from '@mooring/contract'
import type { Plugin } from 'vite'
import { runtimesQuery } from './src/pages/runtimes/runtimesView.ts'

const scripts = ['shell', 'list']
const calls = [pathOf(console.getSession, {}), pathOf(console.listRuntimes, { query: runtimesQuery({}) })]

/**
 * Writes what the console says with the page of the list, as the value of a `Link` header: the browser fetches what the first script is
 * going to ask for while that script is still on its way.
 */
export function listLinks(): Plugin {
  return {
    name: 'list-links',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && scripts.includes(file.name) ? [file.fileName] : []))
        const links = [
          ...files.map((file) => `<${this.environment.config.base}${file}>; rel=modulepreload`),
          ...calls.map((call) => `<${call}>; rel=preload; as=fetch; crossorigin`),
        ]
        this.emitFile({ type: 'asset', fileName: 'list.links', source: links.join(', ') })
      },
    },
  }
}
