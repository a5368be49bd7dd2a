import type { ScanRulesetProperties } from '@mooring/contract'
import { fileEnding, isDelimitedText } from '@mooring/domain'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'

type Scanning = NonNullable<ScanRulesetProperties['scanningRule']>
export type FileType = NonNullable<Scanning['fileExtensions']>[number]
type CustomExtension = NonNullable<Scanning['customFileExtensions']>[number]

/** Stands for text whose fields are parted by a delimiter of one's own. */
export const delimitedText = 'delimited'

/** How files of one ending are read, while it is being typed. */
export interface OwnFileType {
  extension: string
  /** Empty: nothing was chosen. */
  readAs: FileType | typeof delimitedText | ''
  /** As it is typed: a tab is `\t`. */
  delimiter: string
  /** Of delimited text alone: whether its first line is the header, whatever it looks like. */
  hasHeader: boolean
  isOn: boolean
  /** What it was before, with what this form does not know of it. */
  kept?: CustomExtension
}

export const ownFileTypesMax = 100
export const extensionLengthMax = 64
/** Of the contract, with room for tabs that are typed as two characters. */
export const delimiterLengthMax = 16
const storedDelimiterLengthMax = 8

export const newFileType: OwnFileType = { extension: '', readAs: '', delimiter: '', hasHeader: false, isOn: true }

export const ownFileTypesOf = ({ scanningRule }: Pick<ScanRulesetProperties, 'scanningRule'>): readonly OwnFileType[] =>
  (scanningRule?.customFileExtensions ?? []).map((kept) => {
    const { builtInType, customDelimiter, hasHeader } = kept.customFileType ?? {}
    return {
      extension: kept.fileExtension ?? '',
      readAs: customDelimiter ? delimitedText : (builtInType ?? ''),
      delimiter: (customDelimiter ?? '').replaceAll('\t', '\\t'),
      hasHeader: hasHeader === true,
      isOn: kept.enabled !== false,
      kept,
    }
  })

/** The types as the contract has them; those that nobody changed as they were. */
export const customExtensionsOf = (types: readonly OwnFileType[]): CustomExtension[] =>
  types.map((type) => {
    if (type.kept !== undefined && !isChanged(type)) return type.kept
    const read =
      type.readAs === delimitedText
        ? { builtInType: null, customDelimiter: storedDelimiter(type) }
        : { builtInType: type.readAs === '' ? null : type.readAs, customDelimiter: null }
    // It is said in either case: what is not said stays as it was of this ending.
    const customFileType = canHaveHeader(type) ? { ...read, hasHeader: type.hasHeader } : read
    return { ...type.kept, fileExtension: type.extension.trim(), enabled: type.isOn, customFileType }
  })

/** Whether files are read as delimited text. */
export const canHaveHeader = ({ readAs }: OwnFileType): boolean =>
  readAs === delimitedText || (readAs !== '' && isDelimitedText({ builtInType: readAs }))

const storedDelimiter = ({ delimiter }: OwnFileType): string => delimiter.replaceAll('\\t', '\t')

function isChanged({ kept, ...now }: OwnFileType): boolean {
  const [was] = kept === undefined ? [] : ownFileTypesOf({ scanningRule: { customFileExtensions: [kept] } })
  return was === undefined || (['extension', 'readAs', 'delimiter', 'hasHeader', 'isOn'] as const).some((name) => was[name] !== now[name])
}

const endingOf = ({ extension }: OwnFileType): string => fileEnding(extension)

/** What is wrong with the type at a place of the list, as a sentence; null when nothing is. What nobody changed is not judged. */
export function fileTypeRefusal(types: readonly OwnFileType[], at: number): string | null {
  const type = types[at]
  if (type === undefined || !isChanged(type)) return null
  const ending = endingOf(type)
  if (!/^[^\s./\\*?]+$/.test(ending)) return words.ownType.wrongExtension
  if (types.some((other, index) => index !== at && endingOf(other) === ending)) return words.ownType.twice
  if (type.readAs === '') return words.ownType.chooseFormat
  if (type.readAs !== delimitedText) return null
  const { length } = storedDelimiter(type)
  return length === 0 || length > storedDelimiterLengthMax ? words.ownType.wrongDelimiter(storedDelimiterLengthMax) : null
}
