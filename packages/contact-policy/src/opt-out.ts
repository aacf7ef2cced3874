import type { OptOutKind } from "@holdfast/case-schema";

/** A word of somebody, of their provider or of staff for them, that bears on whether they want to be written to. */
export interface OptOutEvent {
  /** `message`: any message of theirs that is no STOP and no START: `YES` is one, and so is `HELP`. */
  readonly kind: OptOutKind | "message";
  /** Its place among all that was heard, counted up. */
  readonly entry: number;
  readonly at: number;
  /** When it was said, by the provider's word; `null` counts from its arrival. */
  readonly saidAt: number | null;
}

/** Something that closes the way to somebody, and whether they wrote anything else since. */
interface Closed<By extends string> {
  readonly by: By;
  readonly since: number;
  readonly wroteSince: boolean;
}

/** How an address stands: what they said, and what the provider does, each for itself. */
export interface OptOut {
  readonly said: Closed<"stop_word" | "in_words"> | null;
  readonly provider: Closed<"provider"> | null;
}

export const NOT_OPTED_OUT: OptOut = { said: null, provider: null };

/**
 * How an address stands after all of these, in whatever order they are given (CP62 to CP65). Where nobody says when something
 * was said, it was said after all that was heard before it, whatever the clock says.
 */
export function optOutOf(events: readonly OptOutEvent[]): OptOut {
  return saidOnes(events)
    .toSorted((a, b) => a.since - b.since || a.event.entry - b.event.entry)
    .reduce((stands, { event, since }) => after(stands, event.kind, since), NOT_OPTED_OUT);
}

function saidOnes(
  events: readonly OptOutEvent[],
): readonly { readonly event: OptOutEvent; readonly since: number }[] {
  // A clock of ours that ran ahead and was set back would put what is heard now before what was heard then.
  let heard = -Infinity;
  return events
    .toSorted((a, b) => a.entry - b.entry)
    .map((event) => {
      heard = Math.max(heard, event.at);
      // A provider's clock that runs ahead would make its word the last one for as long as it does.
      return { event, since: Math.min(event.saidAt ?? heard, heard) };
    });
}

function after({ said, provider }: OptOut, kind: OptOutEvent["kind"], since: number): OptOut {
  switch (kind) {
    case "stop_word":
      return { said: { by: "stop_word", since, wroteSince: false }, provider };
    case "refused_in_words":
      return { said: { by: said?.by ?? "in_words", since, wroteSince: false }, provider };
    case "start_word":
      return NOT_OPTED_OUT;
    case "agreed_anew":
      return { said: said?.by === "in_words" ? null : said, provider };
    case "provider_blocks":
      return { said, provider: { by: "provider", since, wroteSince: false } };
    case "provider_unblocks":
      return { said, provider: null };
    case "message":
      return {
        said: said === null ? null : { ...said, wroteSince: true },
        provider: provider === null ? null : { ...provider, wroteSince: true },
      };
  }
}
