/**
 * A playground that is started from a step starts with its solution, and seeing that is help, as "Show solution" is: who has
 * not passed the step is asked first, and may start with their own code instead.
 */
import type { Learner } from '../learner/learner.ts';
import { closeButton, openDialog } from '../playground/parts/dialog.ts';
import { element } from '../playground/parts/element.ts';
import { draftKeyOf } from './origin.ts';
import type { Start } from './start.ts';

/**
 * What to start with: the solution when the learner has seen it, has passed without it, or wants to see it now; else
 * their own code of the step, which then is also what Reset and Compare go back to.
 * @param wantsOwn the learner comes from the step to go on with their own code
 */
export async function startUnspoilt(
  start: Start,
  { learner, host, wantsOwn }: { learner: Learner; host: HTMLElement; wantsOwn: boolean },
): Promise<Start> {
  const { origin, step } = start;
  if (origin.kind !== 'step' || !step) return start;
  const { state, solutionShown } = (await learner.progress.all()).get(step.id) ?? {};
  if (state === 'passed' || state === 'assisted' || solutionShown) return start;
  const isNew = (await learner.drafts.get(draftKeyOf(origin))) === undefined;
  if (isNew && !wantsOwn && (await agrees(host, step.id))) {
    await learner.progress.record(step.id, 'solution-shown');
    return start;
  }
  const mine = (await learner.drafts.get(step.id))?.files ?? step.starter;
  return { ...start, files: mine };
}

/** Whether the learner wants to see the solution. Escape is a no. */
function agrees(host: HTMLElement, step: string): Promise<boolean> {
  let yes = false;
  const show = element('button', { type: 'button', class: 'primary' }, 'Show the solution');
  show.addEventListener('click', () => {
    yes = true;
    dialog.close();
  });
  const dialog = openDialog(
    host,
    `Start from the solution of ${step}?`,
    element(
      'p',
      {},
      'You have not passed this step yet. A step passed after seeing the solution is marked “with help”.',
    ),
    element('div', { class: 'actions' }, closeButton('Start with my own code'), show),
  );
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(yes)));
}
