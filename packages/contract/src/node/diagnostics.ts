import { Type, type Static } from 'typebox'
import { Time } from '../names.ts'
import { Strict } from '../schemas.ts'

const text = (maxLength: number) => Type.String({ maxLength })

/** What cannot be told is `notChecked`, never `pass`. */
export const Verdict = Type.Enum(['pass', 'warning', 'fail', 'notChecked'])
export type Verdict = Static<typeof Verdict>

/** One thing that was looked at on the machine of a node. Texts are sentences for people; `fix` is absent when nothing is to be mended. */
export const Check = Strict({
  /** Which check it is, such as `memory`; stable, for programs. */
  id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,63}$' }),
  title: text(128),
  verdict: Verdict,
  found: text(1024),
  why: text(1024),
  fix: Type.Optional(text(2048)),
})
export type Check = Static<typeof Check>

/** What the machine of a node is like, and whether it suits. */
export const PreflightReport = Strict({
  checkedAt: Time,
  machineName: text(255),
  operatingSystem: text(255),
  nodeVersion: text(64),
  checks: Type.Array(Check, { maxItems: 64 }),
})
export type PreflightReport = Static<typeof PreflightReport>

/** The steps of a way, in the order in which they are taken. `proxy` is the way to the proxy, and through it by CONNECT. */
export const NetworkStepName = Type.Enum(['dns', 'proxy', 'tcp', 'tls', 'http'])
export type NetworkStepName = Static<typeof NetworkStepName>

/** One step of a way. After one that failed the next ones are `notChecked`. */
export const NetworkStep = Strict({
  step: NetworkStepName,
  verdict: Verdict,
  found: text(1024),
  /** Present when the step did not pass. */
  fix: Type.Optional(text(2048)),
  durationMs: Type.Integer({ minimum: 0, maximum: 3_600_000 }),
})
export type NetworkStep = Static<typeof NetworkStep>

/** `private`: of a private network (RFC 1918, RFC 4193, link-local, carrier-grade NAT). `loopback`: this very machine. */
export const AddressScope = Type.Enum(['public', 'private', 'loopback'])
export type AddressScope = Static<typeof AddressScope>

export const ResolvedAddress = Strict({ address: text(64), scope: AddressScope })
export type ResolvedAddress = Static<typeof ResolvedAddress>

/** A certificate of the chain that a server showed, its own first. */
export const ShownCertificate = Strict({
  subject: text(512),
  issuer: text(512),
  validFrom: Time,
  validTo: Time,
  /** SHA-256 as pairs of hex digits with colons between them. */
  fingerprint: text(128),
})
export type ShownCertificate = Static<typeof ShownCertificate>

/** What a way leads to, and how it is spoken to there: `dns` ends when its name is known, `tcp` when something listens, `tls` after the handshake, the others after an answer. */
export const NetworkTarget = Strict({
  purpose: Type.Enum(['console', 'dataSource', 'keyVault', 'other']),
  host: Type.String({ minLength: 1, maxLength: 255 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  protocol: Type.Enum(['dns', 'tcp', 'tls', 'http', 'https']),
  /** The kind of address that the name must lead to, as with private endpoints; any when absent. */
  expectedScope: Type.Optional(AddressScope),
})
export type NetworkTarget = Static<typeof NetworkTarget>

/** A way, step by step. `failedStep` is absent when no step failed; `verdict` is the worst of the steps. */
export const TargetDiagnosis = Strict({
  target: NetworkTarget,
  verdict: Verdict,
  failedStep: Type.Optional(NetworkStepName),
  /** Every answer of the name servers. */
  addresses: Type.Array(ResolvedAddress, { maxItems: 64 }),
  certificates: Type.Array(ShownCertificate, { maxItems: 16 }),
  steps: Type.Array(NetworkStep, { maxItems: 8 }),
})
export type TargetDiagnosis = Static<typeof TargetDiagnosis>

/** Which proxy the node calls through. `address` is its origin without a password, absent when it is not used. */
export const ProxyUse = Strict({
  mode: Type.Enum(['none', 'system', 'custom']),
  address: Type.Optional(text(512)),
})
export type ProxyUse = Static<typeof ProxyUse>

/** How far a node gets on the network. */
export const NetworkReport = Strict({
  checkedAt: Time,
  machineName: text(255),
  proxy: ProxyUse,
  targets: Type.Array(TargetDiagnosis, { maxItems: 64 }),
})
export type NetworkReport = Static<typeof NetworkReport>

/** What a node says when it is asked to look at itself. */
export const DiagnosticsReport = Strict({ preflight: PreflightReport, network: NetworkReport })
export type DiagnosticsReport = Static<typeof DiagnosticsReport>
