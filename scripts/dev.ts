/** `pnpm dev`: the console, started again at every change of its code, and the web app with hot reloading in front of it. */
import { spawn } from 'node:child_process'
import { generateClient } from './generateClient.ts'
import { repositoryRoot } from './repositoryRoot.ts'

await generateClient()
const programs = [
  ['--watch', '--watch-preserve-output', 'apps/api/src/main.ts'],
  ['apps/web/node_modules/vite/bin/vite.js', 'apps/web'],
]
const children = programs.map((args) => spawn(process.execPath, args, { cwd: repositoryRoot, stdio: 'inherit' }))

// Whichever ends, takes the other along.
const stop = () => children.forEach((child) => child.kill())
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
