/**
 * The proofs that need no browser: `node .ci/proofs.ts links spelling budgets rooms licences audit`, or one of them alone.
 * Prints every finding with what to do about it; ends with 1 when there is one.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { siteBase } from '../site/server/site-base.ts';
import { readSiteFiles, type SiteFiles } from '../site/server/site-files.ts';
import { proveAudit } from './proofs/audit.ts';
import { proveBudgets } from './proofs/budgets.ts';
import type { Proof } from './proofs/finding.ts';
import { proveLicences } from './proofs/licences.ts';
import { proveLinks } from './proofs/links.ts';
import { proveRooms } from './proofs/rooms.ts';
import { proveSpelling } from './proofs/spelling.ts';

const root = path.resolve(import.meta.dirname, '..');
const site = process.env.GROUNDWORK_OUT ?? path.join(root, 'site/dist');
let read: Promise<SiteFiles> | undefined;
const files = () => {
  if (!existsSync(site)) {
    console.error(`There is no built site at ${site}. Build it first: npm run build`);
    process.exit(1);
  }
  read ??= readSiteFiles(site);
  return read;
};

const proofs: Readonly<Record<string, () => Proof | Promise<Proof>>> = {
  links: async () => proveLinks(await files(), siteBase()),
  spelling: async () => proveSpelling(await files(), root),
  budgets: async () => proveBudgets(await files(), root),
  rooms: () => proveRooms(root),
  licences: () => proveLicences(root),
  audit: () => proveAudit(root),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(proofs, name));
if (unknown.length > 0) {
  console.error(
    `There is no proof ${unknown.join(', ')}. The proofs are: ${Object.keys(proofs).join(', ')}.`,
  );
  process.exit(2);
}
let found = 0;
for (const [name, prove] of Object.entries(proofs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { looked, findings } = await prove();
  found += findings.length;
  for (const { where, problem, fix } of findings)
    console.error(`error ${name} ${where}\n  ${problem}\n  ${fix}\n`);
  console.log(`${name}: looked at ${looked}; found ${findings.length}.`);
}
process.exitCode = found === 0 ? 0 : 1;
