import { inForce, judge, type Happening, type Judged } from "@holdfast/contact-policy/naive-reach";
import type { Words } from "./deed.ts";
import { contentOf } from "./story-words.ts";

/** A message of ours in a story. */
export interface Written {
  readonly words: Words;
  readonly forTime: string | null;
  /** Its place; `null` while nobody wrote it. */
  readonly entry: number | null;
}

/** Where the house and the page of the rules do not agree. */
export interface Fault {
  readonly at: string;
  readonly rule: string | null;
  readonly did: string;
}

/** A story as the page of the rules reads it, beside what the house does. */
export interface Judging {
  readonly story: Happening[];
  readonly faults: Fault[];
  /** Which rules decided what and where, and how often. */
  readonly met: Map<string, number>;
  readonly happens: (happening: Happening) => void;
  readonly meets: (what: string) => void;
  /** What the page says of a message now. */
  readonly saidOf: (written: Written) => Judged;
  /** Judges that the house let a message through or did not; `named`: the rules by which, where it says. */
  readonly judges: (at: string, written: Written, did: boolean, named?: readonly string[]) => Judged;
}

export function judging(clock: { readonly now: number }): Judging {
  const story: Happening[] = [];
  const faults: Fault[] = [];
  const met = new Map<string, number>();
  const meets = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
  const saidOf = ({ words, forTime, entry }: Written): Judged =>
    judge(
      story,
      { content: contentOf(words, inForce(story)), isQuiet: words === "quiet", forTime, entry },
      clock.now,
    );
  return {
    story,
    faults,
    met,
    meets,
    saidOf,
    happens: (happening) => void story.push(happening),
    judges(at, written, did, named) {
      const judged = saidOf(written);
      const { forbiddenBy: rule, openedBy } = judged;
      meets(`${did ? "sent" : "refused"} by ${rule ?? "no rule"}, ${at}`);
      if (did) for (const each of openedBy) meets(`opened by ${each}, ${at}`);
      const isNamed = rule === null || named === undefined || named.includes(rule);
      if (did !== (rule === null) || !isNamed)
        faults.push({
          at: `${at}, ${written.words}${written.forTime === null ? "" : ", for a time"}`,
          rule,
          did: did ? "sent it" : `refused it by ${named?.join(", ") ?? "a rule"}`,
        });
      return judged;
    },
  };
}
