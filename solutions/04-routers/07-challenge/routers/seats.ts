import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { currentMember } from '../current-member.ts';
import { SeatPublic, SeatsPath } from '../models.ts';
import { missing } from '../refuse.ts';
import { route } from '../route.ts';
import { giveSeatBack, seatsOf, takeSeat } from '../seats.ts';
import { findWorkshop } from '../workshops.ts';

/** For members only: a seat is taken by whoever asks. */
export const seatsApi = new ApiRouter({
  prefix: '/workshops/:workshopId/seats',
  tags: ['workshops'],
  guards: [currentMember],
  refusals: { 401: 'Nobody said who asks.', 404: 'There is no such workshop.' },
});

route(
  seatsApi,
  {
    method: 'post',
    path: '/',
    summary: 'Take a seat',
    params: SeatsPath,
    status: 201,
    response: SeatPublic,
    refusals: { 409: 'Every seat is taken, or this member has one.' },
  },
  async ({ params, ctx, res }) => {
    const workshop = findWorkshop(params.workshopId);
    if (!workshop) return missing(res, 'workshop', params.workshopId);

    const member = await ctx.use(currentMember);
    return takeSeat(workshop, member.id);
  },
);

route(
  seatsApi,
  {
    method: 'get',
    path: '/',
    summary: 'List who has a seat',
    params: SeatsPath,
    response: z.array(SeatPublic),
  },
  ({ params, res }) =>
    findWorkshop(params.workshopId)
      ? [...seatsOf(params.workshopId)]
      : missing(res, 'workshop', params.workshopId),
);

route(
  seatsApi,
  {
    method: 'delete',
    path: '/mine',
    summary: 'Give a seat back',
    params: SeatsPath,
    status: 204,
    refusals: { 404: 'There is no such workshop, or no such seat.' },
  },
  async ({ params, ctx, res }) => {
    const member = await ctx.use(currentMember);
    const given = giveSeatBack(params.workshopId, member.id);
    return given ? undefined : missing(res, 'seat of yours in workshop', params.workshopId);
  },
);
