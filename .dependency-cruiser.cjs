/* The boundaries of docs/architecture.md. A `comment` is what a developer reads when a rule breaks. */

const testFile = '\\.test\\.tsx?$'

/** Tests, and what serves them. */
const test = `${testFile}|/src/testing/`

/** A workspace that may import itself and the `allowed` ones, and no other. Tests may reach further, except into another app. */
const only = (from, allowed, comment) => ({
  comment,
  from: { path: from, pathNot: test },
  to: { path: '^(apps|packages|e2e|scripts|bench)/', pathNot: [from, ...allowed] },
})

/** A rule with one forbidden direction. */
const never = (from, to, comment) => ({ comment, from, to })

const npmOrNode = { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'] }

const rules = {
  'contract-is-a-leaf': only('^packages/contract/', [], 'contract imports no other workspace package'),
  'domain-knows-contract-only': only('^packages/domain/', ['^packages/contract/'], 'rules are made of the wire types and nothing else'),
  'scanners-know-contract-only': only('^packages/scanners/', ['^packages/contract/'], 'a scanner knows the wire types'),
  'api-scope': only('^apps/api/', ['^packages/(contract|domain)/'], 'api never imports web, node or scanners'),
  'web-scope': only('^apps/web/', ['^packages/(contract|domain)/'], 'web talks to api over HTTP'),
  'node-scope': only('^apps/node/', ['^packages/(contract|domain|scanners)/'], 'node talks to api over HTTP'),
  'tests-respect-apps': never(
    { path: ['^apps/([^/]+)/', '^packages/([^/]+)/'] },
    { path: '^apps/', pathNot: ['^apps/$1/', '^apps/api/src/testing/'] },
    'a test of another app meets the api over HTTP, through its testing entry',
  ),
  'testing-is-for-tests': never(
    { path: '^(apps|packages)/', pathNot: test },
    { path: '/src/testing/' },
    'what serves tests is not part of the product',
  ),
  'tests-are-not-imported': never({}, { path: testFile }, 'share builders through a file of their own'),
  'domain-is-pure': never(
    { path: '^packages/domain/src/', pathNot: test },
    { ...npmOrNode, pathNot: '^packages/' },
    'a rule needs no package, no Node builtin and no clock: pass what it must know as an argument',
  ),
  'contract-runs-everywhere': never(
    { path: '^packages/contract/src/', pathNot: test },
    { dependencyTypes: ['core'] },
    'the browser loads the contract too',
  ),
  'web-runs-in-a-browser': never({ path: '^apps/web/src/', pathNot: test }, { dependencyTypes: ['core'] }, 'a browser has no Node builtin'),
  'acts-do-not-know-http': never(
    { path: '^apps/api/src/(acts|database|background|events)/', pathNot: test },
    { path: '^apps/api/src/(http/|app\\.ts)' },
    'an act is reached through several faces and knows none of them',
  ),
  'database-does-not-know-acts': never(
    { path: '^apps/api/src/database/', pathNot: test },
    { path: '^apps/api/src/(acts|background)/' },
    'acts use the database, not the reverse',
  ),
  'prisma-stays-in-api': never(
    { pathNot: ['^apps/api/', '^prisma/', '^scripts/', 'node_modules'] },
    { path: '(node_modules/@prisma/|/database/generated/)' },
    'only the api has a database',
  ),
  'http-does-not-know-prisma': never(
    { path: '^apps/api/src/(http/|app\\.ts)', pathNot: test },
    { path: '(node_modules/@prisma/|/database/generated/)', dependencyTypesNot: ['type-only'] },
    'a face translates and decides nothing: put the query in an act',
  ),
  'fastify-stays-at-the-edge': never(
    { path: '^(packages/|apps/)', pathNot: ['^apps/api/src/(http/|testing/|app\\.ts|main\\.ts)', test] },
    { path: 'node_modules/(@fastify/|fastify)' },
    'only http/ and app.ts know Fastify',
  ),
  'pages-do-not-import-pages': never(
    { path: '^apps/web/src/pages/([^/]+)/' },
    { path: '^apps/web/src/pages/', pathNot: '^apps/web/src/pages/$1/' },
    'move what two pages share to components/',
  ),
  'components-do-not-know-pages': never(
    { path: '^apps/web/src/(components|api)/', pathNot: test },
    { path: '^apps/web/src/(pages/|routes)' },
    'a component serves any page',
  ),
  'strings-come-by-language': never(
    { path: '^apps/web/src/', pathNot: '^apps/web/src/strings/' },
    { path: '^apps/web/src/strings/(en|de)/', dependencyTypesNot: ['aliased-subpath-import'] },
    'import #strings/<area>.ts: the build decides on the language',
  ),
  'no-unresolved': never(
    { path: '^(apps|packages|e2e|scripts)/' },
    { couldNotResolve: true },
    'an import that cannot be resolved hides every other rule',
  ),
  'no-cycles': never({}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'move what both need to a third file'),
}

module.exports = {
  forbidden: Object.entries(rules).map(([name, rule]) => ({ name, severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
