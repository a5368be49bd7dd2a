/* The boundaries of docs/architecture.md. A `comment` is what a developer reads when a rule breaks. */

const test = '\\.test\\.tsx?$'

/** A workspace that may import itself and the `allowed` ones, and no other. Tests may reach further, except into another app. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: '^(apps|packages|e2e|scripts|bench)/', pathNot: [from, ...allowed] },
})

/** A rule with one forbidden direction. */
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

const npmOrNode = { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'] }

module.exports = {
  forbidden: [
    only('contract-is-a-leaf', '^packages/contract/', [], 'contract imports no other workspace package'),
    only('domain-knows-contract-only', '^packages/domain/', ['^packages/contract/'], 'rules are made of the wire types and nothing else'),
    only('scanners-know-contract-only', '^packages/scanners/', ['^packages/contract/'], 'a scanner knows the wire types'),
    only('api-scope', '^apps/api/', ['^packages/(contract|domain)/'], 'api never imports web, node or scanners'),
    only('web-scope', '^apps/web/', ['^packages/(contract|domain)/'], 'web talks to api over HTTP'),
    only('node-scope', '^apps/node/', ['^packages/(contract|domain|scanners)/'], 'node talks to api over HTTP'),
    never(
      'tests-respect-apps',
      { path: ['^apps/([^/]+)/', '^packages/([^/]+)/'] },
      { path: '^apps/', pathNot: ['^apps/$1/', '^apps/api/src/testing/'] },
      'a test of another app meets the api over HTTP, through its testing entry',
    ),
    never(
      'testing-is-for-tests',
      { path: '^(apps|packages)/', pathNot: [test, '^apps/api/src/testing/'] },
      { path: '^apps/api/src/testing/' },
      'what serves tests is not part of the product',
    ),
    never('tests-are-not-imported', {}, { path: test }, 'share builders through a file of their own'),
    never(
      'domain-is-pure',
      { path: '^packages/domain/src/', pathNot: test },
      { ...npmOrNode, pathNot: '^packages/' },
      'a rule needs no package, no Node builtin and no clock: pass what it must know as an argument',
    ),
    never(
      'contract-runs-everywhere',
      { path: '^packages/contract/src/', pathNot: test },
      { dependencyTypes: ['core'] },
      'the browser loads the contract too',
    ),
    never(
      'web-runs-in-a-browser',
      { path: '^apps/web/src/', pathNot: test },
      { dependencyTypes: ['core'] },
      'a browser has no Node builtin',
    ),
    never(
      'acts-do-not-know-http',
      { path: '^apps/api/src/(acts|database|background|events)/', pathNot: test },
      { path: '^apps/api/src/(http/|app\\.ts)' },
      'an act is reached through several faces and knows none of them',
    ),
    never(
      'database-does-not-know-acts',
      { path: '^apps/api/src/database/', pathNot: test },
      { path: '^apps/api/src/(acts|background)/' },
      'acts use the database, not the reverse',
    ),
    never(
      'prisma-stays-in-api',
      { pathNot: ['^apps/api/', '^prisma/', '^scripts/', 'node_modules'] },
      { path: '(node_modules/@prisma/|/database/generated/)' },
      'only the api has a database',
    ),
    never(
      'http-does-not-know-prisma',
      { path: '^apps/api/src/(http/|app\\.ts)', pathNot: test },
      { path: '(node_modules/@prisma/|/database/generated/)', dependencyTypesNot: ['type-only'] },
      'a face translates and decides nothing: put the query in an act',
    ),
    never(
      'fastify-stays-at-the-edge',
      { path: '^(packages/|apps/)', pathNot: ['^apps/api/src/(http/|testing/|app\\.ts|main\\.ts)', test] },
      { path: 'node_modules/(@fastify/|fastify)' },
      'only http/ and app.ts know Fastify',
    ),
    never(
      'pages-do-not-import-pages',
      { path: '^apps/web/src/pages/([^/]+)/' },
      { path: '^apps/web/src/pages/', pathNot: '^apps/web/src/pages/$1/' },
      'move what two pages share to components/',
    ),
    never(
      'components-do-not-know-pages',
      { path: '^apps/web/src/(components|api)/', pathNot: test },
      { path: '^apps/web/src/(pages/|routes)' },
      'a component serves any page',
    ),
    never(
      'no-unresolved',
      { path: '^(apps|packages|e2e|scripts)/' },
      { couldNotResolve: true },
      'an import that cannot be resolved hides every other rule',
    ),
    never('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'move what both need to a third file'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
