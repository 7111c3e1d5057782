import { ApiRouter } from '../api-router.ts';
import { currentMember } from '../current-member.ts';
import { MemberPublic } from '../models.ts';
import { route } from '../route.ts';

/** What members see of themselves. */
export const meApi = new ApiRouter({
  prefix: '/members/me',
  tags: ['members'],
  guards: [currentMember],
  refusals: { 401: 'Nobody said who asks.' },
});

route(
  meApi,
  {
    method: 'get',
    path: '/',
    summary: 'Show who asks',
    response: MemberPublic,
  },
  ({ ctx }) => ctx.use(currentMember),
);
