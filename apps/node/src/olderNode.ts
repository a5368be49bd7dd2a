/** What the node uses everywhere and Node.js 22.0 does not have yet: https://nodejs.org/api/url.html#urlparseinput-base */
const parse = (input: string, base?: string): URL | null => (URL.canParse(input, base) ? new URL(input, base) : null)
if (!('parse' in URL)) Object.assign(URL, { parse })
