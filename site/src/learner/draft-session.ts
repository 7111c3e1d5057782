/**
 * One state machine in one place: which draft this tab has, what of it is saved, and what the tab may do change together. The
 * parts that can be thought of alone are beside it: `drafts.ts`, `edit-lock.ts`, `journal.ts`, `recover-unsaved.ts`.
 */
import type { Files } from '../../../checks/runner/host.ts';
import type { Changes } from './changes.ts';
import type { Drafts } from './drafts.ts';
import { draftLock, type EditLock, requestEditLock } from './edit-lock.ts';
import type { FoundEntry, Journal } from './journal.ts';
import type { Version, VersionReason } from './records.ts';
import { recoverCopies, recoverUnsaved } from './recover-unsaved.ts';
import { sameFiles } from './same-files.ts';
import type { Versions } from './versions.ts';

/**
 * What this tab may do with a step's draft.
 * `editor`: it edits and saves. `following`: another tab edits, this one shows what is saved there.
 * `copy`: it edits a separate copy. `conflict`: another tab saved in between; this tab's files are safe
 * as an earlier version, what is typed on goes into a copy, and all of it waits for the learner's decision.
 */
export type DraftRole = 'opening' | 'editor' | 'following' | 'copy' | 'conflict';

/** What the editor hears of its draft. */
export interface DraftSessionEvents {
  onRole(role: DraftRole): void;
  /** The files were replaced by something else than this tab's editor: another tab, a restored version. */
  onFiles(files: Files): void;
  /** Everything typed so far is saved. */
  onSaved?(): void;
}

/** One step's files, open in this tab: saved 250 ms after the first unsaved key, however fast the next ones come, never over another tab's work. */
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
  readonly locks: (Pick<LockManager, 'request'> & Partial<Pick<LockManager, 'query'>>) | undefined;
  /** Remembers this tab's copies over a reload: the tab's sessionStorage. */
  readonly copies: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** Whether saved drafts outlive the tab; while they do not, the journal keeps the edits as well. */
  readonly lasts: () => boolean;
  /** Milliseconds from the first unsaved edit to its save; 250 when left out. */
  readonly delay?: number;
}

/** Opens `step`: its draft, this tab's copy of it, or the starter when there is neither. */
export async function openDraftSession(
  step: string,
  starter: Files,
  events: DraftSessionEvents,
  tools: DraftSessionTools,
): Promise<DraftSession> {
  const { drafts, versions, changes, journal, locks, copies, lasts, delay = 250 } = tools;
  const copyName = `groundwork:copy:${step}`;

  let key = copies?.getItem(copyName) ?? step;
  let files = starter;
  /** The revision that `files` were built on. */
  let built = 0;
  /** The last one that outlives the tab; the journal's entries are built on it. */
  let lasting = 0;
  /** The copy that takes what is typed during a conflict. */
  const aside = `${step}~${randomName()}`;
  /** What a tab that is gone left behind and this one goes on with; forgotten once it is saved. */
  let found: FoundEntry | null = null;
  let role: DraftRole = 'opening';
  /** Whether `files` holds something that is not known to be saved. */
  let pending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let lock: EditLock | undefined;
  let closed = false;
  /** Between two drafts: what is typed now would belong to neither. */
  let switching = false;

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
    // Typed while it was read: the save will find the other revision and ask the learner.
    if (pending) return;
    built = draft?.revision ?? 0;
    lasting = built;
    setFiles(draft?.files ?? starter);
  };
  /** Goes on with what a tab that is gone typed last. With locks only their holder asks: who else types is known to be gone. */
  const recover = async (): Promise<void> => {
    const left = await recoverUnsaved({ step, key, files, built }, tools);
    // Typed meanwhile: the older text is an earlier version.
    if (left && pending) {
      await versions.keep(step, left.files, 'unsaved');
      if (lasts()) journal.drop(left.name);
    } else if (left) {
      found = left;
      setFiles(left.files);
      schedule();
    }
  };
  /** Takes note of a save of `sent`; what was typed meanwhile has a save of its own coming. */
  const onSaved = (sent: Files, revision: number): void => {
    built = revision;
    pending = files !== sent;
    if (lasts()) {
      lasting = revision;
      if (!pending) journal.clear(key);
      if (found) journal.drop(found.name);
      found = null;
    } else {
      journal.write(key, { files: sent, built: lasting });
    }
    if (pending) schedule();
    else events.onSaved?.();
  };

  const save = async (): Promise<void> => {
    if (!pending) return;
    const sent = files;
    if (role === 'conflict') {
      await drafts.overwrite({ key: aside, step, files: sent });
      pending = files !== sent;
      if (!lasts()) journal.write(key, { files: sent, built: lasting });
      else if (!pending) journal.clear(key);
      return;
    }
    const outcome = await drafts.save({ key, step, files: sent, built });
    if (outcome.saved || sameFiles(outcome.now.files, sent)) {
      return onSaved(sent, outcome.now.revision);
    }
    await versions.keep(step, sent, 'conflict');
    pending = files !== sent;
    if (lasts() && !pending) journal.clear(key);
    setRole('conflict');
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    // One save at a time: the next one must know the revision that the last one made.
    saving = saving.then(save);
    return saving;
  };
  const schedule = (): void => {
    pending = true;
    // Written before the key's event ends: a page under load may be killed before it hears that it is left.
    if (locks) journal.writeSmall(key, { files, built: lasting });
    // Not from the last key on: who types without a pause would never be saved.
    timer ??= setTimeout(() => void flush(), delay);
  };

  const onHeld = (of: string, held: boolean): void => {
    if (of !== key || closed || role === 'conflict') return;
    if (held) void becomeEditor();
    else void flush().then(() => of === key && role !== 'conflict' && setRole('following'));
  };
  const becomeEditor = async (): Promise<void> => {
    // Something typed just before the other tab took over: its save tells what to do.
    if (pending) await flush();
    if (role === 'following') await load();
    if (locks && !closed && role !== 'conflict') await recover();
    if (closed || role === 'conflict') return;
    setRole(key === step ? 'editor' : 'copy');
  };
  const relock = (): void => {
    lock?.release();
    const of = key;
    lock = requestEditLock(locks, draftLock(of), (held) => onHeld(of, held));
  };
  const switchTo = (next: string): void => {
    key = next;
    try {
      if (next === step) copies?.removeItem(copyName);
      else copies?.setItem(copyName, next);
    } catch {
      // Full: after a reload the copy is found among the earlier versions.
    }
  };

  /** Goes on with another draft; what this tab kept for itself until now is safe elsewhere. */
  const leave = async (next: string): Promise<void> => {
    const left = key;
    switchTo(next);
    journal.clear(left);
    if (left !== step && left !== next) await drafts.forget(left);
    if (role === 'conflict') await drafts.forget(aside);
  };

  /** Keeps the files as an earlier version, with what is typed while that goes on. */
  const keepAll = async (why: VersionReason): Promise<Version> => {
    let kept = await versions.keep(step, files, why);
    while (!sameFiles(kept.files, files)) kept = await versions.keep(step, files, why);
    return kept;
  };

  /** Takes over what was saved elsewhere, unless something was typed here while it was read. */
  const adopt = async (): Promise<void> => {
    const of = key;
    const draft = await drafts.get(of);
    // Unsaved edits of our own: their save will find the other revision and ask the learner.
    if (of !== key || pending || role === 'conflict' || !draft || draft.revision <= built) return;
    built = draft.revision;
    lasting = built;
    setFiles(draft.files);
  };
  const stopListening = changes.listen((change) => {
    if (change.store === 'drafts' && change.key === key && change.from === 'elsewhere')
      void adopt();
  });

  // A copy that another tab already made an earlier version of the step.
  if (key !== step && !(await drafts.get(key))) switchTo(step);
  await load();
  if (!locks) await recover();
  relock();
  await recoverCopies({ step, key }, tools);

  return {
    step,
    get role() {
      return role;
    },
    get files() {
      return files;
    },
    edit(next) {
      if (role === 'following' || closed || switching || sameFiles(next, files)) return;
      files = next;
      schedule();
    },
    flush,
    keepUnsaved() {
      if (pending) journal.write(key, { files, built: lasting });
    },
    async replace(next, why) {
      const before = await keepAll(why);
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
      const { revision } = await drafts.overwrite({ key: step, step, files: mine });
      await leave(step);
      onSaved(mine, revision);
      relock();
      lock?.steal();
      setRole('editor');
    },
    async keepCopy() {
      await saving;
      const mine = files;
      const copy = `${step}~${randomName()}`;
      const { revision } = await drafts.overwrite({ key: copy, step, files: mine });
      await leave(copy);
      onSaved(mine, revision);
      relock();
      setRole('copy');
    },
    async useSaved() {
      await saving;
      await keepAll('conflict');
      switching = true;
      try {
        await leave(step);
        pending = false;
        setRole('opening');
        await load();
      } finally {
        switching = false;
      }
      relock();
    },
    async close() {
      await flush();
      if (role === 'conflict') {
        await versions.keep(step, files, 'conflict');
        await drafts.forget(aside);
      }
      closed = true;
      stopListening();
      lock?.release();
    },
  };
}

const randomName = (): string => Math.floor(Math.random() * 36 ** 6).toString(36);
