import {
  inForce,
  judge,
  type Happening,
  type HeldBy,
  type Judged,
} from "@holdfast/contact-policy/naive-reach";
import type { Served } from "../../testing/driven-house.ts";
import type { Words } from "./deed.ts";
import { contentOf } from "./story-words.ts";

/** A message of ours in a story. */
export interface Written {
  readonly words: Words;
  readonly forTime: string | null;
  /** The one text after the conversation broke off. */
  readonly isAfterDrop: boolean;
  /** Its place; `null` while nobody wrote it. */
  readonly entry: number | null;
}

/** One that somebody wrote. */
export type Kept = Written & { readonly entry: number };

/** Where a message is decided on: where it is written, and where it would leave. */
export type Where = "GraphQL" | "hand-over";

/** Where the house and the page of the rules do not agree. */
export interface Fault {
  readonly at: string;
  readonly rule: string | null;
  readonly did: string;
}

/** What the house did, by which of its gateways where that is known, and by which rules where it says. */
export interface Did {
  readonly did: boolean;
  readonly named?: readonly string[];
  readonly by?: Served;
}

/** A story as the page of the rules reads it, beside what the house does. */
export interface Judging {
  readonly story: Happening[];
  readonly faults: Fault[];
  /** Which rules decided what, of which kind and where, and how often. */
  readonly met: Map<string, number>;
  readonly happens: (happening: Happening) => void;
  readonly meets: (what: string) => void;
  /** What the page says of a message now. */
  readonly saidOf: (written: Written) => Judged;
  /** Judges that the house let a message through or did not. */
  readonly judges: (where: Where, written: Written, did: Did) => Judged;
  /** Judges what the house did by what the page says of it. */
  readonly judgesBy: (what: { readonly at: string; readonly it: string }, said: Judged, did: Did) => void;
}

/** How each kind of message is named where it is counted; texts are only what they are. */
const NAMES: Readonly<Record<HeldBy, string>> = { text: "", email: " of mails", form: " of the page" };

export function judging(clock: { readonly now: number }, heldBy: HeldBy): Judging {
  const story: Happening[] = [];
  const faults: Fault[] = [];
  const met = new Map<string, number>();
  const meets = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
  const saidOf = ({ words, forTime, entry, isAfterDrop }: Written): Judged => {
    const content = contentOf(words, inForce(story));
    return judge(
      story,
      { content, isQuiet: words === "quiet", forTime, entry, isAfterDrop },
      clock.now,
      heldBy,
    );
  };
  const judgesBy: Judging["judgesBy"] = (
    { at, it },
    { forbiddenBy: rule, openedBy },
    { did, named, by = "first" },
  ) => {
    const became = did ? "sent" : "refused";
    meets(`${became} by ${rule ?? "no rule"}, ${at}`);
    if (by === "second") meets(`${became} by the second gateway`);
    if (did) for (const each of openedBy) meets(`opened by ${each}, ${at}`);
    const isNamed = rule === null || named === undefined || named.includes(rule);
    if (did !== (rule === null) || !isNamed)
      faults.push({
        at: `${at}, ${it}`,
        rule,
        did: did ? "sent it" : `refused it by ${named?.join(", ") ?? "a rule"}`,
      });
  };
  return {
    story,
    faults,
    met,
    meets,
    saidOf,
    happens: (happening) => void story.push(happening),
    judgesBy,
    judges(where, written, did) {
      const judged = saidOf(written);
      const at = `${where}${written.isAfterDrop ? " after a drop" : NAMES[heldBy]}`;
      judgesBy({ at, it: `${written.words}${written.forTime === null ? "" : ", for a time"}` }, judged, did);
      return judged;
    },
  };
}
