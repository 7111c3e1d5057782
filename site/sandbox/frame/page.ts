/** Puts the frame's page together. */
import { createHash } from 'node:crypto';
import { runnerMetaPolicy, runnerPolicy } from './policy.ts';

export interface RunnerPage {
  readonly html: string;
  /** The header that belongs to it. */
  readonly policy: string;
}

/** `template`: `runner.html` with its two places marked. `script` must not contain `</script`. */
export function runnerPage(template: string, script: string): RunnerPage {
  const code = script.trim();
  if (/<\/script/i.test(code)) {
    throw new Error(
      'The frame’s script holds "</script", which would end it early: write it apart.',
    );
  }
  const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
  const html = template
    .replace('%policy%', () => runnerMetaPolicy(hash))
    .replace('"%script%"', () => code);
  return { html, policy: runnerPolicy(hash) };
}
