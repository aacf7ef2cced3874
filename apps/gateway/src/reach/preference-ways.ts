import { PreferredWay, TimeZone } from "@holdfast/case-schema";
import { typed, type PreferenceProblem, type PreferenceWanted, type WayWanted } from "./preference-wanted.ts";

/** The ways and the clock they go by, or everything that is wrong with them. */
export function waysWanted(
  { ways, timeZone }: PreferenceWanted,
  now: number,
): { readonly ways: PreferredWay[]; readonly timeZone: TimeZone } | readonly PreferenceProblem[] {
  const zone = TimeZone.safeParse(timeZone?.trim());
  const read = (ways ?? []).map((way) => ({ ...way, parsed: PreferredWay.safeParse(agreed(way)) }));
  const problems: PreferenceProblem[] = [
    ...(read.length === 0 ? [{ field: "ways", problem: "none" }] : []),
    ...(new Set(read.map(({ way }) => way)).size < read.length ? [{ field: "ways", problem: "twice" }] : []),
    ...(zone.success ? [] : [{ field: "timeZone", problem: "unknown" }]),
    ...read.flatMap(problemsOf),
    ...read.flatMap(({ way, until }) =>
      until != null && until <= now ? [{ field: `ways.${way}`, problem: "past" }] : [],
    ),
  ];
  if (problems.length > 0 || !zone.success) return problems;
  return { ways: read.flatMap(({ parsed: { data } }) => data ?? []), timeZone: zone.data };
}

/** One way in the shape in which it is kept; nothing of it is checked yet. */
function agreed({ way, windows, until, aliasName, aliasTopic, mayLeaveVoicemail }: WayWanted): unknown {
  const name = typed(aliasName);
  return {
    way,
    // Not asked is no time at all; that it is any time has to be said.
    when: windows === null ? "any_time" : (windows ?? []),
    ...(until == null ? {} : { until }),
    alias: name === null ? null : { name, topic: typed(aliasTopic) },
    ...(way === "call" ? { mayLeaveVoicemail: mayLeaveVoicemail === true } : {}),
  };
}

function problemsOf({
  way,
  aliasName,
  aliasTopic,
  mayLeaveVoicemail,
  parsed,
}: WayWanted & { readonly parsed: ReturnType<typeof PreferredWay.safeParse> }): readonly PreferenceProblem[] {
  const field = `ways.${way}`;
  const issues = parsed.error?.issues ?? [];
  return [
    ...(issues.some(({ path }) => path[0] === "when") ? [{ field, problem: "hours" }] : []),
    ...(issues.some(({ path }) => path[0] === "alias")
      ? [{ field: `${field}.alias`, problem: "not_a_label" }]
      : []),
    ...(typed(aliasTopic) !== null && typed(aliasName) === null
      ? [{ field: `${field}.alias`, problem: "name_missing" }]
      : []),
    ...(way !== "call" && mayLeaveVoicemail === true ? [{ field, problem: "no_voicemail" }] : []),
  ];
}
