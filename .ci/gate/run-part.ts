/** One part of the gate as a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import type { Part } from './parts.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs one part; resolves to whether it passed.
 * @param heard what it prints, kept together for when it ends; without it, the part prints for itself
 */
export function runPart(
  part: Part,
  environment: NodeJS.ProcessEnv,
  heard?: (text: string) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, part.command, {
      cwd: root,
      stdio: heard ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: environment,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => heard?.(text));
    }
    child.once('error', (error) => {
      console.error(`${part.name} could not start: ${error.message}`);
      resolve(false);
    });
    // `close` and not `exit`: by then everything that it printed has arrived.
    child.once('close', (code) => resolve(code === 0));
  });
}
