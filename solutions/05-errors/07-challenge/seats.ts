import { ShedFault } from './errors.ts';
import type { Workshop } from './workshops.ts';

/** A seat that a member took in a workshop. */
interface Seat {
  workshopId: number;
  memberId: number;
}

let seats: readonly Seat[] = [];

/**
 * Takes a seat for a member.
 * @throws ShedFault when the member has one already, or when none is left.
 */
export function takeSeat(workshop: Workshop, memberId: number): Seat {
  const taken = seatsOf(workshop.id);
  if (taken.some((seat) => seat.memberId === memberId))
    throw new ShedFault('seat-taken', 'This member has a seat.');
  if (taken.length >= workshop.seats) throw new ShedFault('workshop-full', 'Every seat is taken.');

  const seat = { workshopId: workshop.id, memberId };
  seats = [...seats, seat];
  return seat;
}

export function seatsOf(workshopId: number): readonly Seat[] {
  return seats.filter((seat) => seat.workshopId === workshopId);
}

/** Gives a seat back; false when the member had none. */
export function giveSeatBack(workshopId: number, memberId: number): boolean {
  const before = seats.length;
  seats = seats.filter((seat) => seat.workshopId !== workshopId || seat.memberId !== memberId);
  return seats.length < before;
}
