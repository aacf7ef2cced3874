import type { Messages } from "@lingui/core";
import { messages as account } from "../account/locales/fr.po";
import { messages as alarms } from "../alarms/locales/fr.po";
import { messages as audit } from "../audit/locales/fr.po";
import { messages as board } from "../board/locales/fr.po";
import { messages as calls } from "../calls/locales/fr.po";
import { messages as cases } from "../case/locales/fr.po";
import { messages as contact } from "../contact/locales/fr.po";
import { messages as crisis } from "../crisis/locales/fr.po";
import { messages as grounding } from "../grounding/locales/fr.po";
import { messages as inquiry } from "../inquiry/locales/fr.po";
import { messages as people } from "../people/locales/fr.po";
import { messages as reach } from "../reach/locales/fr.po";
import { messages as roles } from "../roles/locales/fr.po";
import { messages as rota } from "../rota/locales/fr.po";
import { messages as safetyPlan } from "../safety-plan/locales/fr.po";
import { messages as scripts } from "../scripts/locales/fr.po";
import { messages as search } from "../search/locales/fr.po";
import { messages as settings } from "../settings/locales/fr.po";
import { messages as share } from "../share/locales/fr.po";
import { messages as shell } from "../locales/fr.po";
import { messages as watching } from "../watching/locales/fr.po";

/** All of French: a language comes whole, so that no part of the screen is in another, and in one file, so that it is waited for once. */
export const messages: Messages = {
  ...shell,
  ...account,
  ...alarms,
  ...audit,
  ...calls,
  ...cases,
  ...contact,
  ...crisis,
  ...grounding,
  ...inquiry,
  ...people,
  ...reach,
  ...roles,
  ...board,
  ...rota,
  ...safetyPlan,
  ...scripts,
  ...search,
  ...settings,
  ...share,
  ...watching,
};
