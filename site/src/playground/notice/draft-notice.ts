import type { DraftRole, DraftSession } from '../../learner/draft-session.ts';
import type { NoticeContent } from './notice.ts';

type Decisions = Pick<DraftSession, 'takeOver' | 'keepCopy' | 'useSaved'>;

/**
 * What the learner is told when a step is open in more than one tab; null when there is nothing to decide.
 * @param what what holds the code: a step, or a playground
 */
export function draftNotice(
  role: DraftRole,
  session: Decisions,
  what: 'step' | 'playground' = 'step',
): NoticeContent | null {
  const keepCopy = { label: 'Work on a separate copy', act: () => session.keepCopy() };
  switch (role) {
    case 'opening':
    case 'editor':
      return null;
    case 'following':
      return {
        tone: 'info',
        sentence: `You are editing this ${what} in another tab. This tab shows what is saved there.`,
        actions: [{ label: 'Edit here instead', act: () => session.takeOver() }, keepCopy],
      };
    case 'copy':
      return {
        tone: 'info',
        sentence: `This tab has its own copy of your code. The ${what} itself stays as it was saved.`,
        actions: [
          { label: `Make this the ${what}’s code`, act: () => session.takeOver() },
          { label: 'Leave the copy', act: () => session.useSaved() },
        ],
      };
    case 'conflict':
      return {
        tone: 'warn',
        sentence: `Another tab saved different code for this ${what}. Yours is safe under History and still here; choose which one goes on.`,
        actions: [
          { label: 'Go on with this code', act: () => session.takeOver() },
          { label: 'Use the other tab’s code', act: () => session.useSaved() },
          keepCopy,
        ],
      };
  }
}
