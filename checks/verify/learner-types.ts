/**
 * The compiler options that a learner's project has, as they stand in a tsconfig.json. Strict, and only syntax
 * that Node itself runs; a caught error or an array's element is what it is, not what one hopes for.
 */
export const learnerTypes = {
  target: 'es2024',
  lib: ['es2024', 'esnext.disposable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
} as const;
