import * as z from 'zod';

export const ToolIn = z
  .strictObject({
    name: z.string(),
    dailyFee: z.number().positive(),
    deposit: z.number().positive().nullable().default(null),
    notes: z.string().nullable().default(null),
  })
  .meta({ id: 'ToolIn' });

export const ToolPublic = z
  .object({
    id: z.number(),
    name: z.string(),
    dailyFee: z.number(),
    weeklyFee: z.number(),
    deposit: z.number().nullable(),
    notes: z.string().nullable(),
  })
  .meta({ id: 'ToolPublic' });

/** A tool in a list, where notes would be too long. */
export const ToolCard = ToolPublic.omit({ notes: true });

const EmailAddress = z.string().trim().toLowerCase().pipe(z.email());

export const MemberSignup = z
  .strictObject({
    name: z.string().trim().min(1).meta({ description: 'What the desk calls the member.' }),
    email: EmailAddress.meta({ description: 'Where reminders go.' }),
    password: z.string().min(12).meta({ description: 'At least 12 characters.' }),
  })
  .meta({
    id: 'MemberSignup',
    examples: [{ name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' }],
  });

export const MemberPublic = z
  .object({
    id: z.number(),
    name: z.string(),
    email: z.string(),
  })
  .meta({ id: 'MemberPublic' });

export const SignIn = z.strictObject({
  email: EmailAddress,
  password: z.string(),
});

/** Every model that GET /models shows. */
export const models = [ToolIn, ToolPublic, ToolCard, MemberSignup, MemberPublic];
