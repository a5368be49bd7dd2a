/** `node bench/headers.ts`: how many of the labelled tables are told right, those with a header and those without. */
import { labelledTables } from '../packages/scanners/src/files/labelled/labelledTables.ts'
import { measureHeaders } from '../packages/scanners/src/files/labelled/measureHeaders.ts'
import { hundredths } from './measure.ts'
import { printFigures } from './printFigures.ts'

const { withHeader, withoutHeader, missed, leaked } = await measureHeaders(labelledTables())

printFigures('headers', { tables: withHeader + withoutHeader }, [
  { name: 'header', tables: withHeader, right: withHeader - missed.length, 'share missed': hundredths(missed.length / withHeader) },
  {
    name: 'no header',
    tables: withoutHeader,
    right: withoutHeader - leaked.length,
    'share leaked': hundredths(leaked.length / withoutHeader),
  },
])
