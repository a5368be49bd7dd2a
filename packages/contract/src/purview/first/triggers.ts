import { Type } from 'typebox'
import type { Operation } from '../../operation.ts'
import { Strict } from '../../schemas.ts'
import { answeredTriggerProperties, triggerOperations, writtenOfTrigger, writtenTriggerProperties } from '../triggers.ts'
import { firstPurviewApiVersions as apiVersions } from '../versions.ts'

/** A schedule as the first version has it: it has no state, and one that is put there is enabled. */
const FirstTriggerBody = Strict({ ...writtenOfTrigger, properties: Strict(writtenTriggerProperties) })
const FirstTrigger = Type.Object({
  id: Type.String(),
  name: Type.Literal('default'),
  properties: Type.Object(answeredTriggerProperties),
})

const path = '/datasources/{dataSourceName}/scans/{scanName}/triggers/default'
const { getTrigger, putTrigger, deleteTrigger } = triggerOperations

export const firstTriggerOperations = {
  getTrigger: { ...getTrigger, id: 'Triggers_GetTrigger_2018', path, apiVersions, responses: { 200: FirstTrigger } },
  putTrigger: {
    ...putTrigger,
    id: 'Triggers_CreateTrigger_2018',
    path,
    apiVersions,
    body: FirstTriggerBody,
    responses: { 200: FirstTrigger, 201: FirstTrigger },
  },
  deleteTrigger: { ...deleteTrigger, id: 'Triggers_DeleteTrigger_2018', path, apiVersions },
} as const satisfies Record<string, Operation>
