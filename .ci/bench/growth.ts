/** How the project grows with its course: what a step costs in a course of 500, beside what it costs in one of 50. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createNodeHost } from '../../checks/runner/node/host.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import { verify } from '../../checks/verify/verify.ts';
import { loadCourse } from '../../lessons/course.ts';
import { readSiteFiles } from '../../site/server/site-files.ts';
import type { SearchRecord } from '../../site/src/search/record.ts';
import { SearchEngine } from '../../site/src/search/search-engine.ts';
import type { Measurement } from './figure.ts';
import { growCourse } from './grown-course.ts';
import { runNode } from './run-node.ts';
import { median } from './spread.ts';

const stepsPerLesson = 10;
const few = 5;
const many = 50;

/** What grows, per step where it is said so; times in ms, sizes in kB packed with brotli. */
interface Cost {
  readonly load: number;
  readonly build: number;
  readonly verify: number;
  readonly page: number;
  readonly searchTexts: number;
  readonly query: number;
}

export const growth: Measurement = {
  name: 'growth',
  async measure({ root }) {
    // What both builds share (the sandbox, its packed files) is made before either is timed.
    await costOf(root, 1);
    const small = await costOf(root, few);
    const large = await costOf(root, many);
    const beside = (what: string, unit: 'ms' | 'kB br', pick: (cost: Cost) => number) => ({
      what,
      unit,
      ours: Math.round(pick(large) * 100) / 100,
      rival: {
        name: `with ${few * stepsPerLesson} steps`,
        value: Math.round(pick(small) * 100) / 100,
      },
      n: 1,
    });
    const steps = many * stepsPerLesson;
    return [
      beside(`growth: load, per step of ${steps}`, 'ms', ({ load }) => load),
      beside('growth: build, per step', 'ms', ({ build }) => build),
      beside('growth: verify on Node, per step', 'ms', (cost) => cost.verify),
      beside('growth: HTML of a step page', 'kB br', ({ page }) => page),
      beside('growth: texts of the search, per step', 'kB br', (cost) => cost.searchTexts),
      beside('growth: one search, median of five', 'ms', ({ query }) => query),
    ];
  },
};

async function costOf(root: string, lessons: number): Promise<Cost> {
  await using grown = await growCourse(lessons, stepsPerLesson);
  const { steps } = grown;
  const [course, load] = await timed(() => loadCourse(grown.root));

  const host = createNodeHost({ reuse: true });
  const [report, verified] = await timed(() =>
    verify(course, {
      runChecks: (order) => supervise(host, order),
      kinds: ['starter', 'solution'],
      parts: ['runs'],
    }),
  ).finally(() => host.dispose());
  if (report.state === 'failed') throw new Error('The grown course does not hold.');

  const out = await mkdtemp(path.join(tmpdir(), 'groundwork-grown-site-'));
  try {
    const env = { GROUNDWORK_ROOT: grown.root, GROUNDWORK_OUT: out };
    const [, build] = await timed(() => runNode(root, ['site/build.ts'], env));
    const files = await readSiteFiles(out);
    const pages = [...files].filter(([address]) => /^\/lessons\/[^/]+\/[^/]+\/$/.test(address));
    const weights = pages.map(([, { copies }]) => (copies.br ?? copies.identity).length / 1024);
    const texts = await readFile(path.join(out, 'search/texts.json'));
    const engine = new SearchEngine(JSON.parse(texts.toString()) as SearchRecord[]);
    const queries: number[] = [];
    for (const words of ['ladder', 'shed key', 'step 37', 'ledgr', 'borrow a clamp'])
      queries.push((await timed(async () => engine.find(words)))[1]);
    return {
      load: load / steps,
      build: build / steps,
      verify: verified / steps,
      page: median(weights),
      searchTexts: brotliCompressSync(texts).length / 1024 / steps,
      query: median(queries),
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await work(), performance.now() - start];
}
