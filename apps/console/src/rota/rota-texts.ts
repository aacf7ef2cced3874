import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what only the screen of the rota says, which comes with it.
learnEnglish(messages);
