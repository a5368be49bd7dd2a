import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { developmentApi } from './config.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    // The page needs the paths and methods of the contract, not its schemas: validating is the server's. Saves 12 kB.
    alias: { typebox: here('./src/api/schemaPlaceholders.ts') },
  },
  build: {
    target: 'es2022',
    // `/assets` is a page of the console.
    assetsDir: 'static',
    // The content security policy allows no inline script, and nothing small enough to be inlined as a data: address is worth an exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Our own packages do nothing when they are imported: what the page does not use may go.
      treeshake: { moduleSideEffects: (id) => !id.includes('/packages/') },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/scan'].map((path) => [path, { target: developmentApi(), changeOrigin: false }])),
  },
})
