import type { DraftSession } from '../learner/draft-session.ts';
import type { Workbench } from './workbench.ts';

/**
 * Takes what a comparison offers into the learner's code: a text into one of the files, undone there like any other edit; a file
 * that is missing comes, and null takes one away. Undefined while another tab edits.
 */
export function takeInto(
  bench: Workbench,
  draft: DraftSession,
): ((path: string, text: string | null) => void) | undefined {
  if (draft.role === 'following') return undefined;
  return (path, text) => {
    const { files } = draft;
    if (text !== null && files[path] !== undefined) {
      bench.editor.rewrite(path, text);
      return;
    }
    const { [path]: _before, ...rest } = files;
    const next = text === null ? rest : { ...rest, [path]: text };
    const byName = Object.fromEntries(
      Object.entries(next).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
    );
    draft.edit(byName);
    const active = byName[bench.editor.active] === undefined ? path : bench.editor.active;
    const front = byName[active] === undefined ? (Object.keys(byName)[0] ?? '') : active;
    bench.editor.setFiles(byName, front);
    bench.showFileTabs(Object.keys(byName), front);
  };
}
