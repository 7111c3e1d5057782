import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { currentMember } from '../current-member.ts';
import { missing } from '../errors.ts';
import { SeatPublic, SeatsPath } from '../models.ts';
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
  async ({ params, ctx }) => {
    const workshop = findWorkshop(params.workshopId) ?? missing('workshop', params.workshopId);
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
  ({ params }) =>
    findWorkshop(params.workshopId)
      ? [...seatsOf(params.workshopId)]
      : missing('workshop', params.workshopId),
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
  async ({ params, ctx }) => {
    const member = await ctx.use(currentMember);
    const given = giveSeatBack(params.workshopId, member.id);
    return given ? undefined : missing('seat of yours in workshop', params.workshopId);
  },
);
