import * as z from 'zod/mini';

/** A place in a file of the step; line and column count from 1, columns in UTF-16 code units. */
export const Place = z.object({ file: z.string(), line: z.number(), column: z.number() });
export type Place = z.infer<typeof Place>;
