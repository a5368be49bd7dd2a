import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { Maybe, RecurrenceBody, TriggerRecurrence } from './recurrence.ts'
import { ScanLevel } from './runs.ts'
import { purviewApiVersions } from './versions.ts'

export const TriggerState = Type.Enum(['Enabled', 'Disabled'])
export type TriggerState = Static<typeof TriggerState>

const Interval = Type.String({ maxLength: 256 })

/** What every version lets be written. */
export const writtenOfTrigger = { id: Maybe(Type.String()), name: Maybe(Type.String()) }
export const writtenTriggerProperties = {
  recurrence: RecurrenceBody,
  recurrenceInterval: Maybe(Interval),
  scanLevel: Maybe(ScanLevel),
  incrementalScanStartTime: Maybe(Time),
  createdAt: Maybe(Time),
  lastModifiedAt: Maybe(Time),
  lastScheduled: Maybe(Time),
}

/** What a client may send; what it read beside that says nothing. Without a state the trigger is enabled, without a level scans are full. */
export const TriggerBody = Strict({
  ...writtenOfTrigger,
  validationErrorInfo: Maybe(Type.String({ maxLength: 4096 })),
  properties: Strict({ ...writtenTriggerProperties, state: Maybe(TriggerState) }),
})
export type TriggerBody = Static<typeof TriggerBody>

/** What every version answers. */
export const answeredTriggerProperties = {
  recurrence: TriggerRecurrence,
  /** Kept as it came; when a scan runs is said by `recurrence` alone. */
  recurrenceInterval: Type.Optional(Interval),
  scanLevel: ScanLevel,
  incrementalScanStartTime: Type.Optional(Time),
  createdAt: Time,
  lastModifiedAt: Time,
  /** The time for which the last run that it started was due. */
  lastScheduled: Type.Optional(Time),
}

export const TriggerProperties = Type.Object({ ...answeredTriggerProperties, state: TriggerState })

/** The schedule of a scan, of which there is one at most. */
export const Trigger = Type.Object({
  id: Type.String(),
  name: Type.Literal('default'),
  /** Present when the trigger is enabled, and yet will never fire again. */
  validationErrorInfo: Type.Optional(Type.String()),
  properties: TriggerProperties,
})
export type Trigger = Static<typeof Trigger>

const params = Strict({ dataSourceName: Name, scanName: Name })
const path = '/scan/datasources/{dataSourceName}/scans/{scanName}/triggers/default'
const notFound = ['Scan_NotFound', 'Trigger_NotFound'] as const
/** Earlier versions do not have them. */
const since2023 = ['2023-09-01'] as const

export const triggerOperations = {
  getTrigger: {
    id: 'Triggers_Get',
    summary: 'Get the schedule of a scan',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: Trigger },
    errors: notFound,
  },
  putTrigger: {
    id: 'Triggers_CreateOrReplace',
    summary: 'Create or replace the schedule of a scan',
    method: 'PUT',
    path,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: TriggerBody,
    responses: { 200: Trigger, 201: Trigger },
    errors: ['Scan_NotFound', 'InvalidField'],
  },
  deleteTrigger: {
    id: 'Triggers_Delete',
    summary: 'Delete the schedule of a scan; runs that it started go on',
    method: 'DELETE',
    path,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: notFound,
  },
  enableTrigger: {
    id: 'Triggers_Enable',
    summary: 'Let the schedule of a scan start runs, from its next time on',
    method: 'POST',
    path: `${path}:enable`,
    otherPaths: [`${path}/:enable`],
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    responses: { 200: Trigger },
    errors: notFound,
  },
  disableTrigger: {
    id: 'Triggers_Disable',
    summary: 'Let the schedule of a scan start no runs until it is enabled',
    method: 'POST',
    path: `${path}:disable`,
    otherPaths: [`${path}/:disable`],
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    responses: { 200: Trigger },
    errors: notFound,
  },
} as const satisfies Record<string, Operation>
