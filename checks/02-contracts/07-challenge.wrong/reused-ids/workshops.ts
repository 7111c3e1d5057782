import type * as z from 'zod';
import type { WorkshopIn } from './models.ts';

/** A workshop as it is stored. Who hosts it is known to the desk only. */
type Workshop = z.infer<typeof WorkshopIn> & { id: number };

let workshops: readonly Workshop[] = [];

/** Stores a workshop under the next id. An id is never given twice. */
export function addWorkshop(workshop: z.infer<typeof WorkshopIn>): Workshop {
  const stored = { ...workshop, id: workshops.length + 1 };
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
