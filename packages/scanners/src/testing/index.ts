export * from './startPostgres.ts'
export * from './selfSignedCertificate.ts'
