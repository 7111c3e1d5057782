import { forEachDiagnostic } from '@codemirror/lint';
import { type Command, EditorView } from '@codemirror/view';

interface Found {
  readonly from: number;
  readonly message: string;
}

/** Errors and warnings of the open file by place; remarks about unused names are no stops. */
function problemsIn(view: EditorView): Found[] {
  const found: Found[] = [];
  forEachDiagnostic(view.state, ({ severity, message }, from) => {
    if (severity === 'error' || severity === 'warning') found.push({ from, message });
  });
  return found.toSorted((a, b) => a.from - b.from);
}

const goTo =
  (choose: (found: Found[], cursor: number) => Found | undefined): Command =>
  (view) => {
    const target = choose(problemsIn(view), view.state.selection.main.head);
    view.dispatch(
      target
        ? {
            selection: { anchor: target.from },
            effects: [
              EditorView.scrollIntoView(target.from, { y: 'center' }),
              EditorView.announce.of(target.message),
            ],
            userEvent: 'select',
          }
        : { effects: EditorView.announce.of('No problems in this file.') },
    );
    return true;
  };

/** Moves to the next problem of the file, round and round, and reads it aloud. */
export const nextProblem: Command = goTo(
  (found, cursor) => found.find(({ from }) => from > cursor) ?? found[0],
);

/** The same, backwards. */
export const previousProblem: Command = goTo(
  (found, cursor) => found.findLast(({ from }) => from < cursor) ?? found.at(-1),
);
