import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { writtenTogether } from "./written-together.ts";

/** A line, and what was written to it so far. */
function line() {
  const stream = new PassThrough();
  return {
    stream,
    written: () => (stream.read() as Buffer | null)?.toString() ?? "",
    waits: () => stream.writableLength,
  };
}

it("[W57] holds a line while something is told together, and then writes all of it in its order", () => {
  const { together, hold, isHeld } = writtenTogether();
  const [one, other] = [line(), line()];
  together(() => {
    for (const word of ["a", "b"]) {
      hold(one.stream);
      one.stream.write(word);
    }
    other.stream.write("at once");
    expect([isHeld(one.stream), isHeld(other.stream)]).toEqual([true, false]);
    expect([one.waits(), one.written(), other.written()]).toEqual([2, "", "at once"]);
  });
  expect([isHeld(one.stream), one.written()]).toEqual([false, "ab"]);
});

it("[W57] holds nothing where nothing is told together", () => {
  const { hold, isHeld } = writtenTogether();
  const { stream, written } = line();
  hold(stream);
  stream.write("a");
  expect([isHeld(stream), written()]).toEqual([false, "a"]);
});

it("[W57] lets go of a line that is told together within what is, at the end of all", () => {
  const { together, hold } = writtenTogether();
  const { stream, written } = line();
  const say = (word: string): void => {
    hold(stream);
    stream.write(word);
  };
  together(() => {
    together(() => say("a"));
    expect(written()).toBe("");
    say("b");
  });
  expect(written()).toBe("ab");
});

it("[W57] lets go of every line also when telling fails, and then holds anew", () => {
  const { together, hold, isHeld } = writtenTogether();
  const { stream, written } = line();
  const fails = (): void => {
    hold(stream);
    stream.write("a");
    throw new Error("nobody can be told");
  };
  expect(() => together(fails)).toThrow("nobody can be told");
  expect([isHeld(stream), written()]).toEqual([false, "a"]);
  together(() => {
    hold(stream);
    stream.write("b");
    expect(written()).toBe("");
  });
  expect(written()).toBe("b");
});
