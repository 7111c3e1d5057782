/** Calls the learner's code, for checks in which a throw is an outcome as well. */

/** What came of a call: one of the two. */
export interface Settled {
  readonly value?: unknown;
  readonly error?: unknown;
}

/** What `ask` gives, or its promise is fulfilled with; or what either throws. */
export async function settled(ask: () => unknown): Promise<Settled> {
  try {
    return { value: await ask() };
  } catch (error) {
    return { error };
  }
}
