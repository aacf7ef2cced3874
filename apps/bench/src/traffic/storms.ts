import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Storm, Weathered } from "./storm-process.ts";

const PROGRAM = fileURLToPath(new URL("storm-process.ts", import.meta.url));

/** Consoles that come back all at once, in a process of their own. */
export interface Storms {
  readonly weather: (storm: Storm) => Promise<Weathered>;
  readonly close: () => Promise<void>;
}

export function openStorms(): Storms {
  const child = fork(PROGRAM, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "close").then(() => null);
  return {
    weather: async (storm) => {
      child.send(storm);
      const said = await Promise.race([once(child, "message"), ended]);
      if (said === null) throw new Error("the process of those who come back ended by itself");
      return said[0] as Weathered;
    },
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
