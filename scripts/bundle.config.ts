const version = process.env['MOORING_BUNDLE_VERSION'] ?? ''

/** Has the bundle say that it is of another version than the workspace. */
const versionPlugin = {
  name: 'version',
  transform: (_: string, id: string) =>
    version !== '' && /[\\/]apps[\\/]node[\\/]src[\\/]version\.ts$/.test(id) ? `export const version = ${JSON.stringify(version)}` : null,
}

/**
 * How the node is put together for `packParts`: CommonJS, which is all that executables can start from. Everything is taken in, workspace
 * packages and npm packages alike; what is imported where it is needed first is a part of its own.
 */
export default {
  configFile: false,
  plugins: [versionPlugin],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/main.ts',
    target: 'node22',
    minify: false,
    emptyOutDir: false,
    rolldownOptions: {
      output: {
        format: 'cjs',
        entryFileNames: 'main.cjs',
        chunkFileNames: '[name]-[hash].cjs',
        // Names and lines stay, for traces of errors. Node.js keeps text that is not ASCII in twice the memory.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true, legalComments: 'inline' } },
      },
    },
  },
}
