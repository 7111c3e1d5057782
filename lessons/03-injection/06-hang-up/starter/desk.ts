import { EventEmitter } from 'node:events';

/** The bell on the counter: it emits `ring`, with the name of whoever rang. */
export const bell = new EventEmitter<{ ring: [name: string] }>();

/** Whether the shed lends at this moment: on Wednesdays and Saturdays from 10 to 16 o'clock, UTC. */
export function isOpen(at: Date): boolean {
  const hour = at.getUTCHours();
  return [3, 6].includes(at.getUTCDay()) && hour >= 10 && hour < 16;
}
