/** Words that stand in nearly every text, in the languages of the house, in the form in which words are compared: nobody is found by them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    // English.
    "the and for are was were but not you your yours she her hers his him they them their this that these those with from have has had",
    "been being will would can could should shall may might must did does doing done our ours who whom whose what when where why how",
    "there here then than too very just also into onto out off all any some its isn don doesn didn won because about",
    // Spanish.
    "los las una unos unas del con por para que como pero mas muy sus mis tus ella ellos ellas nos les esta este esto estos estas ese esa",
    "eso hay han sido era eran fue fueron ser estar soy eres son estoy estan tengo tiene tienen porque cuando donde quien sin sobre entre",
    "tambien nada todo toda todos todas",
    // French.
    "les des une est sont etait ete etre avec pour par que qui quoi dans sur sous mais plus pas tres ses mes tes nos vos leur leurs elle",
    "elles ils nous vous cette ces cet aux ont avait avoir fait comme quand sans entre aussi tout toute tous toutes suis",
  ].flatMap((line) => line.split(" ")),
);
