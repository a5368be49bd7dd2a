/** A number where it is exact, else its digits. */
export const exactNumber = (value: bigint): number | string => (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString())
