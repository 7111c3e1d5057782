/** Every package that the lockfile names may be used and passed on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding, Proof } from './finding.ts';

/** Licences that ask for their notice and no more. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages under another licence, each with the reason why it may stay. */
const accepted: readonly { readonly name: RegExp; readonly reason: string }[] = [
  {
    name: /^@img\/sharp-/,
    reason:
      'libvips as a prebuilt library, optional below Astro: nothing of it is in the site, and nothing of ours is linked to it',
  },
  {
    name: /^dictionary-en-gb$/,
    reason:
      'MIT for the package and BSD for the word list, which names no variant; used for a proof alone',
  },
];

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly license?: string; readonly version?: string }>
  >;
}

/** @throws when the lockfile cannot be read */
export async function proveLicences(root: string): Promise<Proof> {
  const lockfile: Lockfile = JSON.parse(
    await readFile(path.join(root, 'package-lock.json'), 'utf8'),
  );
  const entries = Object.entries(lockfile.packages).filter(([where]) => where !== '');
  const findings = entries.flatMap(([where, { license }]): Finding[] => {
    const name = where.replace(/^.*node_modules\//, '');
    if (license !== undefined && mayUse(license)) return [];
    if (accepted.some((entry) => entry.name.test(name))) return [];
    return [
      {
        where: name,
        problem: license === undefined ? 'It names no licence.' : `Its licence is ${license}.`,
        fix: 'Read its licence; then replace it, or list what it allows in .ci/proofs/licences.ts.',
      },
    ];
  });
  return { looked: `${entries.length} packages`, findings };
}

/** Whether an SPDX expression leaves a way that is allowed: one side of an OR, both sides of an AND. */
export function mayUse(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((way) => way.split(' AND ').every((licence) => allowed.has(licence.trim())));
}
