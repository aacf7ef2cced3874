import { CasePartKind, RepresentativeKind } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import { z } from "zod";
import type { CaseData } from "../case/case-documents.ts";
import { shapeOf, type Shape } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { representativeWords } from "../case/role-words.ts";
import { valueWords } from "../case/value-words.ts";

/** What goes, as the gateway gives it: whose it is, is a number in it. Personal data. */
const Packet = z.array(
  z.object({ part: CasePartKind, of: z.number(), field: z.string(), value: z.unknown() }),
);
const Speaking = z.object({ as: RepresentativeKind, whom: z.array(z.number()) });

/** What went, line by line, to be told as it stands; `null`: it cannot be read here. */
export function packetWords(packet: string, data: CaseData, language: string): readonly string[] | null {
  const read = Packet.safeParse(parsed(packet));
  if (!read.success) return null;
  return read.data.map(({ part, of, field, value }) => {
    const whom = partName(part, String(of));
    const name = fieldNamed(part, field);
    return t`${whom}. ${name}: ${told(shapeOf(part, field), value, data, language)}`;
  });
}

/** `undefined`, which no packet is, where it is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function partName(part: CasePartKind, number: string): string {
  return {
    person: t`Person ${number}`,
    exploiter: t`Alleged exploiter ${number}`,
    note: t`Note ${number}`,
  }[part];
}

/** Shapes whose entries each are a fact of their own. */
const LISTS: readonly Shape["kind"][] = ["several", "lines", "addresses", "places", "needs", "people"];

function told(shape: Shape, value: unknown, data: CaseData, language: string): string {
  // Of words only the words go, and of whom somebody speaks for only numbers.
  if (shape.kind === "open" && typeof value === "string") return value;
  const speaking = shape.kind === "represents" ? Speaking.safeParse(value) : null;
  if (speaking?.success === true) {
    const { as, whom } = speaking.data;
    const people = whom.map((each) => partName("person", String(each))).join(", ");
    return t`${representativeWords(as)} of ${people}`;
  }
  const isOne = LISTS.includes(shape.kind) && !Array.isArray(value);
  return valueWords(shape, isOne ? [value] : value, data, language);
}
