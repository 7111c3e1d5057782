/** Which build each open tab came from. Kept in a cache of its own: the browser ends and starts a service worker as it likes. */
const CACHE = 'groundwork-tabs';
const CURRENT = '/current';

const open = (): Promise<Cache> => caches.open(CACHE);

async function read(key: string): Promise<string | undefined> {
  return (await (await open()).match(key))?.text();
}

export const tabBuilds = {
  /** The build that a tab's page came from; `undefined` for a tab that is not known. */
  of: (id: string): Promise<string | undefined> => read(`/tab/${id}`),

  async note(id: string, build: string): Promise<void> {
    await (await open()).put(`/tab/${id}`, new Response(build));
  },

  /** The build that was in service last. */
  current: (): Promise<string | undefined> => read(CURRENT),

  /** `build` goes into service. */
  async serve(build: string): Promise<void> {
    const cache = await open();
    await cache.put(CURRENT, new Response(build));
    await cache.put(`/served/${build}`, new Response(build));
  },

  /** Every build that was in service and has not been forgotten. */
  async served(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { url } of await (await open()).keys()) {
      const build = /\/served\/(.+)$/.exec(url)?.[1];
      if (build !== undefined) found.push(build);
    }
    return found;
  },

  async forgetServed(build: string): Promise<void> {
    await (await open()).delete(`/served/${build}`);
  },

  /** Forgets tabs that are gone, and answers the builds of the others. */
  async inUse(live: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const cache = await open();
    const builds = new Set<string>();
    for (const { url } of await cache.keys()) {
      const id = /\/tab\/(.+)$/.exec(url)?.[1];
      if (id === undefined) continue;
      if (live.has(id)) builds.add((await read(`/tab/${id}`)) ?? '');
      else await cache.delete(url);
    }
    return builds;
  },
};
