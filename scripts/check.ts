/** `pnpm check`: types, lint, boundaries, unused code, format, architecture, migrations. One line each; what failed says why. */
import { describeCheck } from './describeCheck.ts'
import { runChecks } from './runChecks.ts'

const results = await runChecks((result) => process.stdout.write(describeCheck(result)))
const failed = results.filter((result) => !result.ok).length
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
