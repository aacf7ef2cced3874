import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
const { scripts } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What a command tells Node before it names the program. */
const toldNode = (command: string | undefined): string | undefined =>
  /\bnode (--\S+(?: --\S+)*) apps\//.exec(command ?? "")?.[1];
const started = toldNode(scripts["start"]);

it("a gateway is started with a large young generation, and collects what is old without standing still for it", () => {
  expect(started?.split(" ")).toEqual([
    "--max-semi-space-size=64",
    "--no-memory-reducer-favors-memory",
    "--concurrent-marking-max-worker-num=1",
  ]);
});

it.each(["bench", "load"])(
  "a %s runs on Node as a gateway does that was started, or its figures would be another program's",
  (script) => {
    expect(toldNode(scripts[script])).toBe(started);
  },
);

it("the example of a unit runs Node as a gateway does that was started", () => {
  const unit = read("apps/gateway/deploy/holdfast.service");
  expect(toldNode(/^ExecStart=(.*)$/m.exec(unit)?.[1])).toBe(started);
});
