/** `node bench/classifiers.ts`: precision and recall of every system rule on the labelled columns, and how many values a second they look at. */
import { systemClassifications } from '../packages/contract/src/index.ts'
import { labelledColumns } from '../packages/scanners/src/classifiers/labelled/labelledColumns.ts'
import { measureRules } from '../packages/scanners/src/classifiers/labelled/measureRules.ts'
import { samplingWith } from '../packages/scanners/src/classifiers/samplingWith.ts'
import { hundredths, measure, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'

const columns = labelledColumns()
const values = columns.reduce((sum, column) => sum + column.values.length, 0)
const ofNone = columns.filter(({ is }) => is.length === 0).length

printFigures(
  'classifiers',
  { columns: columns.length, 'of none': ofNone, values },
  measureRules(columns).map(({ classification, columns: held, precision, recall, wrong }) => ({
    name: classification,
    columns: held,
    precision: hundredths(precision),
    recall: hundredths(recall),
    wrong: wrong.length,
  })),
)

const sampling = samplingWith({ rowsMax: 128, systemRules: systemClassifications, customRules: [] })
const { classify } = await measure({ classify: async () => lookAtAll() }, 20)
const milliseconds = quantile(classify, 0.5)
printFigures('classifierSpeed', { rules: systemClassifications.length }, [
  { name: 'values a second', 'all labelled columns': Math.round((values / milliseconds) * 1000), milliseconds },
])

function lookAtAll(): void {
  for (const column of columns) {
    const classifier = sampling.classifierFor([column])
    for (const value of column.values) classifier.value(0, value)
    classifier.classifications()
  }
}
