import { CaseId, PersonId, Uuid } from "@holdfast/case-schema";
import type { DisclosureAsked } from "@holdfast/db";
import { z } from "zod";
import { builder } from "./builder.ts";
import { CasePartKind } from "./case-enums.ts";
import {
  DisclosureRisk,
  DisclosureTrigger,
  MinorHarm,
  ReleasePurpose,
  VulnerableAdult,
} from "./disclosure-enums.ts";

/** The most that one disclosure can be asked for. */
const CHOSEN_MAX = 2_000;

const FactInput = builder.inputType("FactInput", {
  fields: (t) => ({
    part: t.field({ type: CasePartKind, required: true }),
    id: t.id({ required: true }),
    field: t.string({ required: true }),
    at: t.int({
      required: false,
      description: "Its place in the field's list; null: the field is one fact.",
    }),
  }),
});

/** What somebody wants to disclose, to whom and why. */
export const DisclosureInput = builder.inputType("DisclosureInput", {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    recipientId: t.id({ required: true }),
    purpose: t.field({ type: ReleasePurpose, required: true }),
    trigger: t.field({ type: DisclosureTrigger, required: true }),
    risk: t.field({ type: DisclosureRisk, required: true }),
    minorHarm: t.field({ type: MinorHarm, required: true }),
    vulnerableAdult: t.field({ type: VulnerableAdult, required: true }),
    concerns: t.idList({ required: true, description: "For whom of the case that is feared." }),
    onTheLine: t.idList({ required: true, description: "Who speaks for themself with the recipient." }),
    place: t.string({ required: false, description: "By ISO 3166-2." }),
    returnBy: t.field({ type: "Instant", required: false, description: "When a court wants its answer." }),
    facts: t.field({ type: [FactInput], required: true }),
  }),
});

const Asked = z.object({
  caseId: CaseId,
  recipientId: Uuid,
  concerns: z.array(PersonId).max(200),
  onTheLine: z.array(PersonId).max(200),
  place: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
    .nullable(),
  facts: z
    .array(
      z.object({
        part: z.enum(["person", "exploiter", "note"]),
        id: Uuid,
        field: z.string().max(60),
        at: z.number().int().min(0).max(10_000).nullable(),
      }),
    )
    .min(1)
    .max(CHOSEN_MAX),
});

/** What was asked, as the store knows it; `null`: something in it names nothing. */
export function disclosureAsked(input: typeof DisclosureInput.$inferInput): DisclosureAsked | null {
  const read = Asked.safeParse({
    ...input,
    place: input.place ?? null,
    facts: input.facts.map((fact) => ({ ...fact, at: fact.at ?? null })),
  });
  if (!read.success) return null;
  const { caseId, recipientId, concerns, onTheLine, place, facts } = read.data;
  return {
    caseId,
    recipient: recipientId,
    purpose: input.purpose,
    trigger: input.trigger,
    risk: input.risk,
    minorHarm: input.minorHarm,
    vulnerableAdult: input.vulnerableAdult,
    concerns,
    onTheLine,
    place,
    returnBy: input.returnBy ?? null,
    chosen: facts,
  };
}
