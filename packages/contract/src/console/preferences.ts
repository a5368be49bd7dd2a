import { Type, type Static } from 'typebox'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'

const Name = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9.-]{0,63}$' })
const Value = Type.String({ maxLength: 8192 })

export const preferencesMax = 32
const limits = { additionalProperties: false, maxProperties: preferencesMax }

/** How somebody arranged the pages: texts by name, as a browser's storage keeps them. What they mean only the web app knows. */
export const Preferences = Strict({
  preferences: Type.Record(Name, Value, limits),
})
export type Preferences = Static<typeof Preferences>

/** Null: it is forgotten. What is not named stays as it is. */
export const PreferencesChange = Strict({ preferences: Type.Record(Name, Type.Union([Value, Type.Null()]), limits) })
export type PreferencesChange = Static<typeof PreferencesChange>

export const preferencesOperations = {
  getPreferences: {
    id: 'Console_GetPreferences',
    summary: 'Get the preferences of whoever is signed in; a token has none',
    method: 'GET',
    path: '/api/preferences',
    access: 'Reader',
    responses: { 200: Preferences },
    errors: [],
  },
  updatePreferences: {
    id: 'Console_UpdatePreferences',
    summary: 'Change some preferences of whoever is signed in; the others stay',
    method: 'PATCH',
    path: '/api/preferences',
    access: 'Reader',
    body: PreferencesChange,
    responses: { 200: Preferences },
    errors: ['PreferencesNeedSignIn'],
  },
} as const satisfies Record<string, Operation>
