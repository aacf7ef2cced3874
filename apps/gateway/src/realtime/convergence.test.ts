import { setTimeout as pause } from "node:timers/promises";
import type { ContactId } from "@holdfast/case-schema";
import { testStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { MAIN_QUEUE, QueueRow, WireEvent } from "@holdfast/wire";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { testConsole } from "./testing/test-console.ts";
import { testGateway, type TestGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";
import { writeAll, type Writing } from "./testing/writers.ts";

const CONSOLES = 4;
const WRITERS = 6;

const writing: fc.Arbitrary<Writing> = fc.record({
  kind: fc.constantFrom("write in", "write in", "claim", "return", "close", "give up"),
  pick: fc.nat(9),
});

/** What befalls the consoles while others write, with the milliseconds until the next. */
const mishap = fc.record({
  kind: fc.constantFrom("cut", "cut", "move", "restart"),
  console: fc.nat(CONSOLES - 1),
  gateway: fc.nat(1),
  thenWait: fc.nat(40),
});

const keyOf = ({ id, version }: { readonly id: string; readonly version: number }) => `${id} ${version}`;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

it("[W3] [W5] [W8] two gateways, one database, many writers, dying lines: every console ends where a fresh load would, told everything in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(writing, { minLength: 15, maxLength: 25 }), {
        minLength: WRITERS,
        maxLength: WRITERS,
      }),
      fc.array(mishap, { minLength: 10, maxLength: 30 }),
      async (writings, mishaps) => {
        const one = await testStore();
        closers.push(one.close);
        const other = await testStore({ connection: one.connection });
        closers.push(other.close);
        const stores = [one, other] as const;
        const sessions = testSessions();
        const cookie = sessions.begin("advocate");
        const open = (n: number) => testGateway({ store: stores[n % 2] ?? one, sessions, headEveryMs: 200 });
        const gateways: TestGateway[] = [await open(0), await open(1)];
        closers.push(() => Promise.all(gateways.map(({ close }) => close())));
        const gatewayOf = (n: number) => gateways[n % 2] as TestGateway;
        const consoles = Array.from({ length: CONSOLES }, () => testConsole(one.contacts));
        for (const [n, console] of consoles.entries()) {
          closers.push(console.close);
          console.connect(gatewayOf(n), cookie);
        }

        const contacts: ContactId[] = [];
        const written = Promise.all(
          writings.map((list, n) => writeAll(stores[n % 2] ?? one, `writer ${n}`, list, contacts)),
        );
        for (const { kind, console: who, gateway, thenWait } of mishaps) {
          const chosen = consoles[who];
          if (kind === "restart") {
            await gatewayOf(gateway).close();
            gateways[gateway] = await open(gateway);
          }
          if (kind !== "restart") chosen?.cut();
          await pause(thenWait);
          chosen?.cut();
          chosen?.connect(gatewayOf(kind === "move" ? gateway : who), cookie);
        }
        await written;
        for (const [n, console] of consoles.entries()) {
          console.cut();
          console.connect(gatewayOf(n + 1), cookie);
        }

        const { rows } = await one.contacts.queue();
        const fresh = new Map(
          QueueRow.array()
            .parse(rows)
            .map((row) => [row.id, row]),
        );
        for (const console of consoles) {
          await expect
            .poll(() => console.fresh() && console.board().rows, { timeout: 10_000 })
            .toEqual(fresh);
          const { asOf, events } = console.told();
          const logged = await one.log.since(MAIN_QUEUE, asOf, 10_000);
          const truth = logged.events.map(({ payload }) => keyOf(WireEvent.parse(payload)));
          const told = [...new Set(events.map(keyOf))].filter((key) => truth.includes(key));
          expect(told).toEqual(truth);
        }
        for (const close of closers.splice(0).toReversed()) await close();
      },
    ),
    { numRuns: rounds(4), endOnFailure: true },
  );
});
