import type * as z from 'zod';
import type { WorkshopIn } from './models.ts';

/** A workshop as it is stored. Who hosts it is known to the desk only. */
type Workshop = z.infer<typeof WorkshopIn> & { id: number };

const workshops: Workshop[] = [];

/** Stores a workshop under the next id. */
export function addWorkshop(workshop: z.infer<typeof WorkshopIn>): Workshop {
  const stored = { ...workshop, id: workshops.length + 1 };
  workshops.push(stored);
  return stored;
}

export function allWorkshops(): readonly Workshop[] {
  return workshops;
}

export function findWorkshop(id: number): Workshop | undefined {
  return workshops.find((workshop) => workshop.id === id);
}
