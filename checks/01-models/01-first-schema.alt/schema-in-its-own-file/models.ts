import * as z from 'zod';

export const ToolIn = z.strictObject({
  name: z.string(),
  dailyFee: z.number(),
});
