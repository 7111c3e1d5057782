import * as z from 'zod';

export const ToolIn = z.strictObject({
  name: z.string(),
  dailyFee: z.number().positive(),
  deposit: z.number().positive().nullable().default(null),
  notes: z.string().nullable().default(null),
});

export const SignIn = z.strictObject({
  email: z.string(),
  password: z.string(),
});
