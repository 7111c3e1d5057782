/**
 * The execution worker's script: one per run, learner code included. It boots Node, rehearses, hides what Node does not have, locks the
 * language, says that it is ready, and then does the one thing that the page asks of it.
 */

// First, and by itself, since what follows is written for Node.
import './boot.ts';

import { App } from './app.ts';
import { platform } from './boot.ts';
import { check } from './checks.ts';
import { linkDatabase } from './database.ts';
import { hideWorkerGlobals } from './hide-globals.ts';
import { LateFiles } from './late-files.ts';
import { lockIntrinsics } from './lock-intrinsics.ts';
import { type PrivatePort, receivePort } from './private-port.ts';
import { rehearse } from './rehearse.ts';

function serve(port: PrivatePort): void {
  let app: App | undefined;
  let busy = false;
  const late = new LateFiles(port);
  port.listen((message, [link]) => {
    if (message.type === 'request') app?.request(message.id, message.request);
    else if (message.type === 'database') linkDatabase(link);
    else if (message.type === 'cancel') app?.cancel(message.id);
    else if (message.type === 'disk') late.announce(message.sizes);
    else if (message.type === 'file') late.take(message.path, message.content);
    else if (!busy) {
      busy = true;
      if (message.type === 'open') app = new App(message, port);
      else check(message, port);
    }
  });
  platform.hideBrowserGlobals();
  hideWorkerGlobals();
}

receivePort((port) => {
  serve(port);
  // Learner code only comes after this, so a rehearsal that breaks is our own mistake; the first run will show it.
  rehearse().finally(() => {
    lockIntrinsics();
    port.post({ type: 'ready' });
  });
});
