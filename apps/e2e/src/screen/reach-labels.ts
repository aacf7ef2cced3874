import { CHANGED } from "./answering.ts";
import { CLOSING, type ClosingLabels } from "./closing.ts";

/** What the console calls things on the way through a contact from a watched phone, in a language. */
export interface ReachLabels {
  readonly browser: string;
  readonly username: string;
  readonly queue: string;
  readonly contact: string;
  readonly live: string;
  readonly mine: string;
  readonly changed: string;
  readonly conversation: string;
  /** Why only a check question is offered. */
  readonly onlyCheck: string;
  readonly offered: string;
  readonly preset: string;
  readonly safeWord: string;
  readonly dangerWord: string;
  readonly danger: string;
  readonly coverStory: string;
  readonly checkQuestion: string;
  readonly locked: string;
  readonly sending: string;
  /** What whoever confirms is told where something happened of which they did not know. */
  readonly meanwhile: string;
  readonly dangerElsewhere: (number: number) => string;
  readonly over: (nth: 1 | 2) => string;
  readonly isWatched: string;
  readonly yes: string;
  readonly watched: string;
  readonly agreed: string;
  readonly followUps: string;
  readonly planned: string;
  readonly due: string;
  readonly writeIt: string;
  readonly isForThis: string;
  readonly settled: string;
  readonly done: string;
  readonly doneBy: (name: string) => RegExp;
  readonly closing: ClosingLabels;
  readonly outcome: string;
}

export const REACH_LABELS: Readonly<Record<"en" | "es", ReachLabels>> = {
  en: {
    browser: "en-US",
    username: "Username",
    queue: "Queue",
    contact: "Contact",
    live: "● Live",
    mine: "You have this",
    changed: CHANGED.en,
    conversation: "Conversation",
    onlyCheck: "It is not confirmed that this is the same person. Only a check question may be sent.",
    offered: "What may be sent",
    preset: "Text ok any time",
    safeWord: "Safe word: “I am alone and free to talk”",
    dangerWord: "Danger word: “I am not safe”",
    danger: "Danger word",
    coverStory: "Cover story: what may be sent then, one text a line. Nothing here: nothing is sent.",
    checkQuestion: "Check question: what they want to be asked, to show that it is them",
    locked: "Sending is off.",
    sending: "Sending",
    meanwhile: "Not recorded: something happened here meanwhile. Look at it, and say it again.",
    dangerElsewhere: (number) => `Danger word in contact ${number}.`,
    over: (nth) => `Confirm that it is over (${nth} of 2)`,
    isWatched: "Does somebody else read what is on it",
    yes: "Yes",
    watched: "watched device",
    agreed: "What was agreed, for colleagues",
    followUps: "Open follow-ups",
    planned: "planned",
    due: "follow-up due: we write",
    writeIt: "Write it",
    isForThis: "Your next reply is for this",
    settled: "1 settled follow-up",
    done: "Done",
    doneBy: (name) => new RegExp(`^done by ${name}, `),
    closing: CLOSING.en,
    outcome: "Information",
  },
  es: {
    browser: "es-MX",
    username: "Nombre de usuario",
    queue: "Cola",
    contact: "Contacto",
    live: "● En vivo",
    mine: "Lo tiene usted",
    changed: CHANGED.es,
    conversation: "Conversación",
    onlyCheck:
      "No está confirmado que sea la misma persona. Solo se puede enviar una pregunta de comprobación.",
    offered: "Lo que se puede enviar",
    preset: "Mensaje a cualquier hora",
    safeWord: "Palabra segura: “estoy a solas y puedo hablar”",
    dangerWord: "Palabra de peligro: “no estoy a salvo”",
    danger: "Palabra de peligro",
    coverStory:
      "Historia acordada: lo que se puede enviar entonces, un texto por línea. Si no hay nada: no se envía nada.",
    checkQuestion:
      "Pregunta de comprobación: lo que quiere que se le pregunte para mostrar que es la misma persona",
    locked: "El envío está cerrado.",
    sending: "Enviando",
    meanwhile: "No se guardó: mientras tanto pasó algo aquí. Mírelo y dígalo otra vez.",
    dangerElsewhere: (number) => `Palabra de peligro en el contacto ${number}.`,
    over: (nth) => `Confirmar que ha pasado (${nth} de 2)`,
    isWatched: "Otra persona lee lo que hay en él",
    yes: "Sí",
    watched: "aparato vigilado",
    agreed: "Lo acordado, para los colegas",
    followUps: "Seguimientos abiertos",
    planned: "previsto",
    due: "toca un seguimiento: escribimos",
    writeIt: "Escribirlo",
    isForThis: "Su próxima respuesta es para esto",
    settled: "1 seguimiento resuelto",
    done: "Listo",
    doneBy: (name) => new RegExp(`^hecho por ${name}, `),
    closing: CLOSING.es,
    outcome: "Información",
  },
};
