/** No page and no part of the workbench weighs more than `.ci/budgets.yaml` allows. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseJs } from 'acorn';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import type { SiteFiles } from '../../site/server/site-files.ts';
import type { Finding, Proof } from './finding.ts';
import { readPages, type SitePage } from './pages.ts';

const budgetFile = '.ci/budgets.yaml';

const kilobytes = z.number().positive();
const Budgets = z.strictObject({
  /** Each page, kB packed with brotli. */
  page: z.strictObject({ html: kilobytes, styles: kilobytes, scripts: kilobytes }),
  /** Each file below the address, all of them together, kB packed with brotli. */
  parts: z.record(z.string().startsWith('/'), kilobytes),
});

/** @throws when the file of budgets is missing or malformed */
export async function proveBudgets(files: SiteFiles, root: string): Promise<Proof> {
  const budgets = Budgets.parse(parseYaml(await readFile(path.join(root, budgetFile), 'utf8')));
  const findings: Finding[] = [];
  const hold = (where: string, what: string, weight: number, budget: number) => {
    if (weight <= budget) return;
    findings.push({
      where,
      problem: `${what}: ${weight.toFixed(1)} kB, and ${budget} kB are allowed.`,
      fix: `Load less, or later; or raise the budget in ${budgetFile} and say why there.`,
    });
  };
  const pages = readPages(files);
  for (const page of pages) {
    hold(page.address, 'Its HTML', packed(files, page.address), budgets.page.html);
    hold(page.address, 'Its style sheets', sum(files, stylesOf(page)), budgets.page.styles);
    hold(page.address, 'Its scripts', sum(files, scriptsOf(page, files)), budgets.page.scripts);
  }
  for (const [pattern, budget] of Object.entries(budgets.parts)) {
    const matching = [...files.keys()].filter((address) => path.matchesGlob(address, pattern));
    if (matching.length === 0)
      findings.push({
        where: budgetFile,
        problem: `No file matches ${pattern}.`,
        fix: 'Take the line out, or name the part as the build does.',
      });
    hold(pattern, 'All of it', sum(files, matching), budget);
  }
  return {
    looked: `${pages.length} pages, ${Object.keys(budgets.parts).length} parts`,
    findings,
  };
}

/** kB that travel when a browser takes brotli. */
function packed(files: SiteFiles, address: string): number {
  const file = files.get(address);
  return ((file?.copies.br ?? file?.copies.identity)?.length ?? 0) / 1024;
}

const sum = (files: SiteFiles, addresses: Iterable<string>) =>
  [...addresses].reduce((weight, address) => weight + packed(files, address), 0);

const stylesOf = ({ elements }: SitePage) =>
  new Set(
    elements.flatMap(({ name, attributes }): string[] =>
      name === 'link' && attributes.rel === 'stylesheet' ? [attributes.href ?? ''] : [],
    ),
  );

/** The scripts that a page names, and those that they import without being asked. */
function scriptsOf({ elements }: SitePage, files: SiteFiles): Set<string> {
  const found = new Set<string>();
  const visit = (address: string) => {
    if (found.has(address)) return;
    found.add(address);
    for (const imported of importsOf(address, files)) visit(imported);
  };
  for (const { name, attributes } of elements)
    if (name === 'script' && attributes.src) visit(attributes.src);
  return found;
}

function importsOf(address: string, files: SiteFiles): string[] {
  const source = files.get(address)?.copies.identity.toString() ?? '';
  const { body } = parseJs(source, { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((statement) => {
    const from = 'source' in statement ? statement.source?.value : undefined;
    return typeof from === 'string' ? [new URL(from, `http://site${address}`).pathname] : [];
  });
}
