import { describe, expect, it } from "vitest";
import { createShutdown } from "./shutdown.ts";

function harness(limitMs = 60_000) {
  const said: string[] = [];
  const shutdown = createShutdown({
    exit: (code) => said.push(`exit ${code}`),
    onError: (error) => said.push(`error ${(error as Error).message}`),
    limitMs: () => limitMs,
  });
  const close = (name: string) => shutdown.later(async () => said.push(name));
  return { said, shutdown, close };
}

describe("stopping", () => {
  it("closes last to first and ends with 0", async () => {
    const { said, shutdown, close } = harness();
    close("database");
    close("server");
    await shutdown.stop(false);
    expect(said).toEqual(["server", "database", "exit 0"]);
  });

  it("is not shortened by being asked again", async () => {
    const { said, shutdown, close } = harness();
    const gate = Promise.withResolvers<void>();
    close("database");
    shutdown.later(() => gate.promise);
    const first = shutdown.stop(false);
    const second = shutdown.stop(false);
    expect(said).toEqual([]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(said).toEqual(["database", "exit 0"]);
  });

  it("closes the rest when one thing cannot be closed, and ends with 1", async () => {
    const { said, shutdown, close } = harness();
    close("database");
    shutdown.later(() => Promise.reject(new Error("stuck")));
    await shutdown.stop(false);
    expect(said).toEqual(["error stuck", "database", "exit 1"]);
  });

  it("ends with 1 after a failure, even when everything closes", async () => {
    const { said, shutdown, close } = harness();
    close("database");
    await shutdown.stop(true);
    expect(said).toEqual(["database", "exit 1"]);
  });

  it("closes what is registered while it stops", async () => {
    const { said, shutdown, close } = harness();
    shutdown.later(async () => close("late"));
    await shutdown.stop(false);
    expect(said).toEqual(["late", "exit 0"]);
    expect(shutdown.stopping()).toBe(true);
  });

  it("ends regardless when something never closes", async () => {
    const exited = Promise.withResolvers<number>();
    const shutdown = createShutdown({ exit: exited.resolve, onError: () => {}, limitMs: () => 1 });
    shutdown.later(() => new Promise(() => {}));
    void shutdown.stop(false);
    // The limit's own timer must not keep the process alive, so something else has to in this test.
    const alive = setInterval(() => {}, 1_000);
    expect(await exited.promise).toBe(1);
    clearInterval(alive);
  });
});
