import { t } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { ResultOf, VariablesOf } from "../graphql.ts";
import { withProof } from "../prove/with-proof.ts";
import { KeepSettingDocument, SettingDocument } from "./setting-documents.ts";

type Loaded = ResultOf<typeof SettingDocument>["setting"];
type Name = VariablesOf<typeof SettingDocument>["name"];

/** What somebody typed a change to, when a colleague had changed it since. */
export interface Overtaken {
  readonly version: number;
  readonly value: unknown;
}

export interface SettingState {
  /** How it stands, as far as is known; `null` while it is on its way. */
  readonly loaded: Loaded | null;
  /** The version that what is typed began from, where it is no longer the newest: neither is lost. */
  readonly overtaken: Overtaken | null;
  /** What came of loading or keeping it last, in words; `null` when there is nothing to say. */
  readonly said: string | null;
  readonly isBusy: boolean;
  /** Adds a version after the newest that is known. */
  readonly keep: (value: unknown) => Promise<void>;
  /** Gives up what was typed to a version that is no longer the newest. */
  readonly discard: () => void;
}

/** One setting with its versions. */
export function useSetting(name: Name): SettingState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const first = async (): Promise<void> => {
      const fresh = await load(name);
      if (fresh === null) setSaid(t`This setting could not be loaded.`);
      else setLoaded(fresh);
    };
    void first();
  }, [name]);

  return {
    loaded,
    overtaken,
    said,
    isBusy,
    async keep(value) {
      if (loaded === null) return;
      setBusy(true);
      const kept = await keepAfter(name, loaded.version, value);
      const fresh = await load(name);
      setBusy(false);
      // Whatever became of it, what was typed is dropped only where it is kept.
      if (kept.isKept) setOvertaken(null);
      else if (fresh !== null && fresh.version !== loaded.version) setOvertaken(overtaken ?? loaded);
      if (fresh !== null) setLoaded(fresh);
      setSaid(kept.words);
      announce({ kind: `setting:${name}`, urgency: "polite", words: () => kept.words });
    },
    discard() {
      setOvertaken(null);
      setSaid(null);
      announce({ kind: `setting:${name}`, urgency: "polite", words: () => t`Discarded.` });
    },
  };
}

/** As the gateway says that whoever asks has to have one themself. */
const OWN_FIRST = "own_second_factor_first";
const unproved = (): string => t`Nothing was changed: it was not proved that it is you.`;

async function load(name: Name): Promise<Loaded | null> {
  const answer = await ask(SettingDocument, { name });
  return answer.kind === "data" ? answer.data.setting : null;
}

async function keepAfter(
  name: Name,
  expectedVersion: number,
  value: unknown,
): Promise<{ readonly isKept: boolean; readonly words: string }> {
  const keepIt = async () => {
    const told = await tell(KeepSettingDocument, { name, expectedVersion, value });
    return told.kind === "data" ? ({ kind: "data", data: { done: told.data.kept } } as const) : told;
  };
  const answer = await withProof(keepIt, name === "secondFactorRoles");
  if (answer.kind === "unproved") return { isKept: false, words: unproved() };
  if (answer.kind !== "data") return { isKept: false, words: failureWords(answer.kind) };
  const kept = answer.data.done;
  switch (kept.__typename) {
    case "ProveItsYou":
      return { isKept: false, words: unproved() };
    case "SettingKept":
      return { isKept: true, words: t`Kept as version ${String(kept.version)}. It holds within seconds.` };
    case "SettingWrong": {
      if (kept.problems.includes(OWN_FIRST))
        return {
          isKept: false,
          words: t`Not kept: it names your own role or asks a role for one no longer, and you have not shown a second factor yourself. Add one in your account, or prove that it is you with it, then keep this again.`,
        };
      const where = kept.problems.join("; ");
      return {
        isKept: false,
        words:
          where === ""
            ? t`Not kept: something in it is not right.`
            : t`Not kept: something in it is not right (${where}).`,
      };
    }
    case "SettingChangedMeanwhile":
      return {
        isKept: false,
        words: t`Not kept: somebody changed it meanwhile. What you typed is here still, and below it how it stands now.`,
      };
  }
}
