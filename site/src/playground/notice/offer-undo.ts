import type { Files } from '../../../../checks/runner/host.ts';
import type { DraftSession } from '../../learner/draft-session.ts';
import type { Notice } from './notice.ts';

/**
 * Says what became of the learner's code, with the way back to what it was.
 * @param after called once the learner went back
 */
export function offerUndo(
  notice: Notice,
  draft: DraftSession,
  { sentence, before }: { readonly sentence: string; readonly before: Files },
  after: () => void,
): void {
  const act = async (): Promise<void> => {
    await draft.replace(before, 'restore');
    after();
  };
  notice.show({ tone: 'info', sentence, actions: [{ label: 'Undo', act }] });
}
