/** A step's files in a folder, for tools that read from disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Files } from '../../checks/runner/host.ts';

/** A learner's files in a folder of their own, which goes away with `using`. */
export interface TargetFolder extends Disposable {
  readonly folder: string;
  write(file: string, text: string): void;
}

/** Writes the files into a new folder below the temporary one. */
export function writeTarget(files: Files): TargetFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { folder, write, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
