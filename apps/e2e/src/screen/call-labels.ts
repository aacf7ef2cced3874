import { CLOSING, type ClosingLabels } from "./closing.ts";

/** What the console calls things that have to do with a call, in a language. */
export interface CallLabels {
  readonly username: string;
  readonly queue: string;
  readonly tryMicrophone: string;
  readonly ready: string;
  readonly startShift: string;
  readonly heardIt: string;
  readonly onShift: string;
  readonly contact: string;
  readonly rings: (number: number) => string;
  readonly talking: string;
  readonly onHold: string;
  readonly pressedOne: string;
  readonly call: string;
  readonly hangUp: string;
  readonly over: string;
  readonly closing: ClosingLabels;
  /** An outcome to close with. */
  readonly outcome: string;
}

export const ENGLISH: CallLabels = {
  username: "Username",
  queue: "Queue",
  tryMicrophone: "Try the microphone",
  ready: "Telephone ready.",
  startShift: "Start shift",
  heardIt: "Yes",
  onShift: "Your shift: available",
  contact: "Contact",
  rings: (number) => `A call rings for you: contact ${number}.`,
  talking: "talking for",
  onHold: "on hold for",
  pressedOne: "1, yes",
  call: "Call",
  hangUp: "Hang up",
  over: "The call is over, and the contact is still yours.",
  closing: CLOSING.en,
  outcome: "Information given",
};

export const SPANISH: CallLabels = {
  username: "Nombre de usuario",
  queue: "Cola",
  tryMicrophone: "Probar el micrófono",
  ready: "Teléfono listo.",
  startShift: "Empezar el turno",
  heardIt: "Sí",
  onShift: "Su turno: disponible",
  contact: "Contacto",
  rings: (number) => `Una llamada suena para usted: contacto ${number}.`,
  talking: "en conversación desde hace",
  onHold: "en espera desde hace",
  pressedOne: "1, sí",
  call: "Llamada",
  hangUp: "Colgar",
  over: "La llamada terminó y el contacto sigue siendo suyo.",
  closing: CLOSING.es,
  outcome: "Información dada",
};

export const FRENCH: CallLabels = {
  username: "Identifiant",
  queue: "File",
  tryMicrophone: "Essayer le micro",
  ready: "Téléphone prêt.",
  startShift: "Commencer la permanence",
  heardIt: "Oui",
  onShift: "Votre permanence\u00A0: disponible",
  contact: "Contact",
  rings: (number) => `Un appel sonne pour vous\u00A0: contact ${number}.`,
  talking: "en conversation depuis",
  onHold: "en attente depuis",
  pressedOne: "1, oui",
  call: "Appel",
  hangUp: "Raccrocher",
  over: "L’appel est terminé et le contact reste le vôtre.",
  closing: CLOSING.fr,
  outcome: "Information donnée",
};
