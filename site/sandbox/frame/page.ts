/** Puts the page of a sandboxed frame together. */
import { createHash } from 'node:crypto';
import { tabMetaPolicy, tabPolicy } from '../tab/policy.ts';
import { runnerMetaPolicy, runnerPolicy } from './policy.ts';

/** The page of the frame, as the build writes it. */
export interface FramePage {
  readonly html: string;
  /** The header that belongs to it. */
  readonly policy: string;
}

/** The policy of a frame's page by the hash of its script. */
export interface FramePolicies {
  readonly meta: (scriptHash: string) => string;
  readonly header: (scriptHash: string) => string;
}

/** `/runner.html` from its template. */
export const runnerPage = (template: string, script: string): FramePage =>
  framePage(template, script, { meta: runnerMetaPolicy, header: runnerPolicy });

/** `/tab.html` from its template. */
export const tabPage = (template: string, script: string): FramePage =>
  framePage(template, script, { meta: tabMetaPolicy, header: tabPolicy });

/** `template` has two places marked: one for the policy, one for the script. */
function framePage(template: string, script: string, policies: FramePolicies): FramePage {
  const code = script.trim();
  if (/<\/script/i.test(code)) {
    throw new Error(
      'The frame’s script holds "</script", which would end it early: write it apart.',
    );
  }
  const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
  const html = template
    .replace('%policy%', () => policies.meta(hash))
    .replace('"%script%"', () => code);
  return { html, policy: policies.header(hash) };
}
