export * from './Scanner.ts'
export * from './ScanError.ts'
export * from './scannerFor.ts'
export { sampleRowsUsual, samplingWith, type ClassificationPlan } from './classifiers/samplingWith.ts'
