/**
 * The script of `/runner.html`. It starts and ends workers and hands each one its port; it sees no message of theirs.
 * Refuses to run anywhere but in a sandboxed frame: only there it has an origin of its own and no way to the network.
 */
import type { Connect, FromFrame, ToFrame } from '../wire/frame-messages.ts';
import { bootstrapUrl } from './bootstrap.ts';

const workers = new Map<number, Worker>();

function listen(port: MessagePort): void {
  let script: Blob | undefined;
  const tell = (message: FromFrame): void => port.postMessage(message);

  const spawn = (number: number, own: Blob | undefined, workerPort?: MessagePort): void => {
    const code = own ?? script;
    if (!code || !workerPort) return;
    const worker = new Worker(bootstrapUrl, { name: `run ${number}` });
    workers.set(number, worker);
    worker.onerror = (event) => {
      event.preventDefault();
      tell({ type: 'broken', worker: number, message: String(event.message).slice(0, 2_000) });
    };
    worker.postMessage(code);
    worker.postMessage('port', [workerPort]);
  };

  port.onmessage = (event: MessageEvent<ToFrame>) => {
    const message = event.data;
    if (message.type === 'bundle') script = message.script;
    else if (message.type === 'spawn') spawn(message.worker, message.script, event.ports[0]);
    else if (message.type === 'ping') tell({ type: 'pong' });
    else {
      workers.get(message.worker)?.terminate();
      workers.delete(message.worker);
    }
  };
  tell({ type: 'connected' });
}

function connect(event: MessageEvent<Connect>): void {
  const port = event.ports[0];
  if (event.source !== parent || event.data?.type !== 'connect' || !port) return;
  removeEventListener('message', connect);
  listen(port);
}

if (window.parent === window) {
  document.body.textContent = 'This page runs the code of a lesson and does nothing by itself.';
} else if (window.origin !== 'null') {
  document.body.textContent =
    'This page must be framed with sandbox="allow-scripts"; it does nothing with an origin of its own.';
} else {
  addEventListener('message', connect);
}
