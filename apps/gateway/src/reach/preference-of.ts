import { isDeepStrictEqual } from "node:util";
import type { CodeWordHash, ContactPreference, QuietWords, UserId } from "@holdfast/case-schema";
import { validUntil } from "@holdfast/contact-policy";
import { codesWanted, hashedCodes, type CodesWanted } from "./code-words-wanted.ts";
import { problemsOfTexts } from "./preference-texts.ts";
import { waysWanted } from "./preference-ways.ts";
import { typed, type PreferenceProblem, type PreferenceWanted } from "./preference-wanted.ts";

/** What a preference is read with. */
export interface Reading {
  /** The one in force. */
  readonly before: ContactPreference | null;
  /** What they agreed to last, also where they want no contact at all since. */
  readonly agreedLast: Extract<ContactPreference, { may: "contact" }> | null;
  /** Words that mean something already, and cannot be code words (CP42). */
  readonly taken: readonly string[];
  readonly quiet: QuietWords;
  readonly isCrisis: boolean;
  /** Whether the danger word holds: whoever asks for new words now may be whom they were agreed against (CP53). */
  readonly isDanger: boolean;
  readonly by: UserId;
  readonly now: number;
}

/** A preference that can be kept once its code words are hashed, or all that is wrong with it at once. */
export type PreferenceRead =
  | {
      readonly ok: true;
      /** Whether there are words to hash: only then does anybody need the person's key. */
      readonly codes: CodesWanted;
      readonly with: (hash: (form: string) => CodeWordHash) => ContactPreference;
    }
  | { readonly ok: false; readonly problems: readonly PreferenceProblem[] };

const NOT_KEPT: CodesWanted = { kind: "kept", codes: null };

/** Reads what was typed in. Code words go no further than the hash. */
export function preferenceOf(wanted: PreferenceWanted, reading: Reading): PreferenceRead {
  const { by, now, isCrisis } = reading;
  const confirmed = { confirmedAt: now, confirmedBy: by };
  if (wanted.may === "never")
    return { ok: true, codes: NOT_KEPT, with: () => ({ may: "never", ...confirmed }) };
  const ways = waysWanted(wanted, now);
  const codes = codesWanted(wanted, reading.agreedLast?.codes ?? null, reading.taken);
  const until = wanted.validUntil ?? validUntil(now, isCrisis);
  const problems = [
    ...("ways" in ways ? [] : ways),
    ...("kind" in codes ? [] : codes),
    ...problemsOfTexts(wanted, reading.quiet),
    ...(reading.isDanger ? newWords(wanted, reading) : []),
    ...(until > now ? [] : [{ field: "validUntil", problem: "past" }]),
  ];
  if (problems.length > 0 || !("ways" in ways) || !("kind" in codes)) return { ok: false, problems };
  return {
    ok: true,
    codes,
    with: (hash) => ({
      may: "contact",
      ...ways,
      codes: hashedCodes(codes, hash),
      checkQuestion: typed(wanted.checkQuestion),
      whenDropped: wanted.whenDropped ?? "they_return",
      device: { shared: wanted.sharedDevice ?? "unknown", watched: wanted.watchedDevice ?? "unknown" },
      allowsPlainWords: wanted.allowsPlainWords === true,
      validUntil: until,
      ...confirmed,
    }),
  };
}

/** Words that differ from what was agreed before danger began. */
function newWords(
  wanted: PreferenceWanted,
  { before, agreedLast }: Pick<Reading, "before" | "agreedLast">,
): readonly PreferenceProblem[] {
  const agreed = before?.may === "contact" ? before : null;
  const danger = agreedLast?.codes?.danger ?? null;
  const differs: Readonly<Record<string, boolean>> = {
    safeWord: typed(wanted.safeWord) !== null,
    dangerWord: typed(wanted.dangerWord) !== null,
    dangerMeans: wanted.dangerMeans != null && wanted.dangerMeans !== danger?.means,
    coverStory:
      wanted.coverStory != null && !isDeepStrictEqual(linesOf(wanted.coverStory), danger?.coverStory ?? []),
    checkQuestion: typed(wanted.checkQuestion) !== (agreed?.checkQuestion ?? null),
  };
  return Object.keys(differs).flatMap((field) =>
    differs[field] ? [{ field, problem: "while_danger" }] : [],
  );
}

function linesOf(story: readonly string[]): readonly string[] {
  return story.flatMap((line) => typed(line) ?? []);
}
