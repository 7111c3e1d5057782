import type * as z from 'zod';
import type { WorkshopIn } from './models.ts';

type Workshop = z.infer<typeof WorkshopIn> & { id: number };

const workshops = new Map<number, Workshop>();
let lastId = 0;

export function addWorkshop(workshop: z.infer<typeof WorkshopIn>): Workshop {
  lastId += 1;
  const stored = { ...workshop, id: lastId };
  workshops.set(lastId, stored);
  return stored;
}

export function allWorkshops(): Workshop[] {
  return [...workshops.values()];
}

export function findWorkshop(id: number): Workshop | undefined {
  return workshops.get(id);
}

export function removeWorkshop(id: number): boolean {
  return workshops.delete(id);
}
