import type { scopeWords as english } from '../en/scopeWords.ts'
import { numberText, plural } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const scopeWords: Translation<typeof english> = {
  title: 'Bereich',
  flyout: (scan) => `Bereich von „${scan}“`,
  theScope: 'Bereich',
  all: 'Die gesamte Datenquelle.',
  summary: (entries) => (entries === 0 ? 'Bereich: die gesamte Datenquelle' : `Bereich: ${numberText(entries)} Filter`),
  lead: 'Filter richten sich nach den qualifizierten Namen der Ressourcen, wie die Seite einer Ressource sie zeigt. Ohne Filter betrifft die Überprüfung die gesamte Datenquelle. Was ausgeschlossen ist, bleibt ausgeschlossen, was auch immer es einschließt.',
  field: {
    includeUriPrefixes: 'Einschließen, was so beginnt',
    excludeUriPrefixes: 'Ausschließen, was so beginnt',
    includeRegexes: 'Einschließen, worin diese Muster gefunden werden',
    excludeRegexes: 'Ausschließen, worin diese Muster gefunden werden',
  },
  prefixHint: (example) => `Einer je Zeile, zum Beispiel ${example}`,
  patternHint: 'Eines je Zeile, in der Syntax von RE2, zum Beispiel /sales_[0-9]+$',
  tooMany: (max) => `Geben Sie höchstens ${numberText(max)} Zeilen ein.`,
  tooLong: (max) => `Eine Zeile hat höchstens ${numberText(max)} Zeichen.`,
  refused: (pattern, reason) => `${pattern}: ${reason}`,
  edit: 'Bereich bearbeiten',
  saved: (scan) => `Bereich von ${scan} gespeichert`,
  notSaved: 'Der Bereich wurde nicht gespeichert',
  notSavedWithScan: 'Die Überprüfung wurde gespeichert, ihr Bereich nicht',
  effect: 'Er gilt ab der nächsten Ausführung. Ressourcen, die dann nicht mehr dazugehören, verschwinden mit ihr.',
  preview: 'Vorschau',
  previewText:
    'Zeigt, welche Ressourcen der letzten erfolgreichen vollständigen Ausführung dazugehören würden und welche nicht. Was diese Ausführung ausgelassen hat, ist nicht dabei.',
  previewLater: 'Sobald die Überprüfung ausgeführt wurde, kann der Bereich hier an dem ausprobiert werden, was sie gefunden hat.',
  previewAgain: 'Neue Vorschau',
  previewing: 'Die Ressourcen der letzten Ausführung werden durchgesehen …',
  previewFailed: 'Es gibt keine Vorschau',
  previewOutdated: 'Der Bereich wurde seither geändert. Fordern Sie eine neue Vorschau an.',
  noRun:
    'Noch keine vollständige Ausführung dieser Überprüfung war erfolgreich, daher gibt es nichts, woran der Bereich ausprobiert werden kann.',
  included: (count) => `Dabei: ${numberText(count)} ${plural(count, 'Ressource', 'Ressourcen')}`,
  excluded: (count) => `Nicht dabei: ${numberText(count)} ${plural(count, 'Ressource', 'Ressourcen')}`,
  more: (count) => `und ${numberText(count)} weitere`,
  ruleset: 'Überprüfungsregelsatz',
  systemRuleset: (kind) => `System: ${kind}`,
  systemHint:
    'Alle Dateitypen, die Knoten lesen, und alle Systemregeln. Andere Regelsätze werden im Verwaltungscenter unter „Überprüfungsregelsätze“ angelegt.',
  customHint: 'Nur, was dieser eigene Regelsatz festlegt.',
  rulesetMissing: (name) => `${name} ist nicht mehr vorhanden. Die nächste Ausführung schlägt fehl; wählen Sie einen anderen aus.`,
  sslMode: 'Verschlüsselung der Verbindung',
  sslModes: [
    'Nie',
    'Nur wenn der Server darauf besteht',
    'Wenn der Server es kann (Standard)',
    'Immer; das Zertifikat wird nicht geprüft',
    'Immer; die Zertifizierungsstelle wird geprüft',
    'Immer; Zertifizierungsstelle und Hostname werden geprüft',
  ],
}
