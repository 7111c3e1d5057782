/** What the playground gets for a step: built once at build time, fetched as `step.json`. */
import type { Step } from '../../../lessons/course.ts';
import type { StepLink, StepPackage } from '../playground/step-package.ts';
import { stepById } from './course.ts';
import { stepHref } from './links.ts';
import { renderInline, renderMarkdown } from './markdown.ts';

const link = (step: Step | null): StepLink | null =>
  step && { href: stepHref(step), title: step.title };

/** The step as plain data, its Markdown rendered to HTML. */
export async function stepPackage(step: Step): Promise<StepPackage> {
  return {
    id: step.id,
    path: step.path,
    title: step.title,
    kind: step.kind,
    entry: step.entry,
    database: step.database,
    typed: step.typed,
    databaseNext: stepById(step.next)?.database ?? false,
    focus: step.focus,
    changed: [...new Set([...step.changed.starter, ...step.changed.solution])].sort(),
    starter: step.starter,
    solution: step.solution,
    check: { path: step.check.path, source: step.check.source },
    requests: step.requests,
    tasks: await Promise.all(
      step.tasks.map(async (task) => ({
        title: await renderInline(task.title),
        checks: task.checks,
        hints: await Promise.all(task.hints.map(renderMarkdown)),
      })),
    ),
    next: link(stepById(step.next)),
    previous: link(stepById(step.previous)),
  };
}
