/** `3 questions are due`, `1 question is due`. */
export function dueWords(count: number): string {
  return count === 1 ? '1 question is due' : `${count} questions are due`;
}

/** When something comes, seen from now: `in 10 minutes`, `in 5 hours`, `in 3 days`. Both ms since 1970. */
export function comesIn(at: number, now: number): string {
  const minutes = Math.max(1, Math.ceil((at - now) / 60_000));
  const say = (count: number, unit: string) => `in ${count} ${unit}${count === 1 ? '' : 's'}`;
  if (minutes < 60) return say(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 24 ? say(hours, 'hour') : say(Math.round(hours / 24), 'day');
}
