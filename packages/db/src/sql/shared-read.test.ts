import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedRead } from "./shared-read.ts";

/** A read that says when it began, and ends when it is told to. */
function staged() {
  const begun: { readonly end: () => void; readonly fail: () => void }[] = [];
  const read = sharedRead(
    async () =>
      new Promise<number>((resolve, reject) => {
        const nth = begun.length + 1;
        begun.push({ end: () => resolve(nth), fail: () => reject(new Error(`read ${nth}`)) });
      }),
  );
  return { read, begun };
}
const settled = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("[DB699] a read that many ask for at once", () => {
  it("is one for all who asked before it began, and another for whoever asks while it is under way", async () => {
    const { read, begun } = staged();
    const first = read();
    const others = [read(), read(), read()];
    expect(begun.length).toBe(1);
    begun[0]?.end();
    expect(await first).toBe(1);
    await settled();
    expect(begun.length).toBe(2);
    const late = read();
    begun[1]?.end();
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
    await settled();
    begun[2]?.end();
    expect(await late).toBe(3);
  });

  it("fails for whom it was, and for nobody after", async () => {
    const { read, begun } = staged();
    const first = read();
    const other = read();
    begun[0]?.fail();
    await expect(first).rejects.toThrow("read 1");
    await settled();
    begun[1]?.end();
    expect(await other).toBe(2);
    const last = read();
    begun[2]?.end();
    expect(await last).toBe(3);
  });

  it("answers nobody by what was read before they asked, in whatever order it is asked and ends, and one at most is under way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("ask", "end", "fail"), { maxLength: 40, size: "medium" }),
        async (steps) => {
          const { read, begun } = staged();
          const answers: Promise<{ readonly before: number; readonly nth: number }>[] = [];
          let over = 0;
          const end = (how: "end" | "fail"): void => {
            begun[over]?.[how]();
            over += 1;
          };
          for (const step of steps) {
            if (step === "ask") {
              const before = begun.length;
              const asked = read().then(
                (nth) => nth,
                (error: Error) => Number(error.message.split(" ")[1]),
              );
              answers.push(asked.then((nth) => ({ before, nth })));
            } else if (over < begun.length) end(step);
            await settled();
            expect(begun.length - over).toBeLessThanOrEqual(1);
          }
          for (; over < begun.length; await settled()) end("end");
          for (const { before, nth } of await Promise.all(answers)) expect(nth).toBeGreaterThan(before);
        },
      ),
      { numRuns: rounds(100) },
    );
  });
});
