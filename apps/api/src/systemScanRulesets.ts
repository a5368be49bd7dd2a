import { fileExtensions, fileSourceKinds, scannableKinds, type DataSourceKind, type SystemScanRuleset } from '@mooring/contract'

const version = 1
/** Those that nodes read; the contract's other types are documents. */
const readable: readonly string[] = ['AVRO', 'ORC', 'PARQUET', 'JSON', 'CSV', 'PSV', 'SSV', 'TSV', 'GZ']

/** The system's own scan rule sets, one for each kind of source that nodes scan: every system rule is on, every file type that is read is looked into. */
export const systemScanRulesets: readonly SystemScanRuleset[] = (Object.keys(scannableKinds) as DataSourceKind[])
  .toSorted()
  .map((kind) => ({
    id: `systemscanrulesets/${kind}`,
    name: kind,
    kind,
    scanRulesetType: 'System',
    status: 'Enabled',
    version,
    properties: {
      excludedSystemClassifications: [],
      includedCustomClassificationRuleNames: [],
      ...(fileSourceKinds.includes(kind)
        ? { scanningRule: { fileExtensions: fileExtensions.filter((extension) => readable.includes(extension)) } }
        : {}),
    },
  }))
