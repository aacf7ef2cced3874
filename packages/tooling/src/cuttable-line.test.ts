import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openLine, type CuttableLine } from "./cuttable-line.ts";

/** A line to a server that says back what it hears. */
async function lineToEcho(): Promise<CuttableLine> {
  const server = createServer((socket) => void socket.on("error", () => {}).pipe(socket)).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const line = await openLine((server.address() as AddressInfo).port);
  onTestFinished(async () => {
    await line.close();
    server.close();
  });
  return line;
}

async function call(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

async function echoed(socket: Socket, words: string): Promise<string> {
  socket.write(words);
  const [heard] = (await once(socket, "data")) as [Buffer];
  return heard.toString();
}

it("carries words to and fro", async () => {
  const { port } = await lineToEcho();
  expect(await echoed(await call(port), "hello")).toBe("hello");
});

it("that refuses ends what was open and lets nobody in, until it is mended", async () => {
  const line = await lineToEcho();
  const before = await call(line.port);
  await echoed(before, "hello");
  const ended = once(before, "close");
  await line.cut("refused");
  await ended;
  await expect(call(line.port)).rejects.toThrow("ECONNREFUSED");
  await line.mend();
  expect(await echoed(await call(line.port), "again")).toBe("again");
});

it("that is silent swallows what is said and ends nothing, and lets only new calls through when it is mended", async () => {
  const line = await lineToEcho();
  const before = await call(line.port);
  await echoed(before, "hello");
  await line.cut("silent");
  const heard: string[] = [];
  const during = await call(line.port);
  for (const socket of [before, during]) {
    socket.on("data", (data) => void heard.push(data.toString()));
    socket.write("is anybody there?");
  }
  await line.mend();
  // What was said on a line of old would be here before what is said on a new one.
  expect(await echoed(await call(line.port), "again")).toBe("again");
  expect(heard).toEqual([]);
  expect([before.destroyed, during.destroyed]).toEqual([false, false]);
});

it("that is silent brings nothing either of what the other end says by itself", async () => {
  const speaking = Promise.withResolvers<Socket>();
  const server = createServer((socket) => speaking.resolve(socket.on("error", () => {}))).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const line = await openLine((server.address() as AddressInfo).port);
  onTestFinished(async () => {
    await line.close();
    server.close();
  });
  const near = await call(line.port);
  const far = await speaking.promise;
  far.write("before");
  await once(near, "data");
  const heard: string[] = [];
  near.on("data", (data) => void heard.push(data.toString()));
  await line.cut("silent");
  await new Promise((resolve) => far.write("is anybody there?", resolve));
  // What takes a line of its own is long there.
  expect(await echoed(await call((await lineToEcho()).port), "hello")).toBe("hello");
  expect(heard).toEqual([]);
});

it("that is held brings what was said meanwhile once it is mended, either way and of new calls too", async () => {
  const line = await lineToEcho();
  const before = await call(line.port);
  await echoed(before, "hello");
  await line.cut("held");
  const heard: string[] = [];
  const during = await call(line.port);
  for (const [place, socket] of [before, during].entries()) {
    socket.on("data", (data) => void heard.push(`${place}: ${data.toString()}`));
    socket.write("are you there?");
  }
  // What takes a line of its own is long there.
  const other = await lineToEcho();
  expect(await echoed(await call(other.port), "hello")).toBe("hello");
  expect(heard).toEqual([]);
  await line.mend();
  await expect.poll(() => heard.toSorted()).toEqual(["0: are you there?", "1: are you there?"]);
  expect(await echoed(before, "again")).toBe("again");
});
