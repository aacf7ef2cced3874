import { CALLER, incomingCall, step, type Call, type Happened } from "@holdfast/call-flow";
import { CallId, ChannelId, Language } from "@holdfast/case-schema";
import { USUAL_WAITS, type Waits } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import { beforeEach, describe, expect, it } from "vitest";
import { elsewhereRounds } from "./tell-of-elsewhere.ts";

const PARTNER = "+15550177";
const VOICE = ChannelId.parse("voice");
const [DUE, OTHER] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"].map(
  (id) => CallId.parse(id),
);

const FACTS = { line: "voice", facts: { number: 7, language: null }, firstFor: null } as const;
const LINE = {
  show: null,
  offer: ["elsewhere-en"],
  ringing: ["elsewhere-ringing-en"],
  failed: ["elsewhere-failed-en"],
};

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
    call: () => ({ stage: { kind: stage }, legs: [] }),
    stored: () => ({ id, language, danger, lane }),
    feed: (happened: Happened) => void heard[at]?.push(happened),
  }));
  const settings = { ...DEFAULT_SETTINGS.calls, aliasNumber: "+15550100", promptLanguages: ["es", "en"] };
  await elsewhereRounds(
    { all: () => all as never },
    {
      channel: VOICE,
      calls: { dueElsewhere: async () => [DUE!] } as never,
      settings: async () => ({ ...DEFAULT_SETTINGS, calls: settings as never }),
      waits: () => waits,
    },
  ).round();
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

describe("a partner's line that takes so many at once", () => {
  const IDS = [DUE, OTHER, "00000000-0000-7000-8000-000000000003"] as const;
  let partnerAtOnce = 1;
  let calls: Call[] = [];
  let played: string[] = [];
  const feed = (at: number, happened: Happened): void => {
    const before = calls[at]!;
    const { call, acts } = step(before, happened, 1_000);
    calls[at] = call;
    for (const act of acts)
      if (act.to === "channel" && act.command.kind === "say")
        played.push(`${at} ${act.command.prompts.at(-1)}`);
    rounds.changed(before, call);
  };
  const carried = {
    all: () =>
      calls.map((_, at) => ({
        call: () => calls[at],
        stored: () => ({ id: IDS[at], language: "en", danger: null, lane: null }),
        feed: (happened: Happened) => feed(at, happened),
      })),
  };
  const rounds = elsewhereRounds(carried as never, {
    channel: VOICE,
    calls: { dueElsewhere: async () => IDS } as never,
    settings: async () => ({ ...DEFAULT_SETTINGS, surge: { partnerNumber: PARTNER, partnerAtOnce } }),
    waits: () => ({ areLonger: false, elsewhere: PARTNER }),
  });
  const there = (): readonly number[] =>
    calls.flatMap(({ legs }, at) => (legs.some(({ kind }) => kind === "elsewhere") ? [at] : []));
  const press = (at: number): void => feed(at, { kind: "key", leg: CALLER, digit: "9" });
  const legOf = (at: number): string => calls[at]!.legs.find(({ kind }) => kind === "elsewhere")!.key;
  beforeEach(() => {
    played = [];
    calls = ["one", "two", "three"].map((key) => incomingCall({ ...FACTS, key }, 1_000));
    for (const at of calls.keys()) feed(at, { kind: "prompts_ended" });
  });

  it.each([1, 2])(
    "[G733] takes %i, however many press the key in one moment; whoever comes later hears what is heard where it is busy",
    async (most) => {
      partnerAtOnce = most;
      await rounds.round();
      expect(played).toHaveLength(3);
      for (const at of calls.keys()) press(at);
      expect(there()).toEqual([0, 1, 2].slice(0, most));
      expect(played.slice(-1)).toEqual(["2 elsewhere-failed-en"]);
      expect(calls[2]!.stage.kind).toBe("waiting");
    },
  );

  it("[G733] is told of to nobody more while it is full, of whom who talks there are too, and again once there is room", async () => {
    partnerAtOnce = 1;
    feed(0, { kind: "elsewhere", line: { ...LINE, to: PARTNER } });
    press(0);
    await rounds.round();
    feed(0, { kind: "leg_up", leg: legOf(0) });
    expect(calls[0]!.stage.kind).toBe("elsewhere");
    await rounds.round();
    expect(played.filter((each) => !each.startsWith("0"))).toEqual([]);
    feed(0, { kind: "leg_ended", leg: legOf(0), because: "hung_up" });
    await rounds.round();
    expect(played.slice(-2)).toEqual(["1 elsewhere-en", "2 elsewhere-en"]);
  });

  it("[G733] rings on for whoever it rings for when fewer are taken from then on", async () => {
    partnerAtOnce = 2;
    await rounds.round();
    press(0);
    press(1);
    partnerAtOnce = 1;
    await rounds.round();
    expect(there()).toEqual([0, 1]);
    feed(0, { kind: "leg_ended", leg: legOf(0), because: "busy" });
    await rounds.round();
    press(0);
    expect(there()).toEqual([1]);
  });

  it("[G733] has whoever it was busy for put through again at once, when they press the key again, by the room that they left", async () => {
    partnerAtOnce = 1;
    await rounds.round();
    press(0);
    await rounds.round();
    feed(0, { kind: "leg_ended", leg: legOf(0), because: "busy" });
    press(0);
    expect(there()).toEqual([0]);
  });

  it("[G733] has nobody whom it was busy for put through again at once when fewer are taken from then on", async () => {
    partnerAtOnce = 2;
    await rounds.round();
    press(0);
    press(1);
    partnerAtOnce = 1;
    await rounds.round();
    feed(0, { kind: "leg_ended", leg: legOf(0), because: "busy" });
    press(0);
    expect(there()).toEqual([1]);
    expect(played.at(-1)).toBe("0 elsewhere-failed-en");
  });

  it("[G733] keeps the last end there for whoever it rings for, though another took it in that moment", async () => {
    partnerAtOnce = 2;
    await rounds.round();
    press(0);
    press(1);
    feed(1, { kind: "leg_ended", leg: legOf(1), because: "busy" });
    press(1);
    expect(there()).toEqual([0, 1]);
    expect(played.at(-1)).toBe("1 elsewhere-ringing-en");
  });
});
