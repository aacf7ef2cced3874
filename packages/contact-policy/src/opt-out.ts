/** A word of somebody, of their provider or of staff for them, that bears on whether they want to be written to. */
export interface OptOutEvent {
  readonly kind:
    | "stop_word"
    | "start_word"
    /** Any message of theirs that is neither: `YES` is one, and so is `HELP`. */
    | "message"
    /** They said in words of their own that they want no messages; an advocate says so. */
    | "refused_in_words"
    /** They agreed to be written to again; an advocate says so. */
    | "agreed_anew"
    | "provider_blocks"
    | "provider_unblocks";
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

/** How an address stands after all of these, whatever the order in which they came (CP62 to CP66). */
export function optOutOf(events: readonly OptOutEvent[]): OptOut {
  return events
    .toSorted((a, b) => whenSaid(a) - whenSaid(b) || a.entry - b.entry)
    .reduce(after, NOT_OPTED_OUT);
}

/** A provider's clock that runs ahead would make its word the last one for as long as it does. */
function whenSaid({ at, saidAt }: OptOutEvent): number {
  return Math.min(saidAt ?? at, at);
}

function after({ said, provider }: OptOut, event: OptOutEvent): OptOut {
  const since = whenSaid(event);
  switch (event.kind) {
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
