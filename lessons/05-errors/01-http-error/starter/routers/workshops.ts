import * as z from 'zod';
import { ApiRouter } from '../api-router.ts';
import { missing } from '../errors.ts';
import {
  HostSearch,
  IdPath,
  WorkshopIn,
  WorkshopPublic,
  WorkshopQuery,
  WorkshopUpdate,
} from '../models.ts';
import { route } from '../route.ts';
import { addWorkshop, allWorkshops, findWorkshop, removeWorkshop } from '../workshops.ts';

export const workshopsApi = new ApiRouter({ prefix: '/workshops', tags: ['workshops'] });

route(
  workshopsApi,
  {
    method: 'post',
    path: '/',
    summary: 'Announce a workshop',
    body: WorkshopIn,
    status: 201,
    headers: z.object({ Location: z.string() }),
    response: WorkshopPublic,
  },
  ({ body, res }) => {
    const workshop = addWorkshop(body);
    res.location(`/workshops/${workshop.id}`);
    return workshop;
  },
);

route(
  workshopsApi,
  {
    method: 'get',
    path: '/',
    summary: 'List workshops',
    query: WorkshopQuery,
    response: z.array(WorkshopPublic),
  },
  ({ query }) =>
    allWorkshops()
      .filter(({ fee }) => query.free === undefined || query.free === (fee === null))
      .slice(0, query.limit),
);

route(
  workshopsApi,
  {
    method: 'post',
    path: '/search',
    summary: 'Find the workshops of a host',
    body: HostSearch,
    response: z.array(WorkshopPublic),
  },
  ({ body }) => allWorkshops().filter(({ hostEmail }) => hostEmail === body.hostEmail),
);

route(
  workshopsApi,
  {
    method: 'get',
    path: '/:id',
    summary: 'Show a workshop',
    params: IdPath,
    response: WorkshopPublic,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params }) => findWorkshop(params.id) ?? missing('workshop', params.id),
);

route(
  workshopsApi,
  {
    method: 'patch',
    path: '/:id',
    summary: 'Change a workshop',
    params: IdPath,
    body: WorkshopUpdate,
    response: WorkshopPublic,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params, body }) =>
    Object.assign(findWorkshop(params.id) ?? missing('workshop', params.id), body),
);

route(
  workshopsApi,
  {
    method: 'delete',
    path: '/:id',
    summary: 'Cancel a workshop',
    params: IdPath,
    status: 204,
    refusals: { 404: 'There is no such workshop.' },
  },
  ({ params }) => (removeWorkshop(params.id) ? undefined : missing('workshop', params.id)),
);
