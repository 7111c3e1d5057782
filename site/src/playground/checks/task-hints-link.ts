import { bareCheckId } from '../../components/task-state.ts';
import { element } from '../parts/element.ts';

/**
 * From a failed check to the hints of the task that it proves, in the step's text. Null where no task names the check,
 * or the task has no hints: in a challenge, and in code of no step.
 * @param check the check's id, with its step or without
 */
export function taskHintsLink(check: string): HTMLElement | null {
  const id = bareCheckId(check);
  const tasks = [...document.querySelectorAll<HTMLElement>('task-list [data-checks]')];
  const index = tasks.findIndex(({ dataset }) => dataset.checks?.split(' ').includes(id));
  const task = tasks[index];
  if (!task?.id || !task.querySelector('step-hints')) return null;
  const link = element('a', { href: `#${task.id}` }, `Hints for task ${index + 1}`);
  return element('p', { class: 'task-hints' }, link);
}
