import type * as z from 'zod';
import type { WorkshopIn } from './models.ts';

/** A workshop as it is stored. Who hosts it is known to the desk only. */
export type Workshop = z.infer<typeof WorkshopIn> & { id: number };

let workshops: readonly Workshop[] = [];
let lastId = 0;

/** Stores a workshop under the next id. An id is never given twice. */
export function addWorkshop(workshop: z.infer<typeof WorkshopIn>): Workshop {
  lastId += 1;
  const stored = { ...workshop, id: lastId };
  workshops = [...workshops, stored];
  return stored;
}

export function allWorkshops(): readonly Workshop[] {
  return workshops;
}

export function findWorkshop(id: number): Workshop | undefined {
  return workshops.find((workshop) => workshop.id === id);
}

/** Takes a workshop out; false when there was none with this id. */
export function removeWorkshop(id: number): boolean {
  const before = workshops.length;
  workshops = workshops.filter((workshop) => workshop.id !== id);
  return workshops.length < before;
}
