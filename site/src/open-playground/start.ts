import type { Files } from '../../../checks/runner/host.ts';
import type { Learner } from '../learner/learner.ts';
import { loadPackage } from '../playground/load-package.ts';
import type { StepPackage } from '../playground/step-package.ts';
import { EMPTY_APP } from './empty-app.ts';
import { draftKeyOf, type Origin, originOfKey } from './origin.ts';
import { isSharedFragment, readSharedFragment } from './shared-link.ts';

/** What a playground opens with. */
export interface Start {
  readonly origin: Origin;
  /** The step that it was started from, with its checks. */
  readonly step: StepPackage | null;
  /** What it begins with, and what Reset goes back to. */
  readonly files: Files;
  /** Why it is not what the address asked for; null when it is. */
  readonly problem: string | null;
}

/** What the page knows: the address, and where each step's package is, by the step's id. */
export interface StartTools {
  readonly address: Pick<Location, 'hash' | 'search'>;
  readonly packages: Readonly<Record<string, string>>;
  readonly learner: Pick<Learner, 'drafts'>;
}

const EMPTY: Start = { origin: { kind: 'empty' }, step: null, files: EMPTY_APP, problem: null };

/** Finds out what to open: the code in the link, what `?from=` names, else what was open last, else the empty app. */
export async function findStart(tools: StartTools): Promise<Start> {
  const { hash, search } = tools.address;
  if (isSharedFragment(hash)) {
    try {
      return await fromLink(hash, tools);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      return {
        ...(await lastOpened(tools)),
        problem: `${sentence} Your own code is as you left it.`,
      };
    }
  }
  const name = new URLSearchParams(search).get('from');
  if (name === null) return lastOpened(tools);
  const start = await kept(originOfKey(`playground:${name}`), tools);
  return start ?? { ...EMPTY, problem: noSuchStart(name) };
}

const noSuchStart = (name: string): string =>
  `Nothing to start from is called "${name.slice(0, 40)}", so this is the empty app. "Start from" above lists what there is.`;

async function fromLink(hash: string, tools: StartTools): Promise<Start> {
  const { files, fingerprint, step } = await readSharedFragment(hash);
  const known = step !== null && Object.hasOwn(tools.packages, step) ? step : null;
  const origin: Origin = { kind: 'link', fingerprint, step: known };
  return { origin, step: await stepOf(known, tools), files, problem: null };
}

async function lastOpened(tools: StartTools): Promise<Start> {
  const drafts = (await tools.learner.drafts.all()).toSorted((a, b) => b.at - a.at);
  for (const { key } of drafts) {
    const start = await kept(originOfKey(key), tools);
    if (start) return start;
  }
  return EMPTY;
}

/** What an origin starts with; null when it is none, or none any more. */
async function kept(origin: Origin | null, tools: StartTools): Promise<Start | null> {
  switch (origin?.kind) {
    case undefined:
      return null;
    case 'empty':
      return EMPTY;
    case 'step': {
      const step = await stepOf(origin.step, tools);
      return step && { origin, step, files: step.solution, problem: null };
    }
    case 'link': {
      const draft = await tools.learner.drafts.get(draftKeyOf(origin));
      if (!draft) return null;
      return { origin, step: await stepOf(origin.step, tools), files: draft.files, problem: null };
    }
  }
}

async function stepOf(id: string | null, { packages }: StartTools): Promise<StepPackage | null> {
  if (id === null || !Object.hasOwn(packages, id)) return null;
  return loadPackage(packages[id] ?? '');
}
