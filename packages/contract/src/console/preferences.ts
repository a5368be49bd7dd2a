import { Type, type Static } from 'typebox'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'

/** How somebody arranged the pages: texts by name, as a browser's storage keeps them. What they mean only the web app knows. */
export const Preferences = Strict({
  preferences: Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9.-]{0,63}$' }), Type.String({ maxLength: 8192 }), {
    additionalProperties: false,
    maxProperties: 32,
  }),
})
export type Preferences = Static<typeof Preferences>

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
  putPreferences: {
    id: 'Console_PutPreferences',
    summary: 'Replace the preferences of whoever is signed in',
    method: 'PUT',
    path: '/api/preferences',
    access: 'Reader',
    body: Preferences,
    responses: { 200: Preferences },
    errors: ['PreferencesNeedSignIn'],
  },
} as const satisfies Record<string, Operation>
