import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A limit's program at work, a process of its own. */
export interface LimitProgram {
  readonly pid: number;
  /** Where it is reached. */
  readonly url: URL;
  /** Tells it something more. */
  readonly tell: (what: Parameters<ChildProcess["send"]>[0]) => void;
  readonly close: () => Promise<void>;
}

/** Starts a program of this folder with what it is told first; resolves when it has said where it is reached. */
export async function startProgram(file: string, order: object): Promise<LimitProgram> {
  const child = fork(file, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "close").then(() => null);
  child.send(order);
  const said = await Promise.race([once(child, "message"), ended]);
  if (said === null || child.pid === undefined) throw new Error("the limit's program ended by itself");
  const [{ url }] = said as [{ url: string }];
  return {
    pid: child.pid,
    url: new URL(url),
    tell: (what) => void child.send(what),
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
