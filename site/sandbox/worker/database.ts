/** The database as the learner's code finds it: a server on this worker's network, behind which a link leads to the database's worker. */
import { Bridge } from '../../../checks/database/bridge.ts';
import type { FromDatabase, LinkPort, ToDatabase } from '../../../checks/database/link.ts';
import { databasePort } from '../database/address.ts';
import { platform } from './boot.ts';

let bridge: Bridge | undefined;

/** What comes over the link belongs to no request, so it is handled outside every async frame. */
function outsideFrames(port: MessagePort): LinkPort<ToDatabase, FromDatabase> {
  return {
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
    set onmessage(handle: LinkPort<ToDatabase, FromDatabase>['onmessage']) {
      port.onmessage = ({ data }: MessageEvent<FromDatabase>) =>
        platform.asyncContext.run(undefined, () => handle?.({ data }));
    },
  };
}

/** A link came: the first, or the one after a restart. Without a port: the database is gone, another one will come. */
export function linkDatabase(port: MessagePort | undefined): void {
  platform.asyncContext.run(undefined, () => {
    if (bridge === undefined) {
      bridge = new Bridge();
      bridge.server.listen(databasePort, '127.0.0.1');
    }
    if (port === undefined) bridge.disconnect();
    else bridge.connect(outsideFrames(port));
  });
}
