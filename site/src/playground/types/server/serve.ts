/** JSON-RPC over a message port: finds the session's method, answers with its result or with an error. */
import type { LearnerService } from './learner-service.ts';
import { LanguageSession } from './session.ts';

/** The end of a channel that a session is served on: a `MessagePort`, in a test two functions. */
export interface Wire {
  send(message: string): void;
  /** Hears every message of the page. */
  listen(hear: (message: string) => void): void;
}

interface Incoming {
  readonly id?: number | string;
  readonly method: string;
  readonly params: unknown;
}

/** Error codes of the protocol. */
const METHOD_NOT_FOUND = -32601;
const REQUEST_FAILED = -32803;
const CANCELLED = -32800;

/** What the page may call; everything else on a session is its own business. */
type Handler = (params: unknown) => unknown;

/** Serves one page until the returned function is called. */
export function serve(learner: LearnerService, wire: Wire): () => void {
  const send = (message: object) => wire.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  const session = new LanguageSession(learner, (method, params) => send({ method, params }));
  const cancelled = new Set<number | string>();
  let isOpen = true;

  const answer = ({ id, method, params }: Incoming): void => {
    if (!isOpen) return;
    if (id !== undefined && cancelled.delete(id)) {
      send({ id, error: { code: CANCELLED, message: 'Cancelled.' } });
      return;
    }
    const handler = handlerOf(session, method);
    if (!handler) {
      const message = `The language server knows no method ${method}.`;
      if (id !== undefined) send({ id, error: { code: METHOD_NOT_FOUND, message } });
      return;
    }
    try {
      const result = handler.call(session, params) ?? null;
      if (id !== undefined) send({ id, result });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (id === undefined) console.error(`${method}: ${message}`);
      else send({ id, error: { code: REQUEST_FAILED, message } });
    }
  };

  wire.listen((text) => {
    const message: Incoming = JSON.parse(text);
    if (message.method === '$/cancelRequest') {
      const { id } = message.params as { id: number | string };
      cancelled.add(id);
      return;
    }
    // In a task of its own, so that a cancellation that is on its way comes first.
    setTimeout(() => answer(message));
  });
  return () => {
    isOpen = false;
    session.close();
  };
}

function handlerOf(session: LanguageSession, method: string): Handler | undefined {
  const isMethod = method.includes('/') || method === 'initialize' || method === 'initialized';
  if (!isMethod || !(method in session)) return undefined;
  return session[method as keyof LanguageSession] as Handler;
}
