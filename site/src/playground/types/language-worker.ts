import type { OpenSession, Prepare } from './server/worker-messages.ts';
import type { TypesAssets } from './types-pack.ts';

let shared: Promise<Worker> | undefined;

/** Whether the worker of this visit is there already, or on its way: another step then costs no bytes. */
export const isLanguageWorkerWanted = (): boolean => shared !== undefined;

/**
 * A port to the language worker of this visit, which the first step starts and the others find warm.
 * @throws Error with a sentence when its files cannot be loaded; the next call tries again.
 */
export async function openLanguageSession(assets: TypesAssets): Promise<MessagePort> {
  shared ??= start(assets).catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  const worker = await shared;
  const { port1, port2 } = new MessageChannel();
  const message: OpenSession = { port: port2 };
  worker.postMessage(message, [port2]);
  return port1;
}

async function start(assets: TypesAssets): Promise<Worker> {
  const worker = new Worker(assets.server, { name: 'types' });
  try {
    // At the same time: the worker takes longer to start than the declarations take to come.
    const pack = await fetchPack(assets.pack);
    const prepared = firstMessage(worker);
    const message: Prepare = { pack, packages: assets.packages };
    worker.postMessage(message, [pack]);
    await prepared;
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function fetchPack(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) {
    throw new Error('The types could not be loaded. Look at your connection, then try again.');
  }
  return response.arrayBuffer();
}

function firstMessage(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener(
      'error',
      () =>
        reject(new Error('The type checker could not be started. Try again, or reload the page.')),
      { once: true },
    );
  });
}
