/** Whether an error bears this code, as those of Node.js do. */
export const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
