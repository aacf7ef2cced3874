import { ChannelId, Language, Queues } from "@holdfast/case-schema";
import fc from "fast-check";

/** Invented channels. */
export const CHANNELS = ["voice", "sms", "mail", "form"].map((id) => ChannelId.parse(id));

const feeds = fc.record({
  channels: fc.subarray(CHANNELS),
  languages: fc.subarray(Language.options),
});

/** Queues as a hotline may keep them, in any order, some of which overflow into another. */
export const someQueues: fc.Arbitrary<Queues> = fc
  .record({
    named: fc.array(feeds, { maxLength: 7 }),
    overflows: fc.array(
      fc.option(fc.record({ to: fc.nat(7), afterMinutes: fc.integer({ min: 0, max: 30 }) })),
      {
        minLength: 8,
        maxLength: 8,
      },
    ),
  })
  .map(({ named, overflows }) => {
    const ids = ["main", ...named.map((_, index) => `q${String(index)}`)];
    const overflowOf = (index: number) => {
      const over = overflows[index] ?? null;
      const to = over === null ? undefined : ids[over.to];
      return over === null || to === undefined || to === ids[index] ? null : { ...over, to };
    };
    const rest = { id: "main", name: null, feeds: "everything", overflow: overflowOf(0) };
    // What a hotline could not keep beside the others is left out of it, and what overflows into that overflows nowhere.
    let kept: Queues = Queues.parse([{ ...rest, overflow: null }]);
    for (const [index, fed] of named.entries()) {
      const id = ids[index + 1] ?? "";
      const next = [...kept, { id, name: { en: id, es: id, fr: id }, feeds: fed }];
      kept = Queues.safeParse(next).data ?? kept;
    }
    const there = new Set<string>(kept.map(({ id }) => id));
    return Queues.parse(
      kept.map((queue) => {
        const overflow = overflowOf(ids.indexOf(queue.id));
        return { ...queue, overflow: overflow !== null && there.has(overflow.to) ? overflow : null };
      }),
    );
  });
