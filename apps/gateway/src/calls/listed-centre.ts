import { digitsOf, type EmergencyCentre } from "@holdfast/case-schema";
import type { CurrentSettings } from "@holdfast/db";
import { isTheirNumber } from "../disclosure/their-number.ts";

/** The emergency centres of the house's list; `null`: the list that somebody kept cannot be read, and no other stands for it. */
export function centresOf(
  settings: Pick<CurrentSettings, "emergencyCentres" | "unread">,
): readonly EmergencyCentre[] | null {
  return settings.unread?.includes("emergencyCentres") === true ? null : settings.emergencyCentres;
}

/** Whether a number that is dialled is one of the list, however its country is written; a short one is that of the list, or none. */
export function isListed(centres: readonly EmergencyCentre[], number: string): boolean {
  return centres.some(
    (each) =>
      digitsOf(each.number) === digitsOf(number) ||
      (isLong(each.number) && isTheirNumber(each.number, number)),
  );
}

/** Of what is shorter, any number that ends alike would be taken for it. */
const isLong = (number: string): boolean => digitsOf(number).length >= 7;
