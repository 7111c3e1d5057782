/** `npm run new -- step 03 "Rate limits"`, `npm run new -- lesson "Title"`: begins a step or a lesson. Exit code 2: nothing was written. */
import { join } from 'node:path';
import process from 'node:process';
import { ContentError } from '../../lessons/content-error.ts';
import { AuthorError } from './author-error.ts';
import { printWritten } from './print-written.ts';
import { readWish } from './read-wish.ts';
import { writeNew } from './write-new.ts';

const root = process.env.GROUNDWORK_ROOT ?? join(import.meta.dirname, '../..');

try {
  const wish = readWish(process.argv.slice(2));
  console.log(printWritten(await writeNew(root, wish)));
} catch (error) {
  if (!(error instanceof AuthorError || error instanceof ContentError)) throw error;
  console.error(error.message);
  if (error instanceof ContentError)
    console.error(
      'Nothing was written. Put this right first: a new step goes on from a course that holds.',
    );
  process.exitCode = 2;
}
