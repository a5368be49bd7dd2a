export * from './startPostgres.ts'
export * from './selfSignedCertificate.ts'
export * from './collectScan.ts'
export { sampleParquet } from './sampleFiles.ts'
