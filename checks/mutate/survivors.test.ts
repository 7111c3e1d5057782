import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fate, Trial } from './run-mutants.ts';
import { percent, percentByChecks, scoreOf } from './score.ts';
import { readSurvivors, type Survivor, staleSurvivors } from './survivors.ts';

const survivor: Survivor = {
  step: '01.1',
  file: 'app.ts',
  code: 'const id = last + 1;',
  change: '`1` becomes `2`',
  reason: 'Ids need only be different.',
};

function trial(fate: Fate, change = survivor.change, byTime = false): Trial {
  const { step, file, code } = survivor;
  const mutant = { file, line: 3, code, what: change, files: {} };
  return { step, mutant, fate, caughtBy: [], byTime };
}

test('a mutant is accepted by its step, file, line of code and change', () => {
  const trials = [trial('survived'), trial('survived', '`+` becomes `-`')];
  expect(scoreOf(trials, [survivor])).toMatchObject({ survived: 2, accepted: 1 });
});

test('an accepted mutant still counts as one that was not caught', () => {
  const score = scoreOf(
    [trial('survived'), trial('caught'), trial('types'), trial('caught')],
    [survivor],
  );
  expect(percent(score)).toBe(75);
  expect(percentByChecks(score)).toBe(50);
});

test.each([
  ['that is caught by now', [trial('caught')], true, [/is caught by now/]],
  ['whose types are wrong', [trial('types')], true, [/is caught by now/]],
  ['that is no mutant any more', [], true, [/is no mutant of this lesson any more/]],
  ['that was not tried', [], false, []],
  ['that survives', [trial('survived')], true, []],
  ['that ran out of time', [trial('caught', survivor.change, true)], true, []],
] as const)('an entry %s', (_which, trials, complete, sentences) => {
  const stale = staleSurvivors([survivor], trials, complete);
  expect(stale).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)));
});

test('a list is read from beside the checks of its lesson, and says what is wrong with it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'groundwork-survivors-'));
  try {
    const folder = join(root, 'checks/01-models');
    await mkdir(folder, { recursive: true });
    expect(readSurvivors(root, '01-models')).toEqual([]);
    await writeFile(join(folder, 'survivors.yaml'), JSON.stringify([survivor]));
    expect(readSurvivors(root, '01-models')).toEqual([survivor]);
    await writeFile(join(folder, 'survivors.yaml'), "- { step: '1', file: app.ts }\n");
    expect(() => readSurvivors(root, '01-models')).toThrow(
      /^checks\/01-models\/survivors\.yaml, entry 0\.step: /,
    );
  } finally {
    await rm(root, { recursive: true });
  }
});
