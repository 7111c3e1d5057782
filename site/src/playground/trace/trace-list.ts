import { msText } from '../../../../checks/runner/trace/duration.ts';
import type { TraceRequest } from '../../../../checks/runner/trace/record.ts';
import { answerText, wentWrong } from '../../../../checks/runner/trace/timeline.ts';
import { element } from '../parts/element.ts';
import { type Choice, choiceOf, type TraceGroup } from './trace-book.ts';

/** The groups and their requests as buttons, the shown one marked. */
export function traceList(
  groups: readonly TraceGroup[],
  chosen: Choice | null,
  choose: (choice: Choice) => void,
): HTMLElement {
  const button = (choice: Choice, name: string, spec: { readonly class: string }) => {
    const current = choice.group.key === chosen?.group.key && choice.request === chosen.request;
    return element(
      'button',
      {
        type: 'button',
        ...spec,
        'aria-current': current && 'true',
        on: { click: () => choose(choice) },
      },
      name,
    );
  };
  return element(
    'ol',
    { class: 'trace-list', role: 'list' },
    ...groups.map((group) => {
      const several = group.requests.length > 1;
      return element(
        'li',
        {},
        element('p', { class: 'trace-group' }, group.title),
        several &&
          button(choiceOf(group), `All ${group.requests.length} together`, { class: 'all' }),
        element(
          'ol',
          { role: 'list' },
          ...group.requests.map((request) =>
            element(
              'li',
              {},
              button({ group, request }, requestName(request), { class: signOf(request) }),
            ),
          ),
        ),
      );
    }),
  );
}

/** A request in a line, with what a reader tells it apart by. */
export function requestName(request: TraceRequest): string {
  const time = request.ms === null ? '' : `, ${msText(request.ms)}`;
  return `${request.method} ${request.path} ${answerText(request)}${time}`;
}

function signOf(request: TraceRequest): string {
  return wentWrong(request) ? 'request wrong' : 'request';
}
