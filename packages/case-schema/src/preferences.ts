import { z } from "zod";
import { ChannelId } from "./ids.ts";
import { Language } from "./language.ts";
import { isShownAsWritten } from "./visible-text.ts";

/** How somebody has arranged the console for themselves. Every field has a default, so an empty record is complete. */
export const Preferences = z.strictObject({
  /** Keys chosen instead of those that a command came with, by the command's id; an empty list leaves it without one. */
  keys: z
    .record(
      z
        .string()
        .regex(/^[a-z-]+\.[a-z-]+$/)
        .max(40),
      z.array(z.string().min(1).max(24).refine(isKey)).max(3),
    )
    .refine((keys) => Object.keys(keys).length <= 100)
    .default({}),
  /** Whether keys that type a character may be commands (WCAG 2.1.4). */
  letters: z.boolean().default(true),
  /** What the console speaks; `browser` asks the browser for it. */
  language: z.enum(["browser", ...Language.options]).default("browser"),
  theme: z.enum(["system", "light", "dark"]).default("system"),
  density: z.enum(["comfortable", "default", "compact"]).default("default"),
  /** Size of text against the browser's own. */
  textPercent: z.number().int().min(100).max(200).default(100),
  motion: z.enum(["system", "reduced"]).default("system"),
  contrast: z.enum(["system", "more"]).default("system"),
  /** Whether words of contacts are hidden from the eye until somebody asks for them. */
  blur: z.boolean().default(false),
  /** Which of the queue and the contact has the room, or both. */
  panes: z.enum(["queue", "both", "work"]).default("both"),
  /** What is said aloud to those who listen. */
  speech: z.enum(["all", "mine", "urgent"]).default("all"),
  /** How loud, of the loudest that is allowed. */
  soundPercent: z.number().int().min(10).max(100).default(100),
  /** Whether a contact that begins to wait is heard, too. */
  newContactSound: z.boolean().default(false),
  /** Channels that make no sound, but for danger and calls. */
  mutedChannels: z.array(ChannelId).max(50).default([]),
});
export type Preferences = z.infer<typeof Preferences>;

// Written out, not parsed: nothing may be parsed while modules load, before the console has told Zod not to compile.
export const DEFAULT_PREFERENCES: Preferences = {
  keys: {},
  letters: true,
  language: "browser",
  theme: "system",
  density: "default",
  textPercent: 100,
  motion: "system",
  contrast: "system",
  blur: false,
  panes: "both",
  speech: "all",
  soundPercent: 100,
  newContactSound: false,
  mutedChannels: [],
};

/** A key by its name, as browsers report it; the space bar's is a space. */
function isKey(key: string): boolean {
  return key === " " || isShownAsWritten(key);
}

/** Reads what was kept, perhaps by another release: what cannot be understood counts as not chosen. */
export function readPreferences(raw: unknown): Preferences {
  const kept: object = typeof raw === "object" && raw !== null ? raw : {};
  const entries = Object.entries(kept).filter(([name, value]) => {
    const field = Object.hasOwn(Preferences.shape, name) && Preferences.shape[name as keyof Preferences];
    return field && field.safeParse(value).success;
  });
  return Preferences.parse(Object.fromEntries(entries));
}
