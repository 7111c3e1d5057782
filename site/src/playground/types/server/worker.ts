/**
 * The language worker: one per visit, for all steps. It reads the learner's code and never runs it. Each page opens a session over a
 * port of its own; the compiler and what it knows of the libraries stay.
 */
import type { TypesPack } from '../types-pack.ts';
import { createLearnerService, type LearnerService } from './learner-service.ts';
import { serve } from './serve.ts';
import type { OpenSession, Prepare, Prepared } from './worker-messages.ts';

let learner: LearnerService | undefined;
let endSession: (() => void) | undefined;

function prepare({ pack, packages }: Prepare): void {
  const began = performance.now();
  const declarations: TypesPack = JSON.parse(new TextDecoder().decode(pack));
  learner = createLearnerService(declarations, packages);
  const prepared: Prepared = { ms: performance.now() - began };
  globalThis.postMessage(prepared);
}

function open({ port }: OpenSession): void {
  if (!learner) return;
  endSession?.();
  endSession = serve(learner, {
    send: (message) => port.postMessage(message),
    listen: (hear) => {
      port.onmessage = ({ data }: MessageEvent<string>) => hear(data);
    },
  });
}

globalThis.addEventListener('message', ({ data }: MessageEvent<Prepare | OpenSession>) => {
  if ('pack' in data) prepare(data);
  else open(data);
});
