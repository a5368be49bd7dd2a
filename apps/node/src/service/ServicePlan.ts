/** One step of installing or removing a service. All of them can be shown before any is taken. */
export type ServiceStep =
  | { kind: 'copy'; from: string; to: string }
  | { kind: 'write'; path: string; text: string }
  | { kind: 'remove'; path: string }
  /** `mayFail`: what it undoes need not be there. */
  | { kind: 'run'; argv: readonly [string, ...string[]]; mayFail?: boolean }

/** How the node becomes a service of a machine, and ceases to be one. */
export interface ServicePlan {
  install: ServiceStep[]
  uninstall: ServiceStep[]
  /** What starts it afterwards. */
  start: readonly [string, ...string[]]
}

/** What a plan is made for: the program with its first arguments, as an administrator called it, and the home of the node. */
export interface ServiceParts {
  program: string
  script: string | null
  home: string
  drainSeconds: number
}
