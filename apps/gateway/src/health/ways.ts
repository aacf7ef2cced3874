import type { ChannelId, Medium } from "@holdfast/case-schema";
import type { Way } from "@holdfast/channel-kit";

/** A channel as far as others may know it. */
export interface KnownWay {
  readonly id: ChannelId;
  readonly medium: Medium;
  /** `null` while it works. */
  readonly downSince: number | null;
}

/** The ways to reach us besides one's own channel: one for each medium, down when any channel of it is (CH24). */
export function waysBeside(own: ChannelId, known: readonly KnownWay[]): readonly Way[] {
  const others = Map.groupBy(
    known.filter(({ id }) => id !== own),
    ({ medium }) => medium,
  );
  return [...others].map(([medium, channels]) => {
    const since = channels.flatMap(({ downSince }) => downSince ?? []);
    return { medium, downSince: since.length === 0 ? null : Math.min(...since) };
  });
}
