import { expect, test } from 'vitest';
import {
  type ApiResponse,
  brokenOr,
  documentProblems,
  explain,
  operationsOf,
  startApp,
  valueIn,
} from '#kit';

test('GET /docs/ answers the page of Swagger UI', { meta: { id: 'docs-page' } }, async () => {
  const api = await startApp();
  const response = await api.get('/docs/');
  await explain(
    {
      should: 'GET /docs/ is answered with 200 and an HTML page that loads Swagger UI.',
      happened: response.summary,
      why: 'Developers try /docs before they read anything else.',
      look: brokenOr(
        response,
        'Look for `app.use` in `app.ts`: it takes the path `/docs`, `swaggerUi.serve`, and what `swaggerUi.setup(...)` makes.',
      ),
    },
    () => {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(scriptsOf(response)).toEqual(
        expect.arrayContaining([expect.stringContaining('swagger-ui-bundle')]),
      );
    },
  );
});

test('The page shows the document of the app', { meta: { id: 'docs-document' } }, async () => {
  const api = await startApp();
  const page = await api.get('/docs/');
  const script = await api.get(pathOf(scriptsOf(page).at(-1) ?? 'swagger-ui-init.js'));
  const options = optionsIn(script.text);
  await explain(
    {
      should: 'GET /docs/swagger-ui-init.js is answered with the script that starts Swagger UI.',
      happened: script.summary,
      why: 'Without its own files, the page stays white.',
      look: brokenOr(
        script,
        'Look at what stands between `/docs` and `swaggerUi.setup(...)`: `swaggerUi.serve` serves the files of the page.',
      ),
    },
    () => {
      expect(script.status).toBe(200);
      expect(options).toBeDefined();
    },
  );
  const inside = valueIn(options, 'swaggerDoc');
  const address = valueIn(options, 'customOptions', 'url') ?? valueIn(options, 'swaggerUrl');
  const fetched =
    inside === undefined && typeof address === 'string'
      ? await api.get(pathOf(address))
      : undefined;
  const shown = namesIn(inside ?? fetched?.json);
  const real = namesIn((await api.get('/openapi.json')).json);
  await explain(
    () => ({
      should: `The page shows every route of /openapi.json: ${real.join(', ')}.`,
      ...whatItShows(inside, fetched, shown, real),
    }),
    () => {
      expect(real.length).toBeGreaterThan(0);
      expect(shown.toSorted()).toEqual(real.toSorted());
    },
  );
});

test('Every route is in the group that it belongs to', {
  meta: { id: 'routes-tagged' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const operations = operationsOf(document);
  await explain(
    {
      should: 'The document describes the five routes of tools and the four of members.',
      happened: `It describes ${namesIn(document).join(', ') || 'no route'}.`,
      why: 'What is not described cannot be grouped.',
      look: 'Look at what you changed in `openapi.ts`; this step needs no change in how routes are registered.',
    },
    () => expect(operations).toHaveLength(9),
  );
  for (const { method, path, value } of operations) {
    const tags = valueIn(value, 'tags');
    const due = path.startsWith('/tools') ? 'tools' : 'members';
    await explain(
      () => ({
        should: `In the document, ${method} ${path} has the tag "${due}", and no other.`,
        happened: Array.isArray(tags)
          ? `${method} ${path} has the tags ${JSON.stringify(tags)}.`
          : `${method} ${path} has no tags.`,
        why: 'Swagger UI puts what has no tag, or a misspelt one, into a group of its own.',
        look: `Look at the contract of ${method} ${path} in \`app.ts\`: \`tags\` is a list.`,
      }),
      () => expect(tags).toEqual([due]),
    );
  }
});

test('The document says what each group is', { meta: { id: 'tags-explained' } }, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const list = valueIn(document, 'tags');
  const groups = Array.isArray(list) ? list : [];
  const names = groups.map((group: unknown) => valueIn(group, 'name'));
  const silent = groups
    .filter((group: unknown) => !String(valueIn(group, 'description') ?? '').trim())
    .map((group: unknown) => valueIn(group, 'name'));
  await explain(
    () => ({
      should:
        'The document lists the tags tools and members, in this order, each with a description.',
      happened:
        names.length === 0
          ? 'It lists no tags.'
          : silent.length > 0
            ? `It lists ${names.join(' and ')}, and says nothing about ${silent.join(' and ')}.`
            : `It lists ${names.join(', ')}.`,
      why: 'The list gives the groups their order and their words. A name that no route has is an empty promise.',
      look:
        names.length === 0
          ? 'Look at what `describeApi` gives to `generateDocument`: `tags` stands beside `info`.'
          : 'Look at the entries of `tags` in `describeApi`: `name`, as it stands in the contracts, and `description`.',
    }),
    () => {
      expect(names).toEqual(['tools', 'members']);
      expect(silent).toEqual([]);
    },
  );
  const problems = documentProblems(document);
  const title = valueIn(document, 'info', 'title');
  await explain(
    () => ({
      should: 'The document is valid as before, and its title is "Toolshed".',
      happened:
        problems.length > 0
          ? `These things are wrong in it: ${problems.join(' ')}`
          : `Its title is ${JSON.stringify(title)}.`,
      why: 'The title is the headline of the page.',
      look: 'Look at `describeApi` in `openapi.ts`.',
    }),
    () => {
      expect(problems).toEqual([]);
      expect(title).toBe('Toolshed');
    },
  );
});

/** Why the page does not show what /openapi.json says. */
function whatItShows(
  inside: unknown,
  fetched: ApiResponse | undefined,
  shown: readonly string[],
  real: readonly string[],
) {
  if (typeof inside === 'string') {
    return {
      happened: `It was given a text in the place of the document: ${JSON.stringify(inside)}.`,
      why: 'Swagger UI shows "Unable to render this definition".',
      look: 'Look at `swaggerUi.setup(...)`: its first argument is a document; an address goes into the second, as `swaggerUrl`.',
    };
  }
  if (inside !== undefined && shown.length === 0) {
    return {
      happened: 'The document inside the page describes no route.',
      why: 'Whoever opens the page concludes that there is no API.',
      look: 'Look at when the document is made: `setup(describeApi())` makes it at once, and what is registered later is not in it. An address, as `swaggerUrl`, is asked whenever somebody opens the page.',
    };
  }
  if (inside !== undefined) {
    return {
      happened: `The document inside the page lacks ${real.filter((name) => !shown.includes(name)).join(', ')}.`,
      why: 'Half a document is believed like a whole one.',
      look: 'Look at when the document is made: routes that are registered after that are not in it.',
    };
  }
  if (fetched === undefined) {
    return {
      happened: 'It was given neither a document nor an address.',
      why: 'Swagger UI then asks for `/`, which is no document.',
      look: 'Look at `swaggerUi.setup(...)`: the second argument takes `{ swaggerUrl: ... }`.',
    };
  }
  return {
    happened: `It asks for a document that is not there: ${fetched.summary}`,
    why: 'The page shows an error where the API should be.',
    look: 'Look at `swaggerUrl`: without a slash at its beginning, an address is meant to be beside the page, in /docs/.',
  };
}

/** The addresses of the scripts that a page loads, in its order. */
function scriptsOf(page: ApiResponse): string[] {
  return [...page.text.matchAll(/<script src=["']([^"']+)["']/g)].map(
    ([, address = '']) => address,
  );
}

/** The path that an address on the page at /docs/ means. */
function pathOf(address: string): string {
  return new URL(address, 'http://toolshed.example/docs/').pathname;
}

/** What swagger-ui-express writes into the page's own script: `var options = {...};`. */
function optionsIn(script: string): unknown {
  const written = /^ *var options = (\{.*?^\});/ms.exec(script)?.[1];
  return written === undefined ? undefined : JSON.parse(written);
}

/** The operations of a document, such as 'GET /tools'. */
function namesIn(document: unknown): string[] {
  return operationsOf(document).map(({ method, path }) => `${method} ${path}`);
}
