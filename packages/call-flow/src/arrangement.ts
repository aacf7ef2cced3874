import type { Arrangement } from "./call-command.ts";
import type { LegKey } from "./call-event.ts";
import { companyOf, elsewhereOf, guestsOf, legOf, devicesOf, personOf, type Call } from "./call.ts";
import type { Leg } from "./legs.ts";

/**
 * Who hears whom, as a function of where the call is and of nothing else: whatever happened before, a person who is in a
 * call talks with somebody or hears music (CF2). `null` while the prompts play, which nothing is to interrupt.
 */
export function arrangementOf(call: Call): Arrangement | null {
  const { stage } = call;
  if (stage.kind === "greeting" || stage.kind === "over") return null;
  const person = personOf(call);
  const persons = person?.state === "up" ? [person.key] : [];
  const elsewhere = elsewhereOf(call);
  const guests = upIn(guestsOf(call));
  // Whoever was not brought together with the person does not hear them, whoever else was (CF56).
  const company = upIn(companyOf(call));
  const apart = guests.filter((key) => !company.includes(key));
  if (stage.kind === "elsewhere")
    return arranged([...persons, ...upIn(elsewhere === null ? [] : [elsewhere])]);
  if (stage.kind === "left") return arranged([...persons, ...company], apart);
  if (stage.kind === "waiting") {
    // Whom somebody else brought in goes on talking with them, or waits beside them.
    if (stage.isTogether) return arranged([...persons, ...company], apart);
    return { talking: [], music: [...persons, ...guests], listening: [] };
  }
  const own = legOf(call, stage.leg)?.state === "up" ? [stage.leg] : [];
  const listening = devicesOf(call)
    .filter(({ role, state }) => role === "listen" && state === "up")
    .map(({ key }) => key);
  switch (stage.mode) {
    case "talking":
      return { ...arranged([...persons, ...own], guests, own), listening };
    case "on_hold":
      return { talking: [], music: [...persons, ...guests], listening };
    case "consulting":
      return { ...arranged([...own, ...guests], persons, own), listening };
    case "together":
      return { ...arranged([...persons, ...own, ...company], apart, own), listening };
  }
}

const upIn = (legs: readonly Leg[]): readonly LegKey[] =>
  legs.filter(({ state }) => state === "up").map(({ key }) => key);

/** Nobody talks alone: whoever would hears music, but for whoever has the call, who hears silence. */
function arranged(
  talking: readonly LegKey[],
  music: readonly LegKey[] = [],
  own: readonly LegKey[] = [],
): Arrangement {
  if (talking.length >= 2) return { talking, music, listening: [] };
  return { talking: [], music: [...music, ...talking.filter((leg) => !own.includes(leg))], listening: [] };
}

export function isSameArrangement(one: Arrangement | null, other: Arrangement | null): boolean {
  if (one === null || other === null) return one === other;
  return (["talking", "music", "listening"] as const).every(
    (list) => [...one[list]].toSorted().join(" ") === [...other[list]].toSorted().join(" "),
  );
}
