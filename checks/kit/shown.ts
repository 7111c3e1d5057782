/** A value of the learner's code as a part of a sentence. */

/** As JSON; an error by its name and message, a Date by its ISO text, and what JSON has no form for by its own. */
export function shown(value: unknown): string {
  // Without its full stop: it stands within a sentence.
  if (value instanceof Error) return `${value.name}: ${value.message.replace(/\.$/, '')}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  return JSON.stringify(value) ?? String(value);
}
