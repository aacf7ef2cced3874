import { expect, it } from "vitest";
import { handledBy } from "./handled.ts";

const REFUSED = { record_once: "already" } as const;

it("says that a change was done, and tells of it only then; a named rule refuses, and any other error is thrown", async () => {
  let told = 0;
  const handled = handledBy({ happened: () => (told += 1) } as never, REFUSED);
  expect(await handled(Promise.resolve([{ done: true }]))).toEqual({ kind: "done" });
  expect(told).toBe(1);
  expect(await handled(Promise.resolve([]))).toEqual({ kind: "not_found" });
  const broken = (constraint: string) =>
    Promise.reject(Object.assign(new Error("rule"), { code: "23514", constraint }));
  expect(await handled(broken("record_once"))).toEqual({ kind: "already" });
  await expect(handled(broken("another"))).rejects.toThrow("rule");
  await expect(handled(Promise.reject(new Error("line lost")))).rejects.toThrow("line lost");
  expect(told).toBe(1);
});
