import { describe, expect, it } from "vitest";
import { openLane, TOLD_AT_ONCE } from "./lane.ts";

/** A server that carries what it is given when the test says so. */
function slowServer() {
  const asked: { readonly messages: readonly string[]; readonly settle: PromiseWithResolvers<void> }[] = [];
  let isAway = false;
  const tell = openLane((messages) => {
    if (isAway) return null;
    const settle = Promise.withResolvers<void>();
    asked.push({ messages: [...messages], settle });
    return settle.promise;
  });
  return {
    tell,
    asked: () => asked.map(({ messages }) => messages),
    goes: (away: boolean) => void (isAway = away),
    /** What is on its way arrives, or is lost. */
    done: async (isLost = false): Promise<void> => {
      const settle = asked.at(-1)?.settle;
      if (isLost) settle?.reject(new Error("the connection is gone"));
      else settle?.resolve();
      await settle?.promise.catch(() => {});
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe("the lane that may lose what it carries", () => {
  it("[W55] carries a word at once, and together what is told while one is on its way, in its order", async () => {
    const { tell, asked, done } = slowServer();
    for (const word of ["a", "b", "c"]) tell(word);
    expect(asked()).toEqual([["a"]]);
    await done();
    expect(asked()).toEqual([["a"], ["b", "c"]]);
    tell("d");
    await done();
    await done();
    tell("e");
    expect(asked()).toEqual([["a"], ["b", "c"], ["d"], ["e"]]);
  });

  it("[W55] carries nothing twice by one statement, which would tell the first alone", async () => {
    const { tell, asked, done } = slowServer();
    for (const word of ["x", "reads", "writes", "reads", "writes", "leaves"]) tell(word);
    for (let nth = 0; nth < 4; nth += 1) await done();
    expect(asked()).toEqual([["x"], ["reads", "writes"], ["reads", "writes", "leaves"]]);
  });

  it("[W55] loses what is more than a slow server takes", async () => {
    const { tell, asked, done } = slowServer();
    tell("on its way");
    const words = Array.from({ length: TOLD_AT_ONCE }, (_, nth) => `word ${nth}`);
    for (const word of [...words, "lost", "lost, too"]) tell(word);
    await done();
    expect(asked()).toEqual([["on its way"], words]);
    // Heard already, though that is not known yet: nothing waits, and there is room for as many.
    const answers = words.map((word) => `of ${word}`);
    for (const word of [...answers, "lost"]) tell(word);
    await done();
    expect(asked().at(-1)).toEqual(answers);
    await done();
    tell("again");
    expect(asked().at(-1)).toEqual(["again"]);
  });

  it("[W55] says nothing later that was told while its server was away, or went with it", async () => {
    const { tell, asked, done, goes } = slowServer();
    goes(true);
    tell("away");
    goes(false);
    for (const word of ["a", "b", "c"]) tell(word);
    await done(true);
    tell("back");
    expect(asked()).toEqual([["a"], ["back"]]);
    tell("d");
    goes(true);
    await done();
    goes(false);
    tell("e");
    expect(asked()).toEqual([["a"], ["back"], ["e"]]);
  });
});
