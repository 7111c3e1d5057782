/**
 * How the project grows with its course, up to 500 steps. What takes time is given as what one step more costs, between 250 and 500
 * steps beside between 50 and 250: equal figures mean that time grows with the course and not faster. A later step has a larger app.
 */
import { loadCourse } from '../../lessons/course.ts';
import type { Figure, Measurement } from './figure.ts';
import { type GrownCourse, growCourse } from './grown-course.ts';
import { buildGrown, type GrownSite } from './grown-site.ts';
import { processorTime } from './processor-time.ts';
import { type InPage, searchInPage } from './search-in-page.ts';
import { verifyGrown } from './verify-grown.ts';

const stepsPerLesson = 10;
/** Lessons of the three courses that are measured. */
const sizes = [5, 25, 50] as const;

/** What a course of one size takes: processor time where it can be had, else time by the clock; ms for the whole of it. */
interface Cost extends GrownSite {
  readonly steps: number;
  readonly load: number;
  readonly build: number;
  readonly verify: number;
  /** By the clock, all three. */
  readonly waited: number;
  readonly search: InPage;
}

export const growth: Measurement = {
  name: 'growth',
  async measure({ root, browser }) {
    const costOf = async (grown: GrownCourse): Promise<Cost> => {
      const start = performance.now();
      const [course, load] = await timed(() => loadCourse(grown.root));
      const [, verify] = await timed(() => verifyGrown(course));
      const [built, build] = await timed(() => buildGrown(root, grown.root));
      await using site = built;
      const waited = performance.now() - start;
      const search = await searchInPage(site.folder, browser);
      return { ...site, steps: grown.steps, load, verify, build, waited, search };
    };
    // What all builds share (the sandbox, its packed files) is made before any is timed.
    await using first = await growCourse(1, 1);
    await costOf(first);
    const costs: Cost[] = [];
    for (const lessons of sizes) {
      await using grown = await growCourse(lessons, stepsPerLesson);
      costs.push(await costOf(grown));
    }
    return figures(costs);
  },
};

function figures(costs: readonly Cost[]): Figure[] {
  const [small, middle, large] = costs;
  if (!small || !middle || !large) throw new Error('Growth takes three sizes of a course.');
  const oneMore = (pick: (cost: Cost) => number, from: Cost, to: Cost) =>
    rounded((pick(to) - pick(from)) / (to.steps - from.steps));
  const slope = (what: string, unit: 'ms' | 'kB br', pick: (cost: Cost) => number): Figure => ({
    what: `growth: ${what}, each step more`,
    unit,
    ours: oneMore(pick, middle, large),
    rival: {
      name: `from ${small.steps} to ${middle.steps} steps`,
      value: oneMore(pick, small, middle),
    },
    n: 1,
    note: `${large.steps} steps: ${rounded(pick(large))} ${unit}`,
  });
  const beside = (what: string, unit: 'ms' | 'kB br', pick: (cost: Cost) => number): Figure => ({
    what: `growth: ${what}`,
    unit,
    ours: rounded(pick(large)),
    rival: { name: `with ${small.steps} steps`, value: rounded(pick(small)) },
    n: 1,
    note: `with ${middle.steps} steps: ${rounded(pick(middle))}`,
  });
  return [
    slope('load', 'ms', ({ load }) => load),
    slope('build', 'ms', ({ build }) => build),
    slope('verify on Node', 'ms', ({ verify }) => verify),
    slope('all three by the clock', 'ms', ({ waited }) => waited),
    slope('texts of the search', 'kB br', ({ searchTexts }) => searchTexts),
    slope('list of the service worker', 'kB br', ({ serviceWorker }) => serviceWorker),
    beside('HTML of the last step', 'kB br', ({ lastPage }) => lastPage),
    beside('what its editor loads', 'kB br', ({ lastPackage }) => lastPackage),
    beside('HTML of the home page', 'kB br', ({ home }) => home),
    beside('search opens in the page', 'ms', ({ search }) => search.opens),
    beside('search answers in the page', 'ms', ({ search }) => search.answers),
  ];
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** What the work gives, and the time it took, ms: of the processor, else by the clock. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const clock = () => processorTime() ?? performance.now();
  const start = clock();
  return [await work(), clock() - start];
}
