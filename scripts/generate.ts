/** `pnpm generate`: makes the database client when prisma/schema.prisma has changed. */
import { generateClient } from './generateClient.ts'

await generateClient()
