import type { Plugin } from 'vite';
import { createNodeHost } from '../../checks/runner/node/host.ts';
import type { Report } from '../../checks/runner/report.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import { faultsOf, withTypesRow } from '../../checks/verify/judge-typed.ts';
import { runVariants } from '../../checks/verify/run-variants.ts';
import { stepsNamed, variantsOf } from '../../checks/verify/variant.ts';
import { loadCourse } from '../../lessons/course.ts';
import type { MistakeRun } from '../src/preview/mistake-run.ts';

/** Runs the step's known mistakes on Node, one after the other, as they are asked for. */
export async function* mistakeRuns(root: string, step: string): AsyncGenerator<MistakeRun> {
  const course = await loadCourse(root);
  const variants = variantsOf(course, stepsNamed(course, [step]));
  const wrong = variants.filter((variant) => variant.kind === 'wrong');
  const faults = faultsOf(wrong.filter((variant) => variant.step.typed));
  const host = createNodeHost({ reuse: true });
  try {
    for (const variant of wrong) {
      const runs = await runVariants((order) => supervise(host, order), [variant], 1);
      for (const run of runs)
        yield { name: variant.answer.name, failures: failuresOf(withTypesRow(run, faults).report) };
    }
  } finally {
    host.dispose();
  }
}

function failuresOf({ problems, checks }: Report): MistakeRun['failures'] {
  return [
    ...problems.map((failure) => ({ title: 'The run broke', failure })),
    ...checks.flatMap(({ title, failure }) => (failure ? [{ title, failure }] : [])),
  ];
}

/** Hands out `mistakeRuns` under `/preview/<step>/runs.json` (`npm run dev` alone), a line of JSON for each; ends when nobody reads on. */
export function previewRuns(root: string): Plugin {
  return {
    name: 'groundwork:preview-runs',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.slice(server.config.base.length - 1) ?? '';
        const step = /^\/preview\/(\d\d\.\d+)\/runs\.json$/.exec(path)?.[1];
        if (step === undefined) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
        response.setHeader('Cache-Control', 'no-store');
        try {
          for await (const run of mistakeRuns(root, step)) {
            if (response.destroyed) return;
            response.write(`${JSON.stringify(run)}\n`);
          }
          response.end();
        } catch (error) {
          server.config.logger.error(String(error), { timestamp: true });
          response.destroy();
        }
      });
    },
  };
}
