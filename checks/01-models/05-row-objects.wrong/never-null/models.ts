import * as z from 'zod';

export const ToolIn = z.strictObject({
  name: z.string(),
  dailyFee: z.number().positive(),
  deposit: z.number().positive().nullable().default(null),
  notes: z.string().nullable().default(null),
});

export const ToolPublic = z.object({
  id: z.number(),
  name: z.string(),
  dailyFee: z.number(),
  weeklyFee: z.number(),
  deposit: z.number(),
  notes: z.string(),
});

const EmailAddress = z.string().trim().toLowerCase().pipe(z.email());

export const MemberSignup = z.strictObject({
  name: z.string().trim().min(1),
  email: EmailAddress,
  password: z.string().min(12),
});

export const MemberPublic = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string(),
});

export const SignIn = z.strictObject({
  email: EmailAddress,
  password: z.string(),
});
