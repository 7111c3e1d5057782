/** A learner of the tiny course, for the tests of the commands. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { withRun } from '../progress.ts';
import { updateProgress } from '../progress-store.ts';
import { type FakeContext, fakeContext } from './fake-context.ts';
import { tinyCourse } from './tiny-course.ts';

type Values = Parameters<Command['run']>[1];

/** Somebody in a fresh checkout, which goes away with `await using`; `write` is their editor. */
export async function learner() {
  const root = await tinyCourse();
  const app = join(root.path, 'workspace/app.ts');
  return {
    root: root.path,
    context: (options?: Parameters<typeof fakeContext>[1]) => fakeContext(root.path, options),
    run: async (command: Command, values: Values = {}, ...positionals: string[]) => {
      const context = fakeContext(root.path, { at: new Date().toISOString() });
      await command.run(context, values, positionals);
      return context.printed();
    },
    write: (text: string) => writeFile(app, text),
    read: () => readFile(app, 'utf8'),
    pass: (context: FakeContext) =>
      updateProgress(context, (now) => withRun(now, '01.1', [], true)),
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}

/** Makes the last step of the tiny course a challenge. */
export async function makeChallenge(root: string): Promise<void> {
  const file = join(root, 'lessons/01-greetings/02-polite/step.mdx');
  const text = (await readFile(file, 'utf8'))
    .replace('minutes: 2', 'minutes: 2\nkind: challenge')
    .replace(/prediction:[\s\S]*?(?=tasks:)/, '')
    .replace(/ {4}hints:\n(?: {6}- .*\n)+/, '')
    .replace(/fastapi:.*\n/, '')
    .replace('<Prediction />', 'Stories.');
  await writeFile(file, text);
}
