import type { Happened } from "@holdfast/call-flow";
import { CallId, ChannelId, Language } from "@holdfast/case-schema";
import { USUAL_WAITS, type Waits } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import { expect, it } from "vitest";
import { tellOfElsewhere } from "./tell-of-elsewhere.ts";

const PARTNER = "+15550177";
const VOICE = ChannelId.parse("voice");
const [DUE, OTHER] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"].map(
  (id) => CallId.parse(id),
);

/** What each call is told, where `due` may be told of it. */
async function told(
  waits: Waits,
  calls: readonly {
    readonly id: CallId;
    readonly language: string | null;
    readonly stage: string;
    readonly danger?: string;
    readonly lane?: string;
  }[],
): Promise<readonly Happened[][]> {
  const heard = calls.map((): Happened[] => []);
  const all = calls.map(({ id, language, stage, danger = null, lane = null }, at) => ({
    call: () => ({ stage: { kind: stage } }),
    stored: () => ({ id, language, danger, lane }),
    feed: (happened: Happened) => void heard[at]?.push(happened),
  }));
  const settings = { ...DEFAULT_SETTINGS.calls, aliasNumber: "+15550100", promptLanguages: ["es", "en"] };
  await tellOfElsewhere(all as never, {
    channel: VOICE,
    calls: { dueElsewhere: async () => [DUE!] } as never,
    settings: async () => ({ ...DEFAULT_SETTINGS, calls: settings as never }),
    waits: () => waits,
  });
  return heard;
}

it("[G728] whoever is due is told of the partner's line, under our own number, in their language or in those of the welcome", async () => {
  const waits = { areLonger: false, elsewhere: PARTNER };
  const line = (...languages: readonly string[]) => ({
    to: PARTNER,
    show: "+15550100",
    offer: languages.map((language) => `elsewhere-${language}`),
    ringing: languages.map((language) => `elsewhere-ringing-${language}`),
    failed: languages.map((language) => `elsewhere-failed-${language}`),
  });
  const heard = await told(waits, [
    { id: DUE!, language: "en", stage: "waiting" },
    { id: DUE!, language: "zh", stage: "waiting" },
    { id: DUE!, language: "en", stage: "held" },
    { id: OTHER!, language: null, stage: "waiting" },
  ]);
  expect(heard).toEqual([
    [{ kind: "elsewhere", line: line("en") }],
    [{ kind: "elsewhere", line: line("es", "en") }],
    [],
    [{ kind: "elsewhere", line: null }],
  ]);
  for (const language of Language.options)
    for (const [name] of [["elsewhere"], ["elsewhere-ringing"], ["elsewhere-failed"]])
      expect(Object.keys(WORDINGS[language].prompts)).toContain(name);
});

it("[G728] nobody is told of it while no lead has it told of, or no number is kept", async () => {
  expect(await told(USUAL_WAITS, [{ id: DUE!, language: null, stage: "waiting" }])).toEqual([
    [{ kind: "elsewhere", line: null }],
  ]);
});

it("[G729] [CP100] whoever is in danger or in a crisis is kept here, whether or not it is told of", async () => {
  const calls = [
    { id: DUE!, language: "en", stage: "waiting", danger: "marked_by_staff" },
    { id: OTHER!, language: null, stage: "waiting", lane: "crisis" },
    { id: OTHER!, language: null, stage: "waiting", lane: "life_threat" },
    { id: OTHER!, language: null, stage: "elsewhere", lane: "crisis" },
  ];
  for (const waits of [{ areLonger: false, elsewhere: PARTNER }, USUAL_WAITS])
    expect(await told(waits, calls)).toEqual([
      [{ kind: "kept_here" }],
      [{ kind: "kept_here" }],
      [{ kind: "kept_here" }],
      [],
    ]);
});
