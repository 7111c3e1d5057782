import { expect, test } from 'vitest';
import { type ApiResponse, explain, startApp, valueIn } from '#kit';

test('GET /members/me shows the member who asks', { meta: { id: 'me-shown' } }, async () => {
  const api = await startApp();
  for (const name of ['Ada', 'Grace']) {
    await api.post('/members', {
      json: { name, email: `${name}@toolshed.example`, password: 'twelve or more' },
    });
  }
  const grace = { id: 2, name: 'Grace', email: 'grace@toolshed.example' };
  for (const [path, headers, status, expected] of [
    ['/members/me', { 'X-Member-Id': '2' }, 200, grace],
    ['/members/me', {}, 401, { detail: expect.any(String) }],
    ['/members/me', { 'X-Member-Id': '9' }, 401, { detail: expect.any(String) }],
    ['/members/2', {}, 200, grace],
    ['/members/9', {}, 404, { detail: 'No member has the id 9.' }],
    ['/members/ada', {}, 422, {}],
  ] as const) {
    const response = await api.get(path, { headers });
    const who = 'X-Member-Id' in headers ? ` from member ${headers['X-Member-Id']}` : '';
    await explain(
      () => ({
        should: `GET ${path}${who} is answered with ${status}${status === 200 ? ` and ${JSON.stringify(expected)}` : ''}.`,
        happened: response.summary,
        ...whyNotMe(path, response),
      }),
      () => {
        expect(response.status).toBe(status);
        expect(response.json).toMatchObject(expected);
      },
    );
  }
});

test('A method that a path does not take is answered with 405 and Allow', {
  meta: { id: 'method-refused' },
}, async () => {
  const api = await startApp();
  for (const [method, path, allowed] of [
    ['PUT', '/tools', ['GET', 'HEAD', 'POST']],
    ['POST', '/tools/1', ['DELETE', 'GET', 'HEAD', 'PATCH']],
    ['PUT', '/tools/1/loans', ['GET', 'HEAD', 'POST']],
    ['DELETE', '/members/me', ['GET', 'HEAD']],
    ['GET', '/sign-in', ['POST']],
  ] as const) {
    const response = await api.request(method, path, method === 'GET' ? {} : { json: {} });
    await explain(
      () => ({
        should: `${method} ${path} is answered with 405, a \`detail\`, and Allow: ${allowed.join(', ')}, in any order.`,
        happened: told(response),
        ...whyAllowed(response, allowed),
      }),
      () => {
        expect(response.status).toBe(405);
        expect(allowIn(response)).toEqual(allowed);
        expect(valueIn(response.json, 'detail')).toEqual(expect.stringMatching(/\S/));
      },
    );
  }
});

test('Routers that share a path answer for each other', {
  meta: { id: 'shared-path' },
}, async () => {
  const api = await startApp();
  for (const [method, path, status, allowed] of [
    ['GET', '/desk/bell', 401, []],
    ['POST', '/desk/bell', 204, []],
    ['DELETE', '/desk/bell', 405, ['GET', 'HEAD', 'POST']],
    ['PUT', '/desk', 405, ['GET', 'HEAD']],
  ] as const) {
    const response = await api.request(method, path, {
      ...(method === 'POST' && { json: { name: 'Ada' } }),
    });
    await explain(
      () => ({
        should: `${method} ${path}, without a key, is answered with ${status}${status === 405 ? ` and Allow: ${allowed.join(', ')}, in any order` : ''}.`,
        happened: told(response),
        why:
          status === 405
            ? 'The path `/desk/bell` has two methods, in two routers. To a client, it is one path.'
            : 'The first router knows the path, and another one knows the method, too.',
        look:
          status === 405
            ? 'Look at which contracts you put together: those of all routers, by their path. Then Allow names the methods of all.'
            : 'Look at when a 405 is answered: after every router has been asked.',
      }),
      () => {
        expect(response.status).toBe(status);
        if (status === 405) expect(allowIn(response)).toEqual(allowed);
      },
    );
  }
});

test('All other requests are answered as before', { meta: { id: 'others-spared' } }, async () => {
  const api = await startApp();
  for (const [method, path, json, status] of [
    ['POST', '/tools', { name: 'Adze', dailyFee: 2 }, 201],
    ['GET', '/tools', undefined, 200],
    ['HEAD', '/tools/1', undefined, 200],
    ['PATCH', '/tools/1', { dailyFee: 3 }, 200],
    ['GET', '/tools/9', undefined, 404],
    ['GET', '/nowhere', undefined, 404],
    ['PUT', '/nowhere', {}, 404],
    ['GET', '/docs/', undefined, 200],
    ['GET', '/openapi.json', undefined, 200],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path} is answered with ${status}.`,
        happened: response.summary,
        why: 'A 405 says that this path does not take this method. Where it does, or where there is no such path, it is wrong.',
        look: path.includes('nowhere')
          ? 'Look at which paths you answer for: those of the contracts. All others stay unknown.'
          : 'Look at where `refuseOtherMethods` is called in `createApp`: it answers every method, so it takes what the routers have left.',
      }),
      () => expect(response.status).toBe(status),
    );
  }
});

/** The methods that an answer allows, in the order of the alphabet. */
function allowIn(response: ApiResponse): string[] {
  const allow = response.headers.get('allow') ?? '';
  return allow
    .split(',')
    .map((method) => method.trim())
    .filter((method) => method !== '')
    .toSorted();
}

/** What came back, with the header that counts here. */
function told(response: ApiResponse): string {
  const allow = response.headers.get('allow');
  return `${response.summary}, ${allow === null ? 'without Allow' : `and Allow: ${allow}`}`;
}

/** Why GET /members/me, or its neighbour, does not answer. */
function whyNotMe(path: string, response: ApiResponse) {
  if (path !== '/members/me') {
    return {
      why: 'Whoever makes room for one path should not take it from another.',
      look: 'Look at the routes of members: `/:id` stays what it was.',
    };
  }
  if (response.status === 422 || response.status === 404) {
    return {
      why: 'The first route that fits answers, and `/members/:id` fits `/members/me`: to it, "me" is an id.',
      look: 'Look at the list `everyRouter` in `app.ts`: who is asked first?',
    };
  }
  return {
    why: 'Whoever does not say who they are is nobody, also for a path that says "me".',
    look: 'Look at `meApi` in `routers/me.ts`: its guard is `currentMember`.',
  };
}

/** Why a method is not refused as it should be. */
function whyAllowed(response: ApiResponse, allowed: readonly string[]) {
  const found = allowIn(response);
  if (response.status !== 405 && response.status !== 404) {
    return {
      why: 'It is the method that does not fit, not the request as a whole. For that, there is a status of its own.',
      look: 'Look at the status that `refuseOtherMethods` sends.',
    };
  }
  if (response.status !== 405) {
    return {
      why: 'With a 404, a client concludes that there is nothing at this path. There is; it takes other methods.',
      look: 'Look at `createApp`: does it call `refuseOtherMethods`, with the routers, before the answer for unknown paths? And which status does that function send?',
    };
  }
  if (found.length === 0) {
    return {
      why: 'A 405 without `Allow` leaves the client guessing; RFC 9110 demands the header.',
      look: 'Look at `refuseOtherMethods`: the header is set before the answer is sent.',
    };
  }
  if (found.join().toUpperCase() === allowed.join()) {
    return {
      why: 'Methods are case-sensitive: `get` is none that anybody knows.',
      look: 'Look at how the methods get from the contracts into the header: contracts write them in lower case.',
    };
  }
  if (found.includes('HEAD') && !allowed.includes('HEAD')) {
    return {
      why: 'Where nothing can be read, there is no HEAD either.',
      look: 'Look at how the list of methods is made: HEAD belongs into it only when GET is there.',
    };
  }
  if (found.length === allowed.length - 1 && !found.includes('HEAD')) {
    return {
      why: 'Express answers HEAD wherever there is a GET, so a client may use it.',
      look: 'Look at how the list of methods is made: no contract names HEAD.',
    };
  }
  return {
    why: 'A client that reads `Allow` takes the list for complete.',
    look: 'Look at how you go through the contracts: one by one, the first of a path answers, and knows its own method only. `Map.groupBy` puts those with the same path together.',
  };
}
