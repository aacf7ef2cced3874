import { describe, expect, it } from "vitest";
import { holdMusic } from "../sound/hold-music.ts";
import { tone } from "../sound/tones.ts";
import { courseOf, soundsOf } from "./what-was-heard.ts";

const after = (...parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts.flatMap((part) => [...part]));

describe("what a telephone heard", () => {
  it("is told apart: silence, a tone, two at once, music", () => {
    const silence = new Float64Array(8_000);
    const both = tone([440, 700], 1, 0.4);
    const heard = after(
      silence,
      tone([440], 1, 0.4),
      both,
      tone([700], 1, 0.4),
      holdMusic().subarray(8_000, 16_000),
    );
    expect(courseOf(soundsOf(heard, [440, 700]))).toEqual(["silence", 440, "voice", 700, "music"]);
  });

  it("is told without what was heard for a moment only", () => {
    expect(courseOf([440, 440, "voice", 440, 440, "music", "music"])).toEqual([440, "music"]);
  });
});
