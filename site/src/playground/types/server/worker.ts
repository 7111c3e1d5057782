/**
 * The language worker: one per visit, for all steps. It reads the learner's code and never runs it. Each page opens a session over a
 * port of its own; the compiler and what it knows of the libraries stay.
 */
import type { TypesPack } from '../types-pack.ts';
import { createLearnerService, type LearnerService } from './learner-service.ts';
import { serve } from './serve.ts';
import type { OpenSession } from './worker-messages.ts';

let learner: Promise<LearnerService> | undefined;
let endSession: (() => void) | undefined;

async function prepare({ pack, packages }: OpenSession): Promise<LearnerService> {
  const response = await fetch(pack);
  if (!response.ok)
    throw new Error(`The types could not be loaded: ${pack} answered ${response.status}.`);
  const declarations: TypesPack = await response.json();
  return createLearnerService(declarations, packages);
}

globalThis.addEventListener('message', async ({ data }: MessageEvent<OpenSession>) => {
  const { port } = data;
  try {
    learner ??= prepare(data);
    const ready = await learner;
    endSession?.();
    endSession = serve(ready, {
      send: (message) => port.postMessage(message),
      listen: (hear) => {
        port.onmessage = ({ data: message }: MessageEvent<string>) => hear(message);
      },
    });
  } catch (error) {
    // The next page tries again.
    learner = undefined;
    port.close();
    console.error(error instanceof Error ? error.message : error);
  }
});
