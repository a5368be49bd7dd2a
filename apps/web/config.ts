/** Where `vite dev` sends calls of the API: a console that runs already. */
export const developmentApi = (): string => process.env['MOORING_DEV_API'] ?? 'http://127.0.0.1:8080'
