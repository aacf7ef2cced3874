import { describe, expect, it } from "vitest";
import { errorFacts } from "./error-facts.ts";
import { pinoLog } from "./pino-log.ts";

describe("what is logged of an error", () => {
  const words = "insert into message values ('call me at 555-0142')";

  it("is its class, its code and its place, never its words", () => {
    const facts = errorFacts(Object.assign(new TypeError(words), { code: "23505" }));
    expect(facts).toMatchObject({ thrown: "TypeError", code: "23505" });
    expect(facts["at"]).toContain("apps/gateway/src/log/error-facts.test.ts:");
    expect(JSON.stringify(facts)).not.toContain("555");
  });

  it("holds no path of this machine", () => {
    expect(JSON.stringify(errorFacts(new Error(words)))).not.toContain(import.meta.dirname);
  });

  it("drops a code that could be words", () => {
    expect(errorFacts(Object.assign(new Error(words), { code: words }))).toMatchObject({ code: null });
  });

  it("says of a thrown value only what kind it is", () => {
    expect(errorFacts(words)).toEqual({ thrown: "string" });
  });
});

describe("the log", () => {
  it("says each thing of a line once, whatever a fact is called", () => {
    const lines: string[] = [];
    pinoLog({ write: (line) => void lines.push(line) }).info("auth", {
      level: "warn",
      time: 1,
      msg: 2,
      id: 3,
    });
    expect(lines[0]?.match(/"(?:level|time|msg)":/g)).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 30, msg: "auth", level_: "warn", id: 3 });
  });

  it("writes a line of JSON an event, without host or process", () => {
    const lines: string[] = [];
    const log = pinoLog({ write: (line) => lines.push(line) });
    log.info("started", { channels: 2 });
    log.warn("late", { ms: 12 });
    log.error("failed");
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed).toMatchObject([
      { level: 30, msg: "started", channels: 2 },
      { level: 40, msg: "late", ms: 12 },
      { level: 50, msg: "failed" },
    ]);
    // In UTC, so that lines of several machines and of the hour that comes twice a year stand in order.
    for (const { time } of parsed) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(Object.keys(parsed[0] ?? {}).toSorted()).toEqual(["channels", "level", "msg", "time"]);
  });
});
