import {
  changedBits,
  compileChange,
  compileWhen,
  sameBits,
  type Bits,
  type Change,
} from "./compile-table.ts";
import type { ConsentInput } from "./input.ts";
import type { Rule } from "./rule.ts";
import { isYes } from "./table.ts";
import { WayToYes } from "./way-to-yes.ts";

/** How many ways are named. */
const WAYS_MAX = 2;

/** What a way changes of what is asked. Ways that are not here take nothing of ours, or somebody else's word. */
export const WAY_CHANGES: Readonly<Partial<Record<WayToYes, Partial<ConsentInput>>>> = Object.freeze({
  three_way_call: {
    consent_state: "verbal_recorded",
    consent_covers: "full",
    person_present_three_way: true,
  },
  spoken_release: { consent_state: "verbal_recorded", consent_covers: "full" },
  written_release: { consent_state: "written_valid", consent_covers: "full" },
  need_to_know: { role_has_need_to_know: true },
  statistics_only: { data_classes: "aggregate_statistics" },
});

const CHANGES: ReadonlyMap<WayToYes, Change> = new Map(
  WayToYes.options.flatMap((way) => {
    const change = WAY_CHANGES[way];
    return change === undefined ? [] : [[way, compileChange(change)] as const];
  }),
);

/** Where somebody can speak for themself, so that nothing of ours has to leave: there is somebody to tell, and it is theirs. */
const toSomebody: Rule["when"] = {
  recipient_type: [
    "emergency_services",
    "law_enforcement",
    "child_protection",
    "adult_protection",
    "service_provider",
    "attorney_of_person",
    "sister_hotline",
    "named_individual",
  ],
};
const isTheirOwn = compileWhen({
  ...toSomebody,
  data_classes_not: ["shelter_location"],
  subject_role_not: ["third_party_named"],
});
const isWhatTheyTold = compileWhen({ ...toSomebody, data_classes: ["alleged_exploiter"] });

/** Ways that only a rule of its own offers, where something other than a yes is missing. */
const OFFERED_BY_RULE: readonly WayToYes[] = ["statistics_only", "shelter_authority", "intermediary"];
const ALWAYS_TRIED = WayToYes.options.filter((way) => !OFFERED_BY_RULE.includes(way));
const NO_WAYS: readonly WayToYes[] = Object.freeze([]);

/** The nearest ways to a yes; each that changes what is asked was tried, and the table says yes to it. */
export function waysToYes(
  { outcome, first = [] }: Rule,
  bits: Bits,
  decideBits: (bits: Bits) => Rule | null,
): readonly WayToYes[] {
  if (isYes(outcome) || outcome === "required") return NO_WAYS;
  const leads = (way: WayToYes): boolean => {
    if (way === "self_contact") return isTheirOwn(bits) || isWhatTheyTold(bits);
    const change = CHANGES.get(way);
    if (change === undefined) return true;
    const changed = changedBits(bits, change);
    if (sameBits(changed, bits)) return false;
    const rule = decideBits(changed);
    return rule !== null && isYes(rule.outcome);
  };
  const ways: WayToYes[] = [];
  for (const way of first) if (ways.length < WAYS_MAX && leads(way)) ways.push(way);
  for (const way of ALWAYS_TRIED)
    if (ways.length < WAYS_MAX && !first.includes(way) && leads(way)) ways.push(way);
  return ways;
}
