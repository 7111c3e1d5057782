/** The stable id of every check in a file. */
import type { Check } from './vitest-internals.ts';
import { type CheckFile, checksOf } from './vitest-internals.ts';

/** A check as its file declares it. */
export interface IdentifiedCheck {
  readonly id: string;
  /** Names of the groups and of the check, joined by ` > `. */
  readonly title: string;
  readonly check: Check;
  /** False when the check did not name itself; its id is then made from its title. */
  readonly named: boolean;
}

/** Every check of a file in order, with an id that is unique in it: `id`, then `id-2`, `id-3` for cases of an `each`. */
export function identify(file: CheckFile): IdentifiedCheck[] {
  const used = new Set<string>();
  return checksOf(file).map((check) => {
    const title = titleOf(check);
    const named = check.meta.id !== undefined && check.meta.id !== '';
    const id = unused(named && check.meta.id !== undefined ? check.meta.id : slug(title), used);
    used.add(id);
    return { id, title, check, named };
  });
}

function titleOf(check: Check): string {
  const names = [check.name];
  for (let suite = check.suite; suite?.name; suite = suite.suite) names.unshift(suite.name);
  return names.join(' > ');
}

function unused(id: string, used: ReadonlySet<string>): string {
  let candidate = id;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${id}-${number}`;
  return candidate;
}

function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['check'];
  return words.join('-');
}
