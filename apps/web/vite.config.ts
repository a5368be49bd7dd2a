import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compiledStyles } from './compiledStyles.ts'
import { developmentApi, webLanguage } from './config.ts'
import { contractForBrowser } from './contractForBrowser.ts'
import { inlinedTokens } from './inlinedTokens.ts'
import { listLinks } from './listLinks.ts'
import { stringsInLanguage } from './stringsInLanguage.ts'
import { styleSheet } from './styleSheet.ts'

/** What the list is drawn with: nearly all that is in them is called before anything is seen. */
const firstScripts = new Set(['index', 'shell', 'list'])

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [stringsInLanguage(webLanguage()), contractForBrowser(), react(), compiledStyles(), inlinedTokens(), styleSheet(), listLinks()],
  build: {
    target: 'es2022',
    // `/assets` is a page of the console.
    assetsDir: 'static',
    // The content security policy allows no inline script, and nothing small enough to be inlined as a data: address is worth an exception.
    assetsInlineLimit: 0,
    // What a page or a dialog is made of is named by its own imports. Naming it before as well, in every script that may load
    // it, takes 4 kB of the first scripts and saves one round trip, once.
    modulePreload: { polyfill: false, resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []) },
    rolldownOptions: {
      output: {
        // Compiled while they are fetched, beside the page's main thread, instead of function by function when each is called.
        postBanner: ({ name }) => (firstScripts.has(name) ? '//# allFunctionsCalledOnLoad' : ''),
        // Many small scripts, each shared by some pages, cost a browser more time than what one of them too many holds.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'shell', test: /components\/Shell\.tsx$/u, priority: 2 },
            { name: 'list', test: /runtimes\/RuntimesPage\.tsx$/u, priority: 1 },
          ],
        },
      },
      optimization: { inlineConst: { mode: 'all' } },
      // Our own packages do nothing when they are imported: what the page does not use may go.
      treeshake: { moduleSideEffects: (id) => !id.includes('/packages/') },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/scan'].map((path) => [path, { target: developmentApi(), changeOrigin: false }])),
  },
})
