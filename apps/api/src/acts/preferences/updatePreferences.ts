import { preferencesMax, type Preferences, type PreferencesChange } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'

/** One statement merges: a page does not know what another one of the same person has kept meanwhile, and must not put it back. */
export async function updatePreferences({ caller, prisma }: ActContext, change: PreferencesChange): Promise<Preferences> {
  if (caller.kind !== 'user') return fail('PreferencesNeedSignIn')
  const changed = JSON.stringify(change.preferences)
  const [kept] = await prisma.$queryRaw<{ value: Preferences['preferences'] }[]>`
    INSERT INTO user_preferences AS kept (user_id, value) VALUES (${caller.userId}::uuid, jsonb_strip_nulls(${changed}::jsonb))
    ON CONFLICT (user_id) DO UPDATE SET value = jsonb_strip_nulls(kept.value || ${changed}::jsonb), updated_at = now()
      WHERE (SELECT count(*) FROM jsonb_object_keys(jsonb_strip_nulls(kept.value || ${changed}::jsonb))) <= ${preferencesMax}
    RETURNING value`
  if (kept === undefined) return fail('InvalidField', `No more than ${preferencesMax} preferences are kept.`, 'preferences')
  return { preferences: kept.value }
}
