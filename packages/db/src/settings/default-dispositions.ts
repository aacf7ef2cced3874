import {
  GivenDisposition,
  type AskedFact,
  type OfferedDispositions,
  type Wording,
} from "@holdfast/case-schema";

const words = (en: string, es: string, fr: string): Wording => ({ en, es, fr });

/** Handbook 3.4: what is asked beside which outcome. */
const ASKED: Partial<Readonly<Record<GivenDisposition, readonly AskedFact[]>>> = {
  referral_given: [
    {
      kind: "count",
      id: "referrals",
      label: words("How many referrals", "Cuántas derivaciones", "Combien d’orientations"),
    },
  ],
  emergency_dispatched: [
    {
      kind: "yes_no",
      id: "contact_confirmed",
      label: words(
        "Did they confirm that they reached the person?",
        "¿Confirmaron que llegaron a la persona?",
        "Ont-ils confirmé avoir rejoint la personne ?",
      ),
    },
  ],
  tip_not_sent: [
    {
      kind: "choice",
      id: "reason",
      label: words(
        "Why it was not passed on",
        "Por qué no se transmitió",
        "Pourquoi il n’a pas été transmis",
      ),
      choices: [
        { id: "no_consent", label: words("Not agreed to", "Sin acuerdo", "Sans accord") },
        { id: "not_safe", label: words("Not safe for the person", "No es seguro", "Pas sans danger") },
        {
          id: "not_enough",
          label: words("Not enough is known", "No se sabe lo suficiente", "Pas assez d’éléments"),
        },
        { id: "known_already", label: words("Known there already", "Ya se sabe allí", "Déjà connu là-bas") },
        {
          id: "outside",
          label: words("Outside what we pass on", "Fuera de lo que transmitimos", "Hors de notre rôle"),
        },
      ],
    },
  ],
};

/** What a new house begins with: every outcome of the field, in the console's words. */
export const DEFAULT_DISPOSITIONS: OfferedDispositions = GivenDisposition.options.map((id) => ({
  id,
  label: null,
  facts: [...(ASKED[id] ?? [])],
}));
