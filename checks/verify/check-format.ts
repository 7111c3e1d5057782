/** Asks the formatter about many files in one call: they are written to a temporary folder and checked there. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const checkout = join(import.meta.dirname, '../..');
const biome = join(checkout, 'node_modules/@biomejs/biome/bin/biome');

/** The part of the formatter's JSON report that is read here. */
const FormatReport = z.object({
  diagnostics: z.array(z.object({ location: z.object({ path: z.string().nullish() }).nullish() })),
  summary: z.object({ errors: z.number(), unchanged: z.number(), changed: z.number() }),
});

/**
 * The paths whose text is not formatted as this project's own code is (or cannot be parsed).
 * @param files text by path; paths are relative and unique
 * @throws {Error} when the formatter itself does not work
 */
export async function unformatted(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-format-'));
  try {
    const { formatter, javascript } = JSON.parse(
      await readFile(join(checkout, 'biome.json'), 'utf8'),
    );
    await writeFile(
      join(folder, 'biome.json'),
      JSON.stringify({ root: true, formatter, javascript }),
    );
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await ask(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the formatter makes of one file; `null` when it cannot parse it. */
export function formatted(path: string, text: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const args = [biome, 'format', `--stdin-file-path=${path}`];
  const child = execFile(process.execPath, args, { cwd: checkout }, (error, stdout) =>
    resolve(error === null ? stdout : null),
  );
  child.stdin?.end(text);
  return promise;
}

function ask(folder: string): Promise<string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  const args = [biome, 'format', '--reporter=json', '--max-diagnostics=none', '.'];
  execFile(
    process.execPath,
    args,
    { cwd: folder, maxBuffer: 64 << 20 },
    (_error, stdout, stderr) => {
      // It ends with 1 for a file that is not formatted, so only its report tells whether it worked.
      try {
        const report = FormatReport.parse(JSON.parse(stdout));
        const paths = report.diagnostics.map(({ location }) => location?.path ?? '');
        resolve([...new Set(paths.filter((path) => path !== '' && path !== 'biome.json'))].sort());
      } catch (error) {
        reject(new Error(`The formatter gave no report. It said: ${stderr}`, { cause: error }));
      }
    },
  );
  return promise;
}
