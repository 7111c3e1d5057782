import * as z from 'zod';
import { SOURCES } from './contract.ts';

/** Text made of digits, as a number: in a path and in a query, everything arrives as text. */
export const Digits = z.string().regex(/^\d+$/, 'Expected a whole number').transform(Number);

/** What the path of one thing names, such as `/tools/7`. */
export const IdPath = z.object({
  id: Digits.pipe(z.int().min(1)).meta({ type: 'integer', minimum: 1 }),
});

export const ToolIn = z
  .strictObject({
    name: z.string().meta({ description: 'What is written on the label.' }),
    dailyFee: z.number().positive().meta({ description: 'Euros per day.' }),
    deposit: z.number().positive().nullable().default(null).meta({ description: 'Euros.' }),
    notes: z.string().nullable().default(null).meta({ description: 'For the borrower.' }),
  })
  .meta({
    id: 'ToolIn',
    examples: [{ name: 'Mitre saw', dailyFee: 7.5, deposit: 60, notes: 'Keep the guard on.' }],
  });

/** A change to a tool: the rules of ToolIn, every key optional, and nothing filled in. */
export const ToolUpdate = ToolIn.extend({
  deposit: ToolIn.shape.deposit.removeDefault(),
  notes: ToolIn.shape.notes.removeDefault(),
})
  .partial()
  .meta({ id: 'ToolUpdate' });

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
export const ToolCard = ToolPublic.omit({ notes: true }).meta({ id: 'ToolCard' });

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

/** A loan, as a member asks for it. */
export const LoanIn = z
  .strictObject({
    memberId: z.int().min(1).meta({ description: 'Who takes the tool home.' }),
  })
  .meta({ id: 'LoanIn', examples: [{ memberId: 1 }] });

export const LoanPublic = z
  .object({
    id: z.number(),
    toolId: z.number(),
    memberId: z.number(),
    lentAt: z.iso.datetime(),
    returnedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LoanPublic' });

/** What the path of the loans of a tool names. */
export const LoansPath = z.object({ toolId: IdPath.shape.id });

/** What the path of one loan names. */
export const LoanPath = LoansPath.extend({ loanId: IdPath.shape.id });

/** Whether the shed lends right now. */
export const DeskPublic = z
  .object({
    open: z.boolean(),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'DeskPublic' });

/** Who rang the bell of the desk. */
export const Ring = z.strictObject({ name: z.string().trim().min(1) }).meta({ id: 'Ring' });

/** An entry of the ledger, as the desk reads it. */
export const LedgerEntry = z
  .object({
    at: z.iso.datetime(),
    entry: z.string(),
  })
  .meta({ id: 'LedgerEntry' });

export const WorkshopIn = z
  .strictObject({
    title: z.string().trim().min(1).meta({ description: 'What the poster says.' }),
    seats: z.int().min(1).max(40).meta({ description: 'How many can take part.' }),
    fee: z.number().positive().nullable().default(null).meta({ description: 'Euros.' }),
    hostEmail: EmailAddress.meta({ description: 'For the desk only.' }),
  })
  .meta({
    id: 'WorkshopIn',
    examples: [{ title: 'Sharp chisels', seats: 8, fee: 15, hostEmail: 'lin@example.org' }],
  });

/** A change to a workshop: the rules of WorkshopIn, every key optional, and nothing filled in. */
export const WorkshopUpdate = WorkshopIn.extend({
  fee: WorkshopIn.shape.fee.removeDefault(),
})
  .partial()
  .meta({ id: 'WorkshopUpdate' });

export const WorkshopPublic = z
  .object({
    id: z.number(),
    title: z.string(),
    seats: z.number(),
    fee: z.number().nullable(),
  })
  .meta({ id: 'WorkshopPublic' });

/** What the path of the seats of a workshop names. */
export const SeatsPath = z.object({ workshopId: IdPath.shape.id });

export const SeatPublic = z
  .object({
    workshopId: z.number(),
    memberId: z.number(),
  })
  .meta({ id: 'SeatPublic' });

export const HostSearch = z.strictObject({ hostEmail: EmailAddress }).meta({ id: 'HostSearch' });

export const SignIn = z
  .strictObject({
    email: EmailAddress,
    password: z.string(),
  })
  .meta({ id: 'SignIn' });

/** What a list can be asked for. */
export const ListQuery = z.strictObject({
  limit: Digits.pipe(z.int().min(1).max(100))
    .default(20)
    .meta({ type: 'integer', minimum: 1, maximum: 100, default: 20 }),
});

/** What the list of workshops can be asked for: those that are free, those that are not, or all. */
export const WorkshopQuery = ListQuery.extend({
  free: z
    .enum(['true', 'false'])
    .transform((free) => free === 'true')
    .optional(),
});

/** What a client is told instead of an answer, as RFC 9457 has it. */
export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
  })
  .meta({ id: 'Problem' });

/** What a client is told whose request does not fit: one entry per problem. */
export const RequestProblemDetails = ProblemDetails.extend({
  problems: z.array(
    z.object({
      source: z.enum(SOURCES),
      path: z.array(z.union([z.string(), z.number()])),
      message: z.string(),
    }),
  ),
}).meta({ id: 'RequestProblem' });
