/**
 * The parity probes on unenv, the polyfills that bundlers for edge platforms put in Node's place: as they come, without adapters.
 * Each group of probes is a bundle of its own, so that a group that cannot even be imported does not take the others with it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Answers } from '../../site/sandbox/parity/answers.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { rival } from './rivals.ts';

/** Longest time for a group, ms: each of its probes gives up by itself after three seconds, a crash of its worker says nothing. */
const groupMs = 60_000;

/** What `defineEnv` of unenv gives. */
interface Environment {
  readonly alias: Readonly<Record<string, string>>;
  readonly inject: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * What each probe answered; a probe of a group that does not run is missing.
 * @param root folder of the checkout
 */
export async function answersOfPolyfills(root: string): Promise<Answers> {
  const unenv = rival(root, 'unenv');
  const { defineEnv } = await import(pathToFileURL(path.join(unenv, 'dist/index.mjs')).href);
  const { env } = defineEnv({ nodeCompat: true, resolve: true }) as { env: Environment };
  const folder = path.join(root, 'site/sandbox/parity');
  const groups = readdirSync(path.join(folder, 'probes')).filter((name) => name.endsWith('.ts'));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  try {
    const page = await browser.newPage();
    // An address that counts as secure: elsewhere the page has no `crypto.subtle` that a polyfill could stand on.
    await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('http://localhost/');
    const answers: Record<string, unknown> = {};
    for (const group of groups) {
      const code = await bundle(folder, group, env).catch(() => null);
      if (code !== null)
        Object.assign(answers, await page.evaluate(runGroup, { code, limit: groupMs }));
    }
    return answers;
  } finally {
    await browser.close();
  }
}

/** A worker script that answers with what the probes of a group saw. @throws when a module it imports is not there */
async function bundle(folder: string, group: string, env: Environment): Promise<string> {
  const globals = Object.entries(env.inject).map(([name, from]) =>
    typeof from === 'string'
      ? `import ${name}_ from ${JSON.stringify(from)}; globalThis.${name} ??= ${name}_;`
      : `import { ${from[1]} as ${name}_ } from ${JSON.stringify(from[0])}; globalThis.${name} ??= ${name}_;`,
  );
  const result = await build({
    stdin: {
      contents: [
        ...globals.map((_, index) => `import 'global:${index}';`),
        `import * as group from './probes/${group}';`,
        `import { answerProbes } from './answers.ts';`,
        `answerProbes(Object.assign({}, ...Object.values(group)), '/app/public').then(postMessage);`,
      ].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    alias: { ...env.alias },
    logLevel: 'silent',
    plugins: [
      {
        name: 'globals-first',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^global:/ }, ({ path: name }) => ({
            path: name,
            namespace: 'global',
          }));
          onLoad({ filter: /.*/, namespace: 'global' }, ({ path: name }) => ({
            contents: globals[Number(name.slice('global:'.length))] ?? '',
            resolveDir: folder,
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Runs in the page: the group's answers, or none when its worker does not come to an end. */
function runGroup({ code, limit }: { code: string; limit: number }): Promise<Answers> {
  return new Promise((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    const end = (answers: Answers) => {
      worker.terminate();
      resolve(answers);
    };
    setTimeout(end, limit, {});
    worker.onerror = () => end({});
    worker.onmessage = ({ data }) => end(data);
  });
}
