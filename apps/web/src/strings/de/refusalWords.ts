import type { ErrorCode } from '@mooring/contract'
import type { refusalWords as english } from '../en/refusalWords.ts'
import type { Translation } from '../Translation.ts'

/** Codes that only nodes and programs are told are missing. */
const words: Partial<Record<ErrorCode, string>> = {
  InvalidField: 'Eine Angabe ist ungültig.',
  InvalidJson: 'Die Anforderung ist kein gültiges JSON.',
  BodyTooLarge: 'Die Anforderung ist zu groß.',
  Unauthenticated: 'Melden Sie sich an.',
  WrongNameOrPassword: 'Der Name oder das Kennwort ist falsch.',
  PreferencesNeedSignIn: 'Nur wer angemeldet ist, hat eigene Einstellungen.',
  PasswordNeedsSignIn: 'Nur wer angemeldet ist, hat ein Kennwort.',
  SetupLinkInvalid: 'Dieser Link wurde schon verwendet oder ist ungültig. Den neuesten finden Sie in der Ausgabe der Konsole.',
  RoleMissing: 'Ihre Rolle erlaubt das nicht.',
  CrossSiteRequest: 'Die Anforderung kam von einer anderen Website.',
  RouteNotFound: 'An dieser Adresse ist nichts.',
  TooManyRequests: 'Zu viele Anforderungen. Warten Sie einen Moment, und versuchen Sie es erneut.',
  InternalError: 'In der Konsole ist ein Fehler aufgetreten. Die Anforderungs-ID führt im Protokoll zu ihm.',
  NotReady: 'Die Konsole startet gerade, oder ihre Datenbank ist nicht erreichbar.',
  IntegrationRuntime_NotFound: 'Es gibt keine Integration Runtime mit diesem Namen.',
  IntegrationRuntime_UserError: 'Die Integration Runtime kann so nicht erstellt werden.',
  IntegrationRuntimeNode_NotFound: 'Diese Integration Runtime hat keinen Knoten mit diesem Namen.',
  DataSource_NotFound: 'Es gibt keine Datenquelle mit diesem Namen.',
  Credential_NotFound: 'Es gibt keine Anmeldeinformationen mit diesem Namen.',
  KeyVault_NotFound: 'Es gibt keinen Schlüsseltresor mit diesem Namen.',
  Scan_NotFound: 'Diese Datenquelle hat keine Überprüfung mit diesem Namen.',
  Trigger_NotFound: 'Diese Überprüfung hat keinen Zeitplan.',
  ScanRun_NotFound: 'Diese Überprüfung hat keine Ausführung mit dieser ID.',
  ScanRun_IdInUse: 'Diese ID gehört zu einer Ausführung einer anderen Überprüfung.',
  ChangedMeanwhile: 'Jemand hat dies im selben Moment geändert. Sehen Sie nach, und versuchen Sie es erneut.',
  ClassificationRule_NotFound: 'Es gibt keine Klassifizierungsregel mit diesem Namen.',
  ScanRuleset_NotFound: 'Es gibt keinen Überprüfungsregelsatz mit diesem Namen.',
  Filter_NotFound: 'Diese Überprüfung hat keine Filter: Sie umfasst ihre ganze Datenquelle.',
  Asset_NotFound: 'Es gibt keine Ressource mit dieser ID.',
  NodeLimitBelowNodes: 'Die Integration Runtime hat mehr Knoten, als dieses Limit zulässt. Entfernen Sie zuerst Knoten.',
  NoUpdateToCancel: 'Es wartet kein Update, das abgebrochen werden kann. Eines, für das der Knoten schon neu startet, wird fortgesetzt.',
  NoUpdateAvailable: 'Diese Konsole bietet keine neuere Version zum Herunterladen an.',
  NoNodeOnline: 'Kein Knoten der Integration Runtime ist verbunden. Starten Sie einen, und versuchen Sie es erneut.',
  NodeDidNotAnswer: 'Der Knoten hat nicht rechtzeitig geantwortet. Sehen Sie in sein Protokoll, oder versuchen Sie es erneut.',
  ConnectionTest_NotFound: 'Unter dieser ID wird keine Verbindung getestet.',
}

const precise: readonly string[] = ['InvalidField', 'IntegrationRuntime_UserError'] satisfies ErrorCode[]

export const refusalWords: Translation<typeof english> = {
  ofCode: (code) => (words as Record<string, string | undefined>)[code] ?? null,
  saysMore: (code) => precise.includes(code),
}
