/** Tells types from values among a file's exports; both hosts' loaders use it for the sentence about a missing export. */

/** Whether `source` (TypeScript) exports `name` as a type or an interface. Reads by pattern: it only picks the wording. */
export function isTypeExport(source: string, name: string): boolean {
  const word = name.replace(/\$/g, '\\$');
  const declared = new RegExp(
    `\\bexport\\s+(?:declare\\s+)?(?:type|interface)\\s+${word}(?![\\w$])`,
  );
  const listed = new RegExp(`\\bexport\\s+type\\s*\\{[^}]*(?<![\\w$])${word}(?![\\w$])`);
  return declared.test(source) || listed.test(source);
}
