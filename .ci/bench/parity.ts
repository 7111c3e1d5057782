/** In how much the sandbox is Node, probe by probe. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findBrowser } from '../browser.ts';
import type { Measurement } from './figure.ts';

export const parity: Measurement = {
  name: 'parity',
  async measure({ root }) {
    const { stdout, stderr } = spawnSync(process.execPath, ['site/sandbox/parity/run.ts'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, CHROME_PATH: await findBrowser() },
    });
    const [, equal, all] = /^equal (\d+) of (\d+)$/m.exec(stdout) ?? [];
    if (equal === undefined || all === undefined) {
      throw new Error(`The comparison with Node came to no end:\n${stdout}\n${stderr}`);
    }
    const unexplained = stdout.split('NOT ACCEPTED').length - 1;
    return [
      {
        what: `Node parity: probes equal, of ${all}`,
        unit: 'equal',
        ours: Number(equal),
        n: 1,
        note: `${Number(all) - Number(equal)} differ, ${unexplained} of their fields without a listed reason`,
      },
      {
        what: 'Node parity: polyfills (unenv) on the same probes',
        missing:
          'the probes drive net, http and zlib as Node binds them; unenv needs an adapter per module before it answers any of them',
      },
    ];
  },
};
