/** How the command line merges imported code: when it asks, what stays in workspace/, and how it says what became of both. */
import type { Imported } from '../../site/src/learner/backup.ts';
import { type Choice, newerOf, type Unclear } from '../../site/src/learner/merge-drafts.ts';
import type { Draft } from '../../site/src/learner/records.ts';
import { type Context, call } from './command.ts';
import { agreeToReplace, lastEdit, type Workspace } from './workspace.ts';

/** Whether workspace/ stays: what is in it is newer than the code that would come. */
export async function isLeftAlone(
  draft: Draft | undefined,
  workspace: Workspace,
  kept: readonly string[],
): Promise<boolean> {
  if (!draft || workspace.edited.length === 0) return false;
  if (draft.step === workspace.step?.id) return kept.includes(draft.key);
  const written = await lastEdit(workspace);
  return written !== null && newerOf({ at: written }, draft, Date.now()) === 'here';
}

/**
 * Whose code goes on where the times do not tell.
 * @throws {UsageError} when it is about workspace/ and nobody can be asked.
 */
export async function decideAll(
  context: Context,
  workspace: Workspace,
  {
    unclear,
    force,
    touches,
  }: { unclear: readonly Unclear[]; force: boolean; touches: string | undefined },
): Promise<ReadonlyMap<string, Choice>> {
  const { terminal } = context;
  const decided = new Map<string, Choice>();
  for (const { key } of unclear) {
    if (force) decided.set(key, 'file');
    else if (terminal.interactive) {
      const question = `${key}: there is other code here, and the times do not tell which is newer. Go on with the code in the file?`;
      decided.set(key, (await terminal.ask(question)) ? 'file' : 'here');
    } else if (key === workspace.step?.id && key === touches) {
      const question = `Put the imported code of ${key} into workspace/?`;
      await agreeToReplace(context, workspace, { force, question });
    }
  }
  return decided;
}

/** What was taken and what was kept, a sentence each. */
export function* mergedCode(
  imported: Imported | null,
  inWorkspace: string | undefined,
): Generator<string> {
  if (!imported) return;
  const { taken, kept } = imported;
  const list = (keys: readonly string[]) => new Intl.ListFormat('en').format(keys);
  if (taken.length > 0) {
    const back = inWorkspace !== undefined && taken.includes(inWorkspace);
    yield `For ${list(taken)} the code in the file goes on; what was here is an earlier version${back ? `, and ${call('undo')} brings it back into workspace/` : ''}.`;
  }
  if (kept.length > 0) {
    yield `For ${list(kept)} the code that was here goes on; the file's is an earlier version, which a page shows under History.`;
  }
}
