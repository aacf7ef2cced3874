import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { plainDefinition } from "./conformance/plain-channel.ts";
import { testHost } from "./conformance/test-host.ts";
import { defineChannel, type Channel, type ChannelDefinition } from "./define-channel.ts";

const config = z.object({ token: z.string(), port: z.coerce.number() });
const definition = defineChannel({
  ...plainDefinition,
  config,
  secrets: ["token"],
  connect: ({ port }, host) => {
    expectTypeOf(port).toEqualTypeOf<number>();
    return plainDefinition.connect({}, host);
  },
});

describe("a channel's definition", () => {
  it("[CH1] cannot be changed, at any depth", () => {
    const { traits } = definition;
    for (const part of [definition, traits, traits.address, traits.readableBy, definition.secrets])
      expect(Object.isFrozen(part)).toBe(true);
    expect(() => Object.assign(traits, { maxLength: 1 })).toThrow(TypeError);
  });

  it("fits a list of channels, whatever its configuration", () => {
    const list: readonly ChannelDefinition[] = [plainDefinition, definition];
    expect(list).toHaveLength(2);
    expectTypeOf(definition).toExtend<ChannelDefinition>();
  });

  it("[CH9] names only fields of its configuration as secrets: others do not compile", () => {
    expectTypeOf<"token">().toExtend<(typeof definition)["secrets"][number]>();
    expectTypeOf<"password">().not.toExtend<(typeof definition)["secrets"][number]>();
  });

  it("[CH12] has a capability only when its member is there: calling one unasked does not compile", () => {
    const channel: Channel = plainDefinition.connect({}, testHost());
    expect("typing" in channel || "forget" in channel).toBe(false);
    expectTypeOf<Channel["typing"]>().not.toExtend<() => Promise<void>>();
    expectTypeOf<undefined>().toExtend<Channel["typing"]>();
    expectTypeOf<undefined>().toExtend<Channel["forget"]>();
    expectTypeOf<undefined>().not.toExtend<Channel["send"]>();
  });
});
