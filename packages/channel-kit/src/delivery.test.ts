import { describe, expect, expectTypeOf, it } from "vitest";
import { vouchFor, type Delivery, type VerifiedDelivery } from "./delivery.ts";
import type { WebhookIntake } from "./intake.ts";

type Parsable = Parameters<WebhookIntake["parse"]>[0];

const delivery: Delivery = {
  method: "POST",
  url: "http://localhost/channels/a/webhook",
  headers: new Headers(),
  body: new Uint8Array([1, 2, 3]),
};

describe("a delivery", () => {
  it("[CH2] that nobody vouched for does not parse: it does not compile", () => {
    expectTypeOf<Delivery>().not.toExtend<Parsable>();
    expectTypeOf<Delivery & { verified: true }>().not.toExtend<Parsable>();
    expectTypeOf<Request>().not.toExtend<Parsable>();
    expectTypeOf<VerifiedDelivery>().toExtend<Parsable>();
    expectTypeOf<ReturnType<WebhookIntake["verify"]>>().not.toExtend<Parsable>();
  });

  it("is the same delivery once it is vouched for", () => {
    expect(vouchFor(delivery)).toBe(delivery);
  });
});
