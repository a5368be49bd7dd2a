import { systemClassifications } from '@mooring/contract'
import { expect, test } from 'vitest'
import { labelledColumns } from './labelledColumns.ts'
import { measureRules } from './measureRules.ts'

/** What was measured where it is not all of them: no rule may get worse. */
const measured: Record<string, { precision: number; recall: number }> = {
  'MICROSOFT.PERSONAL.EMAIL': { precision: 1, recall: 0.8 },
  'MICROSOFT.PERSONAL.NAME': { precision: 0.95, recall: 0.92 },
  'MICROSOFT.PERSONAL.PHONE_NUMBER': { precision: 1, recall: 0.94 },
  'MICROSOFT.PERSONAL.PHYSICALADDRESS': { precision: 1, recall: 0.88 },
  'MICROSOFT.FINANCIAL.CREDIT_CARD_NUMBER': { precision: 1, recall: 0.91 },
  'MICROSOFT.FINANCIAL.SWIFT_CODE': { precision: 1, recall: 0.75 },
  'MICROSOFT.FINANCIAL.US.ABA_ROUTING_NUMBER': { precision: 1, recall: 0.75 },
  'MICROSOFT.GOVERNMENT.PASSPORT_NUMBER': { precision: 1, recall: 0.75 },
  'MICROSOFT.GOVERNMENT.DENMARK.PERSONAL_IDENTIFICATION_NUMBER': { precision: 1, recall: 0.8 },
  'MICROSOFT.GOVERNMENT.NETHERLANDS.CITIZENS_SERVICE_NUMBER': { precision: 1, recall: 0.87 },
  'MICROSOFT.GOVERNMENT.US.SOCIAL_SECURITY_NUMBER': { precision: 1, recall: 0.88 },
  'MICROSOFT.SECURITY.API_KEY': { precision: 0.94, recall: 0.88 },
}
const columns = labelledColumns()
const results = measureRules(columns)

test.each(results)('$classification finds what it should, and little else', ({ classification, precision, recall, wrong }) => {
  const floor = measured[classification] ?? { precision: 1, recall: 1 }
  expect({ recall: recall >= floor.recall, precision: precision >= floor.precision, wrong }).toMatchObject({
    recall: true,
    precision: true,
  })
})

test('every rule has columns to find, and there are many to leave alone', () => {
  expect(results.map(({ classification }) => classification)).toEqual([...systemClassifications])
  expect(results.filter((result) => result.columns < 3)).toEqual([])
  expect(columns.filter(({ is }) => is.length === 0).length).toBeGreaterThan(120)
})
