import type { Backup } from '../backups.ts';
import { nameSome } from '../workspace.ts';
import { wrap } from '../wrap.ts';

/** One line for each backup, the newest first, with the number that `undo` takes. */
export function formatBackups(backups: readonly Backup[], now: Date, columns: number): string {
  return backups
    .map(({ at, step, before, paths }, index) => {
      const first = `${String(index + 1).padStart(3)}. `;
      const whose = step === null ? 'files of no step' : step;
      const text = `${whose}, before ${before}, ${age(new Date(at), now)}: ${nameSome(paths)}`;
      return wrap(text, columns, { first, rest: ' '.repeat(first.length) });
    })
    .join('\n');
}

/** `12 seconds ago`, `3 hours ago`, `2 days ago`. */
export function age(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [name, length] = units.find(([, size]) => seconds >= size) ?? ['second', 1];
  const count = Math.floor(seconds / length);
  return `${count} ${name}${count === 1 ? '' : 's'} ago`;
}
