/** In how much the sandbox is Node, probe by probe, beside the polyfills that others put in Node's place. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import type { Answers } from '../../site/sandbox/parity/answers.ts';
import { differences } from '../../site/sandbox/parity/compare.ts';
import { findBrowser } from '../browser.ts';
import type { Measurement } from './figure.ts';
import { answersOfPolyfills } from './parity-rival.ts';

export const parity: Measurement = {
  name: 'parity',
  async measure({ root }) {
    const run = (script: string) =>
      spawnSync(process.execPath, [script], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1e8,
        env: { ...process.env, CHROME_PATH: chrome },
      });
    const chrome = await findBrowser();
    const { stdout, stderr } = run('site/sandbox/parity/run.ts');
    const [, equal, all] = /^equal (\d+) of (\d+)$/m.exec(stdout) ?? [];
    if (equal === undefined || all === undefined) {
      throw new Error(`The comparison with Node came to no end:\n${stdout}\n${stderr}`);
    }
    const unexplained = stdout.split('NOT ACCEPTED').length - 1;

    const node = JSON.parse(run('.ci/bench/node-answers.ts').stdout) as Answers;
    const polyfills = await answersOfPolyfills(root);
    const polyfilled = Object.keys(node).filter(
      (name) => name in polyfills && differences(node[name], polyfills[name]).length === 0,
    );
    return [
      {
        what: `Node parity: probes equal, of ${all}`,
        unit: 'equal',
        ours: Number(equal),
        rival: { name: 'unenv, as it comes', value: polyfilled.length },
        n: 1,
        note: `${Number(all) - Number(equal)} differ, ${unexplained} of their fields without a listed reason`,
      },
    ];
  },
};
