import { rawClient, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arrivalOn } from "./testing/arrival.ts";
import { joinAtHead } from "./testing/joins.ts";
import { next, testGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

it("[W52] looks again and again for what waits for somebody who says nothing when they end, and tells it then", async () => {
  let looks = 0;
  let fourth = (): void => {};
  const sessions = testSessions();
  const tail: typeof store.log.tail = async (...asked) => {
    const page = await store.log.tail(...asked);
    if (page.held && (looks += 1) === 4) fourth();
    return page;
  };
  const gateway = await testGateway({ store: { log: { ...store.log, tail } }, sessions });
  const socket = await gateway.connect(sessions.begin("advocate"));
  await joinAtHead(socket, store);
  const silent = await rawClient(store.connection);
  await silent.query("begin; select pg_current_xact_id()");
  const looked = new Promise<void>((resolve) => (fourth = resolve));
  const heard = next(socket, "batch");
  const begun = performance.now();
  await store.intake.arrive(arrivalOn("held-back", "held-back"));
  await looked;
  // By its sweeps alone it would look for the fourth time after three seconds.
  expect(performance.now() - begun).toBeLessThan(2_500);
  await silent.query("rollback");
  expect(await heard).toMatchObject({ events: [{ kind: "contact" }] });
  await silent.end();
  await gateway.close();
});
