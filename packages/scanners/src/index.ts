export * from './Scanner.ts'
export * from './ScanError.ts'
export * from './scannerFor.ts'
