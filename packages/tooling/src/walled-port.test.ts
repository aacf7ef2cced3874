import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openWalledPort } from "./walled-port.ts";

const A_WHILE_MS = 500;

/** What becomes of whoever knocks, within a while. */
async function knock(port: number): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  const answered = new Promise<string>((resolve) => {
    socket.once("connect", () => resolve("let in"));
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
  return Promise.race([answered, pause(A_WHILE_MS).then(() => "nothing")]);
}

it("lets nobody in and refuses nobody, and is no port any more once it is closed", async () => {
  const wall = await openWalledPort();
  expect(await Promise.all([knock(wall.port), knock(wall.port)])).toEqual(["nothing", "nothing"]);
  await wall.close();
  expect(await knock(wall.port)).toBe("ECONNREFUSED");
});
