/** What the compiler reads in a package.json to find a package's types. */
const NEEDED = [
  'name',
  'version',
  'type',
  'types',
  'typings',
  'main',
  'exports',
  'imports',
  'typesVersions',
];

/** A package.json with these fields alone. */
export function manifestForTypes(text: string): string {
  const manifest: Record<string, unknown> = JSON.parse(text);
  const kept = NEEDED.filter((name) => manifest[name] !== undefined);
  return JSON.stringify(Object.fromEntries(kept.map((name) => [name, manifest[name]])));
}
