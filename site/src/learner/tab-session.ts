/** Draft sessions on what the browser has. Only a workbench edits, so a page that is read does without this file. */
import type { Files } from '../../../checks/runner/host.ts';
import { storageOrNull } from './browser-storage.ts';
import {
  type DraftSession,
  type DraftSessionEvents,
  type DraftSessionTools,
  openDraftSession,
} from './draft-session.ts';
import { createJournal } from './journal.ts';

/** What the page's learner hands over. */
export type TabSessionTools = Pick<
  DraftSessionTools,
  'drafts' | 'versions' | 'changes' | 'lasts'
> & {
  /** Names this page load in the journal. */
  readonly tab: string;
};

/** Opens a step's files for editing in this tab, with this browser's storages and locks. */
export function openTabSession(
  step: string,
  starter: Files,
  events: DraftSessionEvents,
  { tab, ...tools }: TabSessionTools,
): Promise<DraftSession> {
  return openDraftSession(step, starter, events, {
    ...tools,
    journal: createJournal(storageOrNull('localStorage'), tab),
    locks: navigator.locks,
    copies: storageOrNull('sessionStorage'),
  });
}
