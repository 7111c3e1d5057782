/** The code of a new step, which holds together from the first minute: its author replaces it piece by piece. */

const DOC = `/** What a loan of so many days costs. */
export function fee(days: number): number {
`;

/** What the learner starts from: every check fails. */
export const STARTER = `// TODO: Write what the learner starts from, in the files that differ from the step before.
${DOC}  return days;
}
`;

/** One right answer. */
export const SOLUTION = `// TODO: Write one right answer, in the files that differ from the starter.
${DOC}  if (days < 0) throw new RangeError('Nobody borrows for less than no time.');
  return Math.min(days * 2, 10);
}
`;

/** The ids of the checks, those of each task together. */
export const CHECK_IDS = [['daily-fee', 'fee-limit'], ['no-negative-days']] as const;

/** The checks of the function above, in the learner's file `path`. */
export function checkSource(path: string): string {
  return `import { expect, test } from 'vitest';
import { explain, importFile } from '#kit';

// TODO: Prove what the tasks ask for; over HTTP where you can: \`const api = await startApp()\`.
interface Fees {
  fee(days: number): number;
}

const file = '${path}';

test('Each day costs two coins', { meta: { id: 'daily-fee' } }, async () => {
  const { fee } = await importFile<Fees>(file, ['fee']);
  for (const days of [1, 3]) {
    const coins = fee(days);
    await explain(
      {
        // TODO: Say what should happen, what happened, why it matters and where to look.
        should: \`A loan of \${days} days costs \${days * 2} coins.\`,
        happened: \`It costs \${coins}.\`,
        why: 'The members have agreed on two coins a day.',
        look: \`Look at what \\\`fee\\\` in \\\`\${file}\\\` does with the days.\`,
      },
      () => expect(coins).toBe(days * 2),
    );
  }
});

test('A long loan costs ten coins', { meta: { id: 'fee-limit' } }, async () => {
  const { fee } = await importFile<Fees>(file, ['fee']);
  for (const days of [6, 30]) {
    const coins = fee(days);
    await explain(
      {
        should: \`A loan of \${days} days costs ten coins.\`,
        happened:
          coins === days * 2
            ? \`There is no limit: \${days} days cost \${coins} coins.\`
            : \`It costs \${coins}.\`,
        why: 'Whoever forgets to return a tool should still be able to pay.',
        look: \`Look at the largest number that \\\`fee\\\` in \\\`\${file}\\\` can give.\`,
      },
      () => expect(coins).toBe(10),
    );
  }
});

test('Less than no time is refused', { meta: { id: 'no-negative-days' } }, async () => {
  const { fee } = await importFile<Fees>(file, ['fee']);
  let given: unknown = 'nothing';
  try {
    given = fee(-1);
  } catch (error) {
    given = error;
  }
  await explain(
    {
      should: 'A loan of -1 days is refused with a RangeError.',
      happened: \`It gave \${String(given)}.\`,
      why: 'A fee below zero would be money that the toolshed pays.',
      look: \`Look at the first line of \\\`fee\\\` in \\\`\${file}\\\`.\`,
    },
    () => expect(given).toBeInstanceOf(RangeError),
  );
});
`;
}

/** A known mistake, as a patch of the solution in `path`. */
export function wrongFixture(path: string): string {
  return `# TODO: Describe a mistake that learners make; give each a file of its own, named after it.
mistake: The fee has no limit.
trips: fee-limit
says: There is no limit
edit:
  - file: ${path}
    replace: Math.min(days * 2, 10)
    with: days * 2
`;
}

/** Another right answer, as a patch of the solution in `path`. */
export function altFixture(path: string): string {
  return `# TODO: Write another right answer, which the checks must let pass.
answer: The limit is a condition.
edit:
  - file: ${path}
    replace: return Math.min(days * 2, 10);
    with: "return days > 5 ? 10 : days * 2;"
`;
}
