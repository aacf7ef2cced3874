import type { Keywords } from "./keywords.ts";

/**
 * The words that a hotline begins with: all on which carriers and providers opt somebody out, with their Spanish and French
 * sisters. A hotline's own edition replaces them whole. No word says two things, and none of `yes` opts in. What one provider
 * does on which word stands with that provider's channel.
 */
export const DEFAULT_KEYWORDS: Keywords = {
  version: 0,
  lists: [
    {
      language: "en",
      opt_out: [
        "STOP",
        "STOPALL",
        "END",
        "CANCEL",
        "UNSUBSCRIBE",
        "QUIT",
        "REVOKE",
        "OPTOUT",
        "OPT-OUT",
        "OPT OUT",
        "REMOVE",
        "TD",
      ],
      opt_in: ["START", "UNSTOP"],
      help: ["HELP", "INFO", "BEFREE"],
      yes: ["YES", "YEP", "YEAH"],
    },
    {
      language: "es",
      opt_out: ["ALTO", "PARE", "PARAR", "BAJA", "CANCELAR"],
      opt_in: [],
      help: ["AYUDA", "AYÚDAME", "AYÚDEME", "INFORMACIÓN"],
      yes: ["SI", "SÍ"],
    },
    {
      language: "fr",
      opt_out: ["ARRET", "ARRÊT", "FIN", "DESABONNER", "DÉSABONNER"],
      opt_in: [],
      help: ["AIDE", "AIDEZ-MOI"],
      yes: ["OUI"],
    },
  ],
};
