import type { ContactId } from "@holdfast/case-schema";
import { ContactId as ReadContactId } from "@holdfast/case-schema";
import { z } from "zod";

/** What tabs of one browser tell each other: ids only, kept nowhere. */
const Told = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reading"),
    tab: z.string(),
    shown: z.object({ contact: ReadContactId, version: z.number().int() }).nullable(),
  }),
  z.object({ kind: z.literal("shift") }),
]);
export type Told = z.infer<typeof Told>;

/** How often a tab says again what is read in it, and how long its word holds, in milliseconds. */
export const SAY_EVERY_MS = 3_000;
const HOLDS_MS = 8_000;

/** A contact that is looked at, and up to which version of it what was said stands on the screen. */
export interface Shown {
  readonly contact: ContactId;
  readonly version: number;
}

/** What is read in other tabs, and until when that holds. Instants are milliseconds. */
export type OtherTabs = ReadonlyMap<string, Shown & { readonly until: number }>;

/** Takes in what another tab said; `null` when it says nothing that this tab understands. */
export function hearTab(
  before: OtherTabs,
  raw: unknown,
  now: number,
): { readonly tabs: OtherTabs; readonly isShift: boolean } {
  const told = Told.safeParse(raw).data;
  if (told === undefined) return { tabs: before, isShift: false };
  if (told.kind === "shift") return { tabs: before, isShift: true };
  const tabs = new Map(before);
  if (told.shown === null) tabs.delete(told.tab);
  else tabs.set(told.tab, { ...told.shown, until: now + HOLDS_MS });
  return { tabs, isShift: false };
}

/** What is read in other tabs now, as far as is known: a tab that crashed says nothing, and so shows nothing new. */
export function readElsewhere(tabs: OtherTabs, now: number): readonly Shown[] {
  return [...tabs.values()].filter(({ until }) => until > now);
}

/** The contacts that are looked at, here or elsewhere, each with the newest version that any of the tabs shows. */
export function shownVersions(shown: readonly Shown[]): ReadonlyMap<ContactId, number> {
  const versions = new Map<ContactId, number>();
  for (const { contact, version } of shown)
    versions.set(contact, Math.max(version, versions.get(contact) ?? version));
  return versions;
}
