/** What the database layer has to say; any logger with these two fits, such as Fastify's. */
export type DatabaseLog = {
  info(message: string): void
  warn(message: string): void
}
