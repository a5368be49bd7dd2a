import { createHash } from 'node:crypto'
import { runInThisContext } from 'node:vm'
import { createDOMRenderer, renderToStyleElements, type GriffelRenderer } from '@fluentui/react-components'
import { parseAst, type Plugin } from 'vite'
import { nodesOf, type SourceNode } from './nodesOf.ts'
import { themesText } from './themes.ts'

type Rules = Parameters<GriffelRenderer['insertCSSRules']>[0]

interface Call {
  callee: SourceNode & { name: keyof typeof callers }
  arguments: SourceNode[]
}

/** What gives a component its classes and inserts their rules; what only gives the classes; which argument the rules are. */
const callers = { __styles: { instead: '__css', rulesAt: 1 }, __resetStyles: { instead: '__resetCSS', rulesAt: 2 } }

const isCalled = /\b__(?:styles|resetStyles)\(/u
const isUsed = /var\(\s*--([\w-]+)/gu
const page = 'body { margin: 0 }'

/**
 * Takes the rules of all compiled styles, ours and Fluent's, out of the scripts into one style sheet that every page begins with, after
 * the tokens of the themes. Inserted one by one when a component is first drawn, they would take a sixth of what the scripts work until a
 * list is seen. One sheet for all pages, because Griffel's rules win or lose by the order of its buckets: in two sheets a colour of the
 * second would hide the colour under a pointer of the first. To stand after `compiledStyles`; Griffel's own plugin is going to do both
 * (https://github.com/microsoft/griffel/pull/1058).
 */
export function styleSheet(): Plugin[] {
  const rulesOf = new Map<string, Rules[]>()
  let base = ''
  let fileName = ''
  return [
    {
      name: 'style-sheet',
      apply: 'build',
      configResolved: (config) => void (base = config.base),
      transform(code, id) {
        if (!isCalled.test(code)) return null
        const taken = takeRules(code)
        rulesOf.set(id, taken.rules)
        return { code: taken.code, map: null }
      },
      generateBundle: {
        order: 'pre',
        handler(_, bundle) {
          const scripts = Object.values(bundle).filter((file) => file.type === 'chunk')
          const rules = ruleText(scripts.flatMap(({ moduleIds }) => moduleIds).flatMap((id) => rulesOf.get(id) ?? []))
          const styled = [rules, ...scripts.map(({ code }) => code)].join('\n')
          const used = new Set(Array.from(styled.matchAll(isUsed), ([, token]) => token))
          const source = [themesText((token) => used.has(token)), page, rules].join('\n')
          fileName = `static/styles-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.css`
          this.emitFile({ type: 'asset', fileName, source })
        },
      },
      transformIndexHtml: {
        order: 'post',
        handler: () => [{ tag: 'link', attrs: { rel: 'stylesheet', href: `${base}${fileName}` }, injectTo: 'head' }],
      },
    },
    {
      name: 'themes',
      apply: 'serve',
      transformIndexHtml: () => [{ tag: 'style', children: [themesText(() => true), page].join('\n'), injectTo: 'head' }],
    },
  ]
}

/** The JavaScript of a file with the rules of its compiled styles left out, and those rules. Throws what evaluating them throws. */
export function takeRules(code: string): { code: string; rules: Rules[] } {
  const rules: Rules[] = []
  const used = new Set<string>()
  let left = code
  for (const { callee, arguments: given } of callsIn(code).toReversed()) {
    const { instead, rulesAt } = callers[callee.name]
    const [classes, argument] = [given[rulesAt - 1], given[rulesAt]]
    if (classes === undefined || argument === undefined) throw new Error(`${callee.name} is called without rules.`)
    const evaluated = runInThisContext(`(${code.slice(argument.start, argument.end)})`) as Rules | string[]
    rules.unshift(Array.isArray(evaluated) ? { r: evaluated } : evaluated)
    used.add(instead)
    left = `${left.slice(0, callee.start)}${instead}${left.slice(callee.end, classes.end)}${left.slice(argument.end)}`
  }
  return { code: `import { ${[...used].join(', ')} } from '@fluentui/react-components'\n${left}`, rules }
}

/** In the order in which they stand. */
function callsIn(code: string): Call[] {
  const isCall = (node: SourceNode): node is SourceNode & Call =>
    node.type === 'CallExpression' && Object.hasOwn(callers, (node as SourceNode & Call).callee.name)
  return nodesOf(parseAst(code))
    .filter(isCall)
    .toSorted((a, b) => a.callee.start - b.callee.start)
}

/** Each rule once, as Griffel writes them where there is no browser: in the order of its buckets. */
export function ruleText(rules: readonly Rules[]): string {
  const renderer = createDOMRenderer(undefined)
  for (const each of rules) renderer.insertCSSRules(each)
  return renderToStyleElements(renderer)
    .map((element) => (element.props as { dangerouslySetInnerHTML: { __html: string } }).dangerouslySetInnerHTML.__html)
    .join('\n')
}
