import type { Access, Role } from '@mooring/contract'

/** From least to most: each role may do what those before it may. */
export const roles = ['Reader', 'Operator', 'DataSourceAdministrator', 'Administrator'] as const satisfies readonly Role[]

const roleTexts: Record<Role, string> = {
  Reader: 'Reader',
  Operator: 'Operator',
  DataSourceAdministrator: 'Data source administrator',
  Administrator: 'Administrator',
}

/** The role as people read it. */
export const roleText = (role: Role): string => roleTexts[role]

/** Why somebody of this role may not call an operation, as a sentence that names the role it takes; null when he may. */
export function roleRefusal(role: Role, access: Access): string | null {
  if (access === 'anyone') return null
  if (access === 'node') return 'Only a registered node may do this.'
  if (roles.indexOf(role) >= roles.indexOf(access)) return null
  return `This takes the role ${roleText(access)}; yours is ${roleText(role)}.`
}
