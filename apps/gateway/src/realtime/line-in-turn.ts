import type { EventEmitter } from "node:events";
import type { Turn } from "../turns/few-a-turn.ts";

/**
 * Resolves when the turn of a line comes that asks for a connection. Nobody else need listen to it meanwhile, and an error of it that
 * nobody hears would end the process; the handshake finds a line that is gone by itself.
 */
export async function lineInTurn(line: EventEmitter, turn: Turn): Promise<void> {
  line.on("error", gone);
  await turn();
  line.off("error", gone);
}

const gone = (): void => {};
