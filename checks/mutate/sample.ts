/** The same few out of many, every time. */

const SEED = 20_260_101;

/** `count` of `items` in their order, chosen evenly at random from a fixed seed; all of them when there are no more. */
export function sample<Item>(items: readonly Item[], count: number): Item[] {
  let state = SEED;
  let due = count;
  return items.filter((_, index) => {
    // A linear congruential generator: `Math.random` has no seed.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const chosen = (state / 2 ** 32) * (items.length - index) < due;
    if (chosen) due -= 1;
    return chosen;
  });
}
