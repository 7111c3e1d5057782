/** Where errors go that a timer or tick threw. `process` takes them over when it is there. */

let handler: (error: unknown) => void = (error) => {
  throw error;
};

/** From now on `handle` gets every uncaught error of timers and ticks. */
export function onUncaught(handle: (error: unknown) => void): void {
  handler = handle;
}

export const reportUncaught = (error: unknown): void => handler(error);
