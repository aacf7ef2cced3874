import type { Form, Situation } from "@holdfast/grounding-scripts";
import type { Language } from "@holdfast/case-schema";
import type { Preference } from "../reach/reach-documents.ts";
import type { Facts, Grounding } from "./groundings.ts";

/** What is known before anybody was asked: of the device, what they said when they agreed to be reached. */
export function firstFacts(preference: Pick<Preference, "sharedDevice" | "watchedDevice"> | null): Facts {
  return {
    device: deviceOf(preference),
    watched: "unknown",
    safeNow: "unknown",
    staysCovert: false,
    distress: [],
    rating: null,
    known: {},
    askedFor: [],
  };
}

function deviceOf(preference: Pick<Preference, "sharedDevice" | "watchedDevice"> | null): Facts["device"] {
  if (preference === null) return "not_sure";
  const said = [preference.sharedDevice, preference.watchedDevice];
  if (said.includes("yes")) return "no";
  return said.every((each) => each === "no") ? "yes" : "not_sure";
}

/** Grounding where nothing was done yet. */
export function freshGrounding(language: Language, facts: Facts): Grounding {
  return { language, facts, walk: null, walked: null, before: [], inserted: 0, tried: [], offered: [] };
}

/** What the stepper is asked with. What stays covert by choice counts as what is not known to be unseen. */
export function situationOf({ language, facts, tried }: Grounding, form: Form): Situation {
  const { device, watched, safeNow, staysCovert, distress, rating, known, askedFor } = facts;
  return {
    language,
    form,
    distress: [...distress],
    rating,
    device,
    watched: staysCovert && watched === "no" ? "unknown" : watched,
    safeNow,
    known,
    triedNow: tried,
    triedBefore: [],
    askedFor: [...askedFor],
  };
}
