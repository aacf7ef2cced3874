import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Delivery } from "../delivery.ts";
import type { Check } from "./check.ts";
import { connected, webhookOf } from "./connected.ts";
import type { ChannelFixtures, WebhookFixture } from "./fixtures.ts";
import { POISONS } from "./poison.ts";

/** Headers a proxy adds or drops at will, so that a signature cannot lean on them. */
const TRANSPORT = new Set([
  "content-length",
  "content-type",
  "host",
  "user-agent",
  "accept",
  "accept-encoding",
]);

function without(delivery: Delivery, header: string): Delivery {
  const headers = new Headers(delivery.headers);
  headers.delete(header);
  return { ...delivery, headers };
}

function flipped(delivery: Delivery, at: number): Delivery {
  const body = new Uint8Array(delivery.body);
  body[at] = (body[at] ?? 0) ^ 1;
  return { ...delivery, body };
}

/** The forgeries that anybody can make of an overheard delivery. */
function forgeriesOf(
  delivery: Delivery,
  vouchesFor: WebhookFixture["vouchesFor"],
): readonly (readonly [string, Delivery])[] {
  const last = delivery.body.length - 1;
  const changed: (readonly [string, Delivery])[] = [
    ["with no headers", { ...delivery, headers: new Headers() }],
  ];
  if (vouchesFor === "caller") return changed;
  changed.push(["with a byte added", { ...delivery, body: new Uint8Array([...delivery.body, 0x20]) }]);
  if (last >= 0) {
    changed.push(["with an empty body", { ...delivery, body: new Uint8Array() }]);
    for (const at of new Set([0, Math.floor(last / 2), last]))
      changed.push([`with byte ${at} changed`, flipped(delivery, at)]);
  }
  return changed;
}

/** CH2: nothing is vouched for but what the provider signed. */
export function forgeryChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: WebhookFixture,
): readonly Check[] {
  const ask = (delivery: Delivery): Delivery | null =>
    webhookOf(connected(definition, fixtures)).verify(delivery);
  // Never a comparison that would print a megabyte when it fails.
  const refuse = (delivery: Delivery, name: string): void =>
    assert.ok(ask(delivery) === null, `${name}: it is vouched for`);
  const signed = (): Delivery => fixture.message({ event: "signed", thread: "signed", text: "signed" });
  return [
    {
      rule: "CH2",
      name: "what the provider signed is vouched for, and handed on unchanged",
      run: () => {
        const delivery = signed();
        const body = new Uint8Array(delivery.body);
        const vouched = ask(delivery);
        assert.ok(vouched !== null, "a signed delivery is not vouched for");
        assert.deepEqual(new Uint8Array(vouched.body), body);
        for (const example of fixture.examples) assert.ok(ask(example.delivery()) !== null, example.name);
      },
    },
    {
      rule: "CH2",
      name: "a signature comes in headers or address, not only in what proxies change",
      run: () => {
        const own = [...signed().headers.keys()].filter((name) => !TRANSPORT.has(name));
        for (const name of own) assert.doesNotThrow(() => ask(without(signed(), name)));
        for (const name of TRANSPORT)
          assert.ok(ask(without(signed(), name)) !== null, `without ${name} a true delivery is refused`);
      },
    },
    ...forgeriesOf(signed(), fixture.vouchesFor).map(([name, forged]): Check => ({
      rule: "CH2",
      name: `a signed delivery ${name} is not vouched for`,
      run: () => refuse(forged, name),
    })),
    ...fixture.forged.map(({ name, delivery }): Check => ({
      rule: "CH2",
      name: `forged: ${name}`,
      run: () => refuse(delivery(), name),
    })),
    {
      rule: "CH2",
      name: "poison that nobody signed is refused without an exception",
      run: () => {
        for (const { name, body } of POISONS) {
          if (fixture.vouchesFor !== "caller") refuse({ ...signed(), body }, name);
          refuse({ method: "POST", url: "http://localhost/", headers: new Headers(), body }, name);
        }
      },
    },
    {
      rule: "CH2",
      name: "strange signatures are refused without an exception",
      run: () => {
        for (const value of ["", " ", "0", "=", "a".repeat(20_000), "é".repeat(64), "00".repeat(32)]) {
          const headers = new Headers();
          for (const name of signed().headers.keys()) headers.set(name, value);
          refuse({ ...signed(), headers }, "a strange signature");
        }
      },
    },
  ];
}
