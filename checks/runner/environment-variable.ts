/** Sets an environment variable for the time of a run. */
import { env } from 'node:process';

/** Gives the variable its value; the returned function puts back what was there. */
export function setVariable(name: string, value: string): () => void {
  const before = env[name];
  env[name] = value;
  return () => {
    if (before === undefined) delete env[name];
    else env[name] = before;
  };
}
