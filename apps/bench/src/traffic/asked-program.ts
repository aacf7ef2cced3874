import { fork } from "node:child_process";
import { once } from "node:events";

/** A program of ours in a process of its own, which answers one question after the other. */
export interface AskedProgram<Question> {
  readonly pid: number;
  /** Its next message; fails where it ended by itself. */
  readonly ask: (question: Question) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts it and gives it its order; resolves when it has said that it is ready. */
export async function askedProgram<Question extends object>(
  program: string,
  order: object,
): Promise<AskedProgram<Question>> {
  const child = fork(program, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "close").then(() => null);
  const ask = async (question: object): Promise<unknown> => {
    child.send(question);
    const said = await Promise.race([once(child, "message"), ended]);
    if (said === null) throw new Error(`${program} ended by itself`);
    return said[0];
  };
  await ask(order);
  return {
    pid: child.pid ?? 0,
    ask,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
