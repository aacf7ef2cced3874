import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { letIn } from "./let-in.ts";

it("resolves once a socket is let in", async () => {
  const socket = new EventEmitter();
  const waiting = letIn(socket);
  socket.emit("connect");
  await expect(waiting).resolves.toBeUndefined();
});

it("says why one is refused", async () => {
  const socket = new EventEmitter();
  const waiting = letIn(socket);
  socket.emit("connect_error", new Error("unauthenticated"));
  await expect(waiting).rejects.toThrow("unauthenticated");
});

it("says so where nobody says anything", async () => {
  await expect(letIn(new EventEmitter(), 5)).rejects.toThrow("neither let in nor refused within 5 ms");
});
