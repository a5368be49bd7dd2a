/** The scan rule set of somebody's own that the properties of a scan name; null when it follows the system's. */
export function customRulesetOf(properties: unknown): string | null {
  const { scanRulesetName, scanRulesetType } = (properties ?? {}) as { scanRulesetName?: unknown; scanRulesetType?: unknown }
  return scanRulesetType === 'Custom' && typeof scanRulesetName === 'string' ? scanRulesetName : null
}
