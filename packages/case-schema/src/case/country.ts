import { z } from "zod";

const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/** Every country by its two letters (ISO 3166-1). */
export const COUNTRIES: readonly string[] = Object.freeze(CODES.split(" "));

/** A country by its two letters (ISO 3166-1). */
export const Country = z
  .string()
  .refine((code) => COUNTRIES.includes(code))
  .brand<"Country">();
export type Country = z.infer<typeof Country>;

/** A state, province or region by its code (ISO 3166-2), of whose form alone more is known than that its country exists. */
export const Subdivision = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
  .refine((code) => COUNTRIES.includes(code.slice(0, 2)))
  .brand<"Subdivision">();
export type Subdivision = z.infer<typeof Subdivision>;

/** A language that somebody speaks, by its three letters (ISO 639-2, terminology); any that has this form can be kept. */
export const SpokenLanguage = z
  .string()
  .regex(/^[a-z]{3}$/)
  .brand<"SpokenLanguage">();
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;
