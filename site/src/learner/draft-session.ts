import type { Files } from '../../../checks/runner/host.ts';
import type { Changes } from './changes.ts';
import type { Drafts } from './drafts.ts';
import { type EditLock, requestEditLock } from './edit-lock.ts';
import type { Journal } from './journal.ts';
import type { Version } from './records.ts';
import { sameFiles } from './same-files.ts';
import type { Versions } from './versions.ts';

/**
 * What this tab may do with a step's draft.
 * `editor`: it edits and saves. `following`: another tab edits, this one shows what is saved there.
 * `copy`: it edits a separate copy. `conflict`: another tab saved in between; this tab's files are safe
 * as an earlier version and wait for the learner's decision.
 */
export type DraftRole = 'opening' | 'editor' | 'following' | 'copy' | 'conflict';

export interface DraftSessionEvents {
  onRole(role: DraftRole): void;
  /** The files were replaced by something else than this tab's editor: another tab, a restored version. */
  onFiles(files: Files): void;
  /** Everything typed so far is saved. */
  onSaved?(): void;
}

/** One step's files, open in this tab: saved within 300 ms of the last key, never over another tab's work. */
export interface DraftSession {
  readonly step: string;
  readonly role: DraftRole;
  readonly files: Files;
  /** Takes the editor's files and saves them soon; ignored while another tab edits. */
  edit(files: Files): void;
  /** Saves now what is not saved yet. */
  flush(): Promise<void>;
  /** Notes unsaved files where a page that is going away still can; answers before it returns. */
  keepUnsaved(): void;
  /** Replaces the files and keeps those before as an earlier version, which is returned: the way back. */
  replace(files: Files, why: 'reset' | 'restore' | 'deletion'): Promise<Version>;
  /** Makes this tab the step's editor with the files it shows; what another tab saved becomes an earlier version. */
  takeOver(): Promise<void>;
  /** Goes on in a copy of the files that only this tab knows, also after a reload. */
  keepCopy(): Promise<void>;
  /** Goes back to the step's saved files; this tab's become an earlier version. */
  useSaved(): Promise<void>;
  /** Saves and lets other tabs edit. */
  close(): Promise<void>;
}

/** What a session stands on; the browser's parts are handed in so that tests can play two tabs. */
export interface DraftSessionTools {
  readonly drafts: Drafts;
  readonly versions: Versions;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Remembers this tab's copies over a reload: the tab's sessionStorage. */
  readonly copies: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** Milliseconds from an edit to its save; 300 when left out. */
  readonly delay?: number;
}

/** Opens `step`: its draft, this tab's copy of it, or the starter when there is neither. */
export async function openDraftSession(
  step: string,
  starter: Files,
  events: DraftSessionEvents,
  tools: DraftSessionTools,
): Promise<DraftSession> {
  const { drafts, versions, changes, journal, locks, copies, delay = 300 } = tools;
  const copyName = `groundwork:copy:${step}`;

  let key = copies?.getItem(copyName) ?? step;
  let files = starter;
  /** The revision that `files` were built on. */
  let built = 0;
  let role: DraftRole = 'opening';
  /** Whether `files` holds something that is not known to be saved. */
  let pending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let lock: EditLock | undefined;
  let closed = false;

  const setRole = (next: DraftRole): void => {
    if (role === next || closed) return;
    role = next;
    events.onRole(next);
  };
  const setFiles = (next: Files): void => {
    const changed = !sameFiles(next, files);
    files = next;
    if (changed) events.onFiles(next);
  };

  const load = async (): Promise<void> => {
    const draft = await drafts.get(key);
    built = draft?.revision ?? 0;
    setFiles(draft?.files ?? starter);
  };

  const save = async (): Promise<void> => {
    if (!pending || role === 'conflict') return;
    const sent = files;
    const outcome = await drafts.save({ key, step, files: sent, built });
    if (outcome.saved || sameFiles(outcome.now.files, sent)) {
      built = outcome.now.revision;
      // What was typed meanwhile has a save of its own coming.
      pending = files !== sent;
      if (!pending) events.onSaved?.();
      return;
    }
    await versions.keep(step, files, 'conflict');
    setRole('conflict');
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    // One save at a time: the next one must know the revision that the last one made.
    saving = saving.then(save);
    return saving;
  };
  const schedule = (): void => {
    pending = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const onHeld = (of: string, held: boolean): void => {
    if (of !== key || closed || role === 'conflict') return;
    if (held) void becomeEditor();
    else void flush().then(() => of === key && role !== 'conflict' && setRole('following'));
  };
  const becomeEditor = async (): Promise<void> => {
    if (role === 'following') await load();
    setRole(key === step ? 'editor' : 'copy');
  };
  const relock = (): void => {
    lock?.release();
    const of = key;
    lock = requestEditLock(locks, `groundwork:draft:${of}`, (held) => onHeld(of, held));
  };
  const switchTo = (next: string): void => {
    key = next;
    if (next === step) copies?.removeItem(copyName);
    else copies?.setItem(copyName, next);
  };

  /** Takes over what was saved elsewhere, unless something was typed here while it was read. */
  const adopt = async (): Promise<void> => {
    const of = key;
    const draft = await drafts.get(of);
    // Unsaved edits of our own: their save will find the other revision and ask the learner.
    if (of !== key || pending || role === 'conflict' || !draft || draft.revision <= built) return;
    built = draft.revision;
    setFiles(draft.files);
  };
  const stopListening = changes.listen((change) => {
    if (change.store === 'drafts' && change.key === key && change.from === 'elsewhere')
      void adopt();
  });

  await load();
  const unsaved = journal.take(key);
  if (unsaved && !sameFiles(unsaved.files, files)) {
    if (unsaved.built === built) {
      files = unsaved.files;
      schedule();
    } else {
      await versions.keep(step, unsaved.files, 'unsaved');
    }
  }
  relock();

  return {
    step,
    get role() {
      return role;
    },
    get files() {
      return files;
    },
    edit(next) {
      if (role === 'following' || closed || sameFiles(next, files)) return;
      files = next;
      schedule();
    },
    flush,
    keepUnsaved() {
      if (pending) journal.write(key, { files, built });
    },
    async replace(next, why) {
      const before = await versions.keep(step, files, why);
      setFiles(next);
      schedule();
      await flush();
      return before;
    },
    async takeOver() {
      if (role === 'following') return lock?.steal();
      // A save under way belongs to the draft that this tab is about to leave; so in the next two.
      await saving;
      const mine = files;
      const theirs = await drafts.get(step);
      if (theirs && !sameFiles(theirs.files, mine)) {
        await versions.keep(step, theirs.files, 'conflict');
      }
      if (key !== step) await drafts.forget(key);
      switchTo(step);
      built = (await drafts.overwrite({ key, step, files: mine })).revision;
      pending = false;
      relock();
      lock?.steal();
      setRole('editor');
    },
    async keepCopy() {
      await saving;
      const random = Math.floor(Math.random() * 36 ** 6).toString(36);
      switchTo(`${step}~${random}`);
      built = (await drafts.overwrite({ key, step, files })).revision;
      pending = false;
      relock();
      setRole('copy');
    },
    async useSaved() {
      await saving;
      await versions.keep(step, files, 'conflict');
      if (key !== step) await drafts.forget(key);
      switchTo(step);
      pending = false;
      setRole('opening');
      await load();
      relock();
    },
    async close() {
      await flush();
      if (role === 'conflict') await versions.keep(step, files, 'conflict');
      closed = true;
      stopListening();
      lock?.release();
    },
  };
}
