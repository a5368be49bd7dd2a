import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { RecurrenceBody } from '../purview/recurrence.ts'
import { TriggerProperties } from '../purview/triggers.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** The trigger of a scan with the scan it is of, and when it fires next; absent when it is disabled or has come to its end. */
export const Schedule = Type.Object({
  dataSourceName: Type.String(),
  scanName: Type.String(),
  ...TriggerProperties.properties,
  nextRunAt: Type.Optional(Time),
})
export type Schedule = Static<typeof Schedule>

/** `timeZone` is the name in the IANA database of the one that the recurrence goes by, however it was named. */
export const RecurrencePreview = Type.Object({ times: Type.Array(Time), timeZone: Type.String() })
export type RecurrencePreview = Static<typeof RecurrencePreview>

export const scheduleOperations = {
  listTriggers: {
    id: 'Console_ListTriggers',
    summary: 'List the schedules of scans, by data source and scan',
    method: 'GET',
    path: '/api/triggers',
    access: 'Reader',
    query: Type.Object({
      ...PageQuery.properties,
      /** Only those of scans that connect through this integration runtime. */
      runtime: Type.Optional(Name),
      dataSourceName: Type.Optional(Name),
    }),
    responses: { 200: Page(Schedule) },
    errors: [],
  },
  previewRecurrence: {
    id: 'Console_PreviewRecurrence',
    summary: 'Say when a recurrence would fire next',
    method: 'POST',
    path: '/api/recurrence/preview',
    access: 'Reader',
    body: Strict({ recurrence: RecurrenceBody, count: Type.Integer({ minimum: 1, maximum: 50 }) }),
    responses: { 200: RecurrencePreview },
    errors: ['InvalidField'],
  },
} as const satisfies Record<string, Operation>
