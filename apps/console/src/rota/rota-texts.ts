import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what only the screens of the rota and of practice say, which comes with them.
learnEnglish(messages);
