/** A moment for people at the machine, whose time zone may be any: to the minute. */
export const momentText = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`
