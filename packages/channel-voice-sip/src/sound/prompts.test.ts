import {
  CallPrompt,
  isQuestion,
  KEY_ELSEWHERE,
  KEY_NO,
  KEY_YES,
  Language,
  promptFile,
} from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { describe, expect, it } from "vitest";
import { CHORDS, holdMusic } from "./hold-music.ts";
import { promptName } from "./placeholder-sounds.ts";
import { loudnessOf, loudnessOfAll, tone } from "./tones.ts";
import { RATE, samplesOf, wavOf } from "./wav.ts";

const PRIVATE = { en: /private.*not recorded/, es: /privada.*no se graba/, fr: /privé.*pas enregistré/ };
const KEY = { en: /press 1\./, es: /pulse 1\./, fr: /appuyez sur 1\./ };

describe("the shipped prompts", () => {
  it.each(Language.options)(
    "[VS12] say in %s that the call is private and not recorded, and offer a key to whoever cannot speak",
    (language) => {
      const { welcome, "welcome-longer": longer } = WORDINGS[language].prompts;
      for (const text of [welcome, longer]) {
        expect(text).toMatch(PRIVATE[language]);
        expect(text).toMatch(KEY[language]);
      }
    },
  );

  it.each(Language.options)(
    "[CP99] tell in %s of another number by the one key that asks for it, and name neither it nor whose it is",
    (language) => {
      const { elsewhere, ...others } = WORDINGS[language].prompts;
      expect(elsewhere.match(/\d+/g)).toEqual([KEY_ELSEWHERE]);
      for (const text of Object.values(others)) expect(text).not.toContain(KEY_ELSEWHERE);
      expect([KEY_YES, KEY_NO]).not.toContain(KEY_ELSEWHERE);
    },
  );

  it.each(Language.options)("[VS16] say in %s all that can be played to whoever cannot speak", (language) => {
    const texts = Object.entries(WORDINGS[language].prompts);
    const files = new Map(texts.map(([prompt, words]) => [promptName(prompt, language), words]));
    const wordsOf = (prompt: CallPrompt): string => files.get(promptFile(prompt, language)) ?? "";
    for (const prompt of CallPrompt.options) expect(wordsOf(prompt)).not.toBe("");
    for (const prompt of CallPrompt.options.filter(isQuestion)) expect(wordsOf(prompt)).toMatch(/1.*2/);
  });
});

describe("sound", () => {
  it("is written and read as telephones have it", () => {
    const samples = tone([440], 0.5, 0.4);
    const again = samplesOf(wavOf(samples));
    expect(again).toHaveLength(RATE / 2);
    expect(Math.max(...again.map((sample, at) => Math.abs(sample - (samples[at] ?? 0))))).toBeLessThan(1e-4);
  });

  it("is read from a file that is not whole yet, and from none", () => {
    const file = wavOf(tone([440], 0.5, 0.4));
    expect(samplesOf(file.subarray(0, 44 + 801))).toHaveLength(400);
    expect(samplesOf(new Uint8Array(20))).toHaveLength(0);
  });

  it("has a loudness at each frequency: there where it is, and hardly any beside it", () => {
    const samples = tone([440], 1, 0.4);
    expect(loudnessOf(440, samples)).toBeGreaterThan(0.3);
    expect(loudnessOf(700, samples)).toBeLessThan(0.01);
    expect(loudnessOfAll(new Float64Array(100))).toBe(0);
  });

  it("of the music is quiet, and made of its chords", () => {
    const music = holdMusic();
    expect(Math.max(...music.map(Math.abs))).toBeLessThan(0.1);
    const first = music.subarray(RATE, 2 * RATE);
    for (const hertz of CHORDS[0] ?? []) expect(loudnessOf(hertz, first)).toBeGreaterThan(0.03);
  });
});
