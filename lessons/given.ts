/**
 * What a block of code in a text may use without declaring it: what a handler has at hand, and the repairs of Toolshed, which the
 * worked siblings are about. Nothing here runs; the gate holds the types of blocks against it.
 */
import type { EventEmitter } from 'node:events';
import type { Express, NextFunction, Request, RequestHandler, Response, Router } from 'express';
import type * as z from 'zod';

export declare const app: Express;
export declare const req: Request;
export declare const res: Response;
export declare const next: NextFunction;
export declare const error: unknown;
export declare const params: { readonly id: number };
export declare const signal: AbortSignal;

/** The context of lesson 03, as far as a handler sees it. */
export declare const ctx: {
  readonly req: Request;
  readonly signal: AbortSignal;
  use<T>(provider: (ctx: never) => T): Promise<Given<T>>;
};
type Given<T> = T extends AsyncGenerator<infer Resource> ? Resource : Awaited<T>;

/** A repair as it is stored. */
export interface Repair {
  readonly id: number;
  readonly toolId: number;
  readonly fault: string;
  readonly isDone: boolean;
}

export declare const RepairIn: z.ZodObject<{ toolId: z.ZodNumber; fault: z.ZodString }>;
export declare const RepairPublic: z.ZodObject<{ id: z.ZodNumber; fault: z.ZodString }>;
export declare const store: { find(id: number): Promise<Repair | undefined> };
export declare function findRepair(id: number): Repair | undefined;
export declare function repairsOn(shelf: string): Promise<Repair[]>;
/** Gives the version of the finished repair, for its `ETag`. */
export declare function finishRepair(id: number): string;
export declare function removeRepair(id: number): void;
export declare function release(id: number): undefined;
export declare const listRepairs: RequestHandler;
export declare const addRepair: RequestHandler;
export declare const showRepair: RequestHandler;
/** Thrown where a repair is looked up. */
export declare class NoSuchRepair extends Error {}

/** What is lent and put back in the workshop. */
export declare class Key {
  constructor(material: string);
}
export declare const hook: { take(): Promise<Key>; hangUp(key: Key): void };
export declare function workshopKey(): AsyncGenerator<Key>;
export interface Lamp {
  readonly isLit: boolean;
}
export declare function lamp(): AsyncGenerator<Lamp>;
export declare class Workbench {
  constructor(key: Key, light: Lamp);
}
/** A slip of paper on the board, on which a repair is noted. */
export interface Slip {
  sign(): Promise<void>;
  tearUp(): Promise<void>;
}
export declare function pinUp(): Promise<Slip>;
/** Spare parts, and who sells them. */
export declare const delivery: EventEmitter<{ parts: [names: string[]] }>;
export declare const supplier: URL;
/** The address at which a test has started the app. */
export declare const server: string;
export declare const repair: Repair;
export declare function printSlip(repair: Repair): Promise<void>;
/** A supplier's list of parts, as it came. */
export declare const partsList: readonly unknown[];
export declare const PartIn: z.ZodObject<{ name: z.ZodString; price: z.ZodNumber }>;
export declare class PartsProblem extends Error {
  constructor(supplier: URL, index: number, issues: readonly z.core.$ZodIssue[]);
}
/** What members are told whose mail does not arrive. */
export declare const sentences: Readonly<Record<'bounced' | 'full', string>>;

/** A room in which others work, too. */
export declare const refuseWithoutApron: RequestHandler;
export declare const showSaw: RequestHandler;
export declare const gallery: Router;
