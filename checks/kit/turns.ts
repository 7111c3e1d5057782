/** Waiting for the event loop, for checks of what happens beside a request: turns are counted, never time. */

/** Lets everything else that is due have its turn, `count` times. */
export async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await new Promise((done) => setTimeout(done));
}

/** Whether something comes true within 200 turns of the event loop. */
export async function holdsSoon(condition: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 200 && !condition(); turn += 1) await ticks(1);
  return condition();
}
