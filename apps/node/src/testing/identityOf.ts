import { readIdentity, type Identity } from '../identity.ts'

/** The identity in a home that has one. */
export async function identityOf(home: string): Promise<Identity> {
  const identity = await readIdentity(home)
  if (identity === null) throw new Error(`There is no identity in ${home}.`)
  return identity
}
