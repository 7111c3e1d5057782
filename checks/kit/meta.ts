/** Lets a check name itself: `test('...', { meta: { id: 'unknown-key' } }, async () => { ... })`. */
declare module 'vitest' {
  interface TaskMeta {
    /**
     * Unique in the step and never changed once published: tasks, hints and progress hang on it.
     * Lower-case words joined by hyphens. The cases of a `test.each` get `id`, `id-2`, `id-3` ... in order.
     */
    id?: string;
  }
}

export type {};
