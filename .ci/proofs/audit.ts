/** No package that ships has a known weakness, as the registry tells for the lockfile. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import type { Finding, Proof } from './finding.ts';

/** What `npm audit --json` prints, as far as it is read here. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      { readonly severity: string; readonly range: string; readonly via: readonly unknown[] }
    >
  >;
  readonly metadata?: { readonly dependencies?: { readonly total?: number } };
}

/** Asks the registry that npm is set up for. Where it does not answer, the proof says so and finds nothing. */
export function proveAudit(root: string): Proof {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--package-lock-only', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 60_000,
  });
  return readAudit(stdout);
}

/** @param printed what npm printed */
export function readAudit(printed: string): Proof {
  const report = parse(printed);
  if (report?.vulnerabilities === undefined)
    return { looked: 'nothing: the registry does not answer audits here', findings: [] };
  const findings = Object.entries(report.vulnerabilities).map(
    ([name, { severity, range }]): Finding => ({
      where: name,
      problem: `Versions ${range} have a known weakness (${severity}).`,
      fix: 'Run `npm audit --omit=dev` for the advisory, and take a version without it.',
    }),
  );
  return { looked: `${report.metadata?.dependencies?.total ?? 'all'} packages`, findings };
}

function parse(printed: string): AuditReport | null {
  try {
    return JSON.parse(printed) as AuditReport;
  } catch {
    return null;
  }
}
