const isForExecutable = process.env['MOORING_BUNDLE'] === 'executable'

/**
 * How the node is put into one file: an ES module that any supported Node.js runs or, for the executables, CommonJS, which is all that
 * they can start from. Everything is taken in, workspace packages and npm packages alike.
 */
export default {
  configFile: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/main.ts',
    target: 'node22',
    minify: false,
    emptyOutDir: false,
    rolldownOptions: {
      output: {
        format: isForExecutable ? 'cjs' : 'es',
        entryFileNames: isForExecutable ? 'mooring-node.cjs' : 'mooring-node.mjs',
        banner: isForExecutable ? '' : '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
}
