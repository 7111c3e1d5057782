import ts from 'typescript';

/** How completions and fixes write code: as the course does. */
export const preferences: ts.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsForImportStatements: true,
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
  allowIncompleteCompletions: true,
  importModuleSpecifierEnding: 'js',
  importModuleSpecifierPreference: 'relative',
  preferTypeOnlyAutoImports: false,
  quotePreference: 'single',
};

/** Two spaces and semicolons; lines are the author's own. */
export const formatting: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  semicolons: ts.SemicolonPreference.Insert,
};
