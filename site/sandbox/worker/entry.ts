/**
 * The execution worker's script: one per run, learner code included. It boots Node, loads ahead what most apps need, hides what Node
 * does not have, says that it is ready, and then does the one thing that the page asks of it.
 */
import { platform } from './boot.ts';
import './preload.ts';
import { App } from './app.ts';
import { check } from './checks.ts';
import { hideWorkerGlobals } from './hide-globals.ts';
import { type PrivatePort, receivePort } from './private-port.ts';

function serve(port: PrivatePort): void {
  let app: App | undefined;
  let busy = false;
  port.listen((message) => {
    if (message.type === 'request') app?.request(message.id, message.request);
    else if (message.type === 'cancel') app?.cancel(message.id);
    else if (!busy) {
      busy = true;
      if (message.type === 'open') app = new App(message, port);
      else check(message, port);
    }
  });
  platform.hideBrowserGlobals();
  hideWorkerGlobals();
  port.post({ type: 'ready' });
}

receivePort(serve);
