/** `pnpm generate`: makes the Prisma client from prisma/schema.prisma, when that has changed. */
import { generateClient } from './generateClient.ts'

await generateClient()
