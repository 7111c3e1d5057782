/** Reads a forked step from disk. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { RunOrder } from '../host.ts';

/** `groundwork/step.json`: which step this is, where its check file lies, and what it needs. */
const StepFile = z.object({
  step: z.string(),
  check: z.string(),
  entry: z._default(z.string(), 'server.ts'),
  database: z._default(z.boolean(), false),
  typed: z._default(z.boolean(), false),
});

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** A forked step, read from its folder. */
export interface Fork {
  readonly order: RunOrder;
  /** The file that starts the app. */
  readonly entry: string;
  /** The types of the whole project are one of its checks. */
  readonly typed: boolean;
  /** Names of the packages that the project depends on. */
  readonly packages: readonly string[];
}

/** Folders at the top of the project that hold none of the learner's own files. */
const notTheirs = new Set(['node_modules', 'groundwork', 'checks']);

/**
 * What is needed to check the project in `root` (an absolute path).
 * @throws {Error} a sentence, when the project lacks what the runner needs
 */
export function readFork(root: string): Fork {
  const step = json(root, 'groundwork/step.json', StepFile);
  const { dependencies } = json(root, 'package.json', Manifest);
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || notTheirs.has(entry.name)) continue;
    if (entry.isFile()) files[entry.name] = text(path.join(root, entry.name));
    if (entry.isDirectory()) Object.assign(files, filesBelow(root, entry.name));
  }
  const check = { path: step.check, source: text(path.join(root, step.check)) };
  const order = { step: step.step, check, files, root, database: step.database };
  // The database has a thread of its own; no learner's file imports it.
  const packages = Object.keys(dependencies).filter((name) => name !== '@electric-sql/pglite');
  return { order, entry: step.entry, typed: step.typed, packages };
}

function json<Schema extends z.ZodMiniType>(
  root: string,
  file: string,
  schema: Schema,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text(path.join(root, file))));
  } catch (cause) {
    throw new Error(
      `${file} is missing or is not what the runner needs: fork the step again to get it back.`,
      { cause },
    );
  }
}

function filesBelow(root: string, folder: string): Record<string, string> {
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
  return Object.fromEntries(
    files.map((file) => [path.relative(root, file).split(path.sep).join('/'), text(file)]),
  );
}

/** Forks travel as a form, which turns every line break into CR LF; messages and places count on LF. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new Error(`${file} cannot be read.`, { cause });
  }
}
