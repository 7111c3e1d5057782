/** Starts Node programs the way a terminal would, and waits for their end. */
import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * @throws {Error} with what the program printed when it ends with anything but 0
 */
export function runNode(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`node ${args.join(' ')} ended with ${code}:\n${printed}`));
    });
  });
}

/** Arguments of the rival that most figures have: Vitest on one check file. */
export function vitestArgs(mode: 'run' | 'watch', check: string): string[] {
  return ['node_modules/vitest/vitest.mjs', mode, '--config', 'checks/vitest.config.ts', check];
}
