/** Every attack in a real Chromium: each one is stopped, nothing reaches the network, nothing that the learner wrote is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Attack, Theme } from './attack.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { attacks } from './table.ts';

/** How many attacks are performed side by side: fewer of those that keep a processor busy, one of those that fill the memory. */
const LANES = 3;
const FEWER: Readonly<Partial<Record<Theme, number>>> = {
  loops: 2,
  memory: 1,
  output: 1,
  depth: 1,
};
const themes = [...new Set(attacks.map(({ theme }) => theme))];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(LANES);
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Performs the attacks; what was not stopped, by name. */
async function failuresOf(chosen: readonly Attack[], lanes: number) {
  const waiting = [...chosen];
  const failures: Record<string, readonly string[]> = {};
  const work = async (): Promise<void> => {
    for (let attack = waiting.shift(); attack; attack = waiting.shift()) {
      const { complaints } = await stage.perform(attack);
      if (complaints.length > 0) failures[attack.name] = complaints;
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return failures;
}

test.each(themes)('%s', { timeout: 240_000 }, async (theme) => {
  const chosen = attacks.filter((attack) => attack.theme === theme);
  expect(await failuresOf(chosen, FEWER[theme] ?? LANES)).toEqual({});
  expect(stage.hits).toEqual([]);
});

test('the traps catch what an unguarded page sends', async () => {
  const { http } = stage.traps;
  await fetch(http);
  expect(stage.hits).toContain('GET /');
});
