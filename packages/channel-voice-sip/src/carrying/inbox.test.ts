import { expect, it } from "vitest";
import { inbox } from "./inbox.ts";

it("gives what was put in its order, waits for more, and ends once it is told so", async () => {
  const box = inbox<number>();
  const read: number[] = [];
  const reading = (async () => {
    for await (const item of box.items()) read.push(item);
  })();
  box.put(1);
  box.put(2);
  await Promise.resolve();
  box.put(3);
  box.end();
  box.put(4);
  await reading;
  expect(read).toEqual([1, 2, 3]);
});
