import type { Check, NetworkReport, PreflightReport, TargetDiagnosis, Verdict } from '@mooring/contract'
import { html, Html } from './html.ts'
import { targetName } from './targetName.ts'
import { verdictWords } from './verdictWords.ts'

const style = `body{font:15px/1.5 "Segoe UI",system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#242424;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin-bottom:.3rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #e0e0e0;overflow-wrap:anywhere}
.fail{color:#b10e1c;font-weight:600}.warning{color:#8a3707;font-weight:600}.pass{color:#0e700e}.notChecked{color:#5c5c5c}
@media (prefers-color-scheme:dark){body{color:#fff;background:#292929}th,td{border-color:#525252}.fail{color:#eeacb2}.warning{color:#faa06b}.pass{color:#9fd89f}.notChecked{color:#c7c7c7}}`

/** One page that needs nothing else: no script, no picture, nothing from the network. */
export function reportAsHtml({ preflight, network }: { preflight: PreflightReport | null; network: NetworkReport | null }): string {
  const { machineName = '', checkedAt = '' } = preflight ?? network ?? {}
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Diagnosis of ${machineName}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <h1>Diagnosis of ${machineName}</h1>
        <p><time datetime="${checkedAt}">${checkedAt}</time></p>
        ${preflight === null ? '' : preflightSection(preflight)}${network === null ? '' : networkSection(network)}
      </body>
    </html> `
  return page.text
}

const verdictCell = (verdict: Verdict): Html => html`<td class="${verdict}">${verdictWords[verdict]}</td>`

const heads = (...names: string[]): Html =>
  html`<thead>
    <tr>
      ${names.map((name) => html`<th scope="col">${name}</th>`)}
    </tr>
  </thead>`

/** What a preflight found, as a part of a page. */
export function preflightSection({ operatingSystem, nodeVersion, checks }: PreflightReport): Html {
  return html`<h2>Machine</h2>
    <p>${operatingSystem}, mooring-node ${nodeVersion}</p>
    <table>
      ${heads('Result', 'Check', 'Found', 'Why it matters', 'How to mend it')}
      <tbody>
        ${checks.map(checkRow)}
      </tbody>
    </table>`
}

const checkRow = ({ title, verdict, found, why, fix = '' }: Check): Html =>
  html`<tr>
    ${verdictCell(verdict)}
    <th scope="row">${title}</th>
    <td>${found}</td>
    <td>${why}</td>
    <td>${fix}</td>
  </tr>`

/** How far a node gets on the network, as a part of a page. */
export function networkSection({ proxy, targets }: NetworkReport): Html {
  return html`<h2>Network</h2>
    <p>Proxy: ${proxy.mode} ${proxy.address ?? ''}</p>
    ${targets.map(targetSection)}`
}

function targetSection({ target, addresses, certificates, steps }: TargetDiagnosis): Html {
  const rows = steps.map(
    ({ step, verdict, found, fix = '', durationMs }) =>
      html`<tr>
        ${verdictCell(verdict)}
        <th scope="row">${step.toUpperCase()}</th>
        <td>${found}</td>
        <td>${fix}</td>
        <td>${verdict === 'notChecked' ? '' : `${durationMs} ms`}</td>
      </tr>`,
  )
  const chain = certificates.map(
    ({ subject, issuer, validFrom, validTo, fingerprint }) =>
      html`<li>
        ${subject}, issued by ${issuer}, valid from ${validFrom.slice(0, 10)} to ${validTo.slice(0, 10)}, SHA-256 ${fingerprint}
      </li>`,
  )
  return html`<h3>${targetName(target)} (${target.purpose})</h3>
    <table>
      ${heads('Result', 'Step', 'Found', 'How to mend it', 'Took')}
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p>${addresses.map(({ address, scope }) => html`${address} (${scope}) `)}</p>
    ${
      chain.length === 0
        ? ''
        : html`<ol>
            ${chain}
          </ol>`
    }`
}
