import type { CustomFileType } from '@mooring/contract'

const delimitedTypes: readonly CustomFileType['builtInType'][] = ['CSV', 'TSV', 'PSV', 'SSV']

/** Whether files of an ending of a rule set's own are read as delimited text: a delimiter counts before the type that is named. */
export const isDelimitedText = ({ builtInType, customDelimiter }: CustomFileType): boolean =>
  Boolean(customDelimiter) || delimitedTypes.includes(builtInType)
