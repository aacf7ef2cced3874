import {
  OVERFLOW_LATEST_MINUTES,
  Queues,
  REST_QUEUE,
  type ChannelId,
  type Language,
  type QueueId,
  type QueueMode,
  type QueuesProblem,
  type UserId,
  Wording,
} from "@holdfast/case-schema";
import { neverFed } from "@holdfast/queue-policy";
import { z } from "zod";

/** A queue as it is being written. */
export interface QueueDraft {
  readonly id: QueueId;
  /** Whether it is the one for whatever no other names. */
  readonly isRest: boolean;
  readonly name: Wording;
  readonly channels: readonly ChannelId[];
  readonly languages: readonly Language[];
  readonly mode: QueueMode;
  /** `null`: it overflows nowhere. */
  readonly overflowTo: QueueId | null;
  readonly minutes: string;
  /** `null`: everybody. */
  readonly people: readonly UserId[] | null;
}

/** Why a queue cannot be kept as it is. */
export type QueueDraftProblem = QueuesProblem | "name" | "names_nothing" | "minutes" | "nobody" | "never_fed";

const NO_NAME: Wording = { en: "", es: "", fr: "" };
/** What is written there for whoever begins; the hotline's to say. */
const MINUTES_FIRST = "5";

export function draftQueues(queues: Queues): readonly QueueDraft[] {
  return queues.map(({ id, name, feeds, mode, overflow, people }) => ({
    id,
    isRest: feeds === "everything",
    name: name ?? NO_NAME,
    channels: feeds === "everything" ? [] : feeds.channels,
    languages: feeds === "everything" ? [] : feeds.languages,
    mode,
    overflowTo: overflow?.to ?? null,
    minutes: overflow === null ? MINUTES_FIRST : String(overflow.afterMinutes),
    people,
  }));
}

/** A queue to be written. `id` has to be one that no queue ever had, so that nothing said of another is taken for this one's. */
export function newQueue(id: QueueId): QueueDraft {
  const none = { channels: [], languages: [], overflowTo: null, people: null };
  return { id, isRest: false, name: NO_NAME, mode: "pull", minutes: MINUTES_FIRST, ...none };
}

/** The queues without one, into which no other overflows any more. */
export function withoutQueue(drafts: readonly QueueDraft[], id: QueueId): readonly QueueDraft[] {
  return drafts
    .filter((draft) => draft.id !== id)
    .map((draft) => (draft.overflowTo === id ? { ...draft, overflowTo: null } : draft));
}

/** What was written, and what is wrong with which queue. `carried`: the channels that the house has; `null`: nobody knows. */
export function readQueues(
  drafts: readonly QueueDraft[],
  carried: readonly ChannelId[] | null,
): { readonly value: Queues | null; readonly problems: ReadonlyMap<QueueId, QueueDraftProblem> } {
  const own = drafts.flatMap((draft) => {
    const problem = problemOf(draft);
    return problem === null ? [] : [[draft.id, problem] as const];
  });
  if (own.length > 0) return { value: null, problems: new Map(own) };
  const read = Queues.safeParse(drafts.map(rawOf));
  if (!read.success) {
    const beside = read.error.issues.flatMap((issue) => {
      const { data } = Beside.safeParse(issue);
      const id = data === undefined ? undefined : drafts[data.path[0]]?.id;
      return data === undefined || id === undefined ? [] : [[id, data.params.code] as const];
    });
    return { value: null, problems: new Map(beside) };
  }
  const without = carried === null ? [] : neverFed(read.data, carried);
  if (without.length === 0) return { value: read.data, problems: new Map() };
  return { value: null, problems: new Map(without.map((id) => [id, "never_fed" as const])) };
}

const Beside = z.object({
  path: z.tuple([z.number()]),
  params: z.object({
    code: z.enum([
      "same_id",
      "same_name",
      "named_twice",
      "overflow_to_itself",
      "overflow_to_nowhere",
    ] satisfies QueuesProblem[]),
  }),
});

function rawOf(draft: QueueDraft): unknown {
  const { id, isRest, name, channels, languages, mode, overflowTo, minutes, people } = draft;
  return {
    id: isRest ? REST_QUEUE : id,
    name: isRest && isEmpty(name) ? null : name,
    feeds: isRest ? "everything" : { channels, languages },
    mode,
    overflow: overflowTo === null ? null : { to: overflowTo, afterMinutes: Number(minutes) },
    people,
  };
}

const isEmpty = (name: Wording): boolean => Object.values(name).every((words) => words.trim() === "");

function problemOf(draft: QueueDraft): QueueDraftProblem | null {
  const { isRest, name, channels, languages, overflowTo, minutes, people } = draft;
  const isNamed = Wording.safeParse(name).success;
  if (!isNamed && !(isRest && isEmpty(name))) return "name";
  if (!isRest && channels.length + languages.length === 0) return "names_nothing";
  if (overflowTo !== null && !isMinutes(minutes)) return "minutes";
  return people?.length === 0 ? "nobody" : null;
}

function isMinutes(typed: string): boolean {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= OVERFLOW_LATEST_MINUTES;
}
