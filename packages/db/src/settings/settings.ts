import {
  AfterContactSettings,
  BLOCK_MAX_MS,
  CallSettings,
  CannedTexts,
  DEFAULT_KEYWORDS,
  EmergencyCentres,
  GroundingSettings,
  KeywordLists,
  NeutralChecks,
  OfferedDispositions,
  ONE_LEAD_BLOCK_MS,
  Queues,
  QuietWords,
  REST_QUEUE,
  RetentionSettings,
  RumourSettings,
  SecondFactorRoles,
  SurgeSettings,
  TARGET_MOST_MS,
  WordLists,
} from "@holdfast/case-schema";
import { z } from "zod";
import { DEFAULT_CANNED_TEXTS } from "./default-canned-texts.ts";
import { DEFAULT_DISPOSITIONS } from "./default-dispositions.ts";
import { DEFAULT_WORD_LISTS } from "./default-word-lists.ts";
import { PictureSettings } from "../pictures/picture-settings.ts";

const Milliseconds = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const Target = Milliseconds.max(TARGET_MOST_MS);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a hotline changes while it runs. Every field has a default, so an empty record is complete. */
export const Settings = z.strictObject({
  /** How soon each medium wants a first human answer. */
  targets: z
    .strictObject({
      voice: Target,
      text: Target,
      email: Target,
      form: Target,
      danger: Target,
    })
    .default({ voice: 20_000, text: minute, email: 15 * minute, form: 15 * minute, danger: 20_000 }),
  /** How long after its closing a new inbound event reopens a contact. */
  reopenWithinMs: Milliseconds.default(day),
  /** How long a written answer is held back, so that its author can take it back; 0 sends at once. */
  sendDelayMs: z.number().int().min(0).max(minute).default(5000),
  /** How long a provider may keep its copy of a message, in case it is needed again. */
  providerCopiesKeptMs: z
    .number()
    .int()
    .min(0)
    .max(30 * day)
    .default(hour),
  /** How long after the last inbound message a return code opens its thread. */
  returnCodeValidMs: Milliseconds.default(30 * day),
  /** The longest that two leads may block a thread. */
  longestBlockMs: z
    .number()
    .int()
    .min(ONE_LEAD_BLOCK_MS)
    .max(BLOCK_MAX_MS)
    .default(90 * day),
  /** Words that raise a contact's lane as it comes in. */
  wordLists: WordLists.default(DEFAULT_WORD_LISTS),
  /** Words that stand alone and say something: STOP, START, HELP, YES. Whether one says two things is the caller's to ask. */
  keywords: KeywordLists.default(DEFAULT_KEYWORDS.lists),
  /** Which outcomes are offered when a contact is closed, and what is asked beside them. */
  dispositions: OfferedDispositions.default(DEFAULT_DISPOSITIONS),
  /** Words that can be put where one writes. Whether one invites a word that opts out is the caller's to ask. */
  cannedTexts: CannedTexts.default(DEFAULT_CANNED_TEXTS),
  /** What nobody else should read on somebody's screen; `null`: as delivered, which is the caller's to know. */
  quietWords: QuietWords.nullable().default(null),
  /** What may be asked of whoever nobody has confirmed; `null`: as delivered. Whether one tells anything is the caller's to ask. */
  neutralChecks: NeutralChecks.nullable().default(null),
  /** The queues: what each is called, what feeds it, and who is of it. Whether anything feeds one is the caller's to ask. */
  queues: Queues.prefault([{ id: REST_QUEUE, name: null, feeds: "everything" }]),
  /** Who sends help to which place. */
  emergencyCentres: EmergencyCentres.default([]),
  /** How calls are answered, and what is shown of us. */
  calls: CallSettings.prefault({}),
  /** What counsel settles about quarantined pictures. */
  pictures: PictureSettings.prefault({}),
  /** How long what was told to us is kept. */
  retention: RetentionSettings.prefault({}),
  /** How long whoever had a contact may take after it. */
  afterContact: AfterContactSettings.prefault({}),
  /** What is going round just now, by which many contacts about one rumour are told from others. */
  rumours: RumourSettings.prefault({}),
  /** Where else somebody is answered who waits too long. */
  surge: SurgeSettings.prefault({}),
  /** Whether grounding scripts that nobody has reviewed are offered. */
  grounding: GroundingSettings.prefault({}),
  /** Which roles open nothing but their own account before they have shown a second factor. */
  secondFactorRoles: SecondFactorRoles.default([]),
});
export type Settings = z.infer<typeof Settings>;

/**
 * The settings as they now hold, with the version of each that somebody changed; the others are as delivered. `unread`: what somebody
 * kept and this release cannot read, which counts as delivered too, and is not what the house said.
 */
export type CurrentSettings = Settings & {
  readonly versions?: Readonly<Partial<Record<keyof Settings, number>>>;
  readonly unread?: readonly (keyof Settings)[];
};

export const DEFAULT_SETTINGS: Settings = Settings.parse({});
