/** Whether the shed lends at this moment: on Wednesdays and Saturdays from 10 to 16 o'clock, UTC. */
export function isOpen(at: Date): boolean {
  const hour = at.getUTCHours();
  return [3, 6].includes(at.getUTCDay()) && hour >= 10 && hour < 16;
}
