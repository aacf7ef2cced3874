/** What somebody who asks for help, or says what is done to them and where, may write with a capital letter, by language. */
const SAID = {
  en:
    "am an and are as at avenue away bad beat beating beaten bleeding bring broke call calling came can cannot cant come comes coming " +
    "cops could crying cut danger dangerous dead die do dont door drunk dying emergency escape fast find fire follow followed gun guns " +
    "go going has have he held help helping her here hes hide hiding him his hit hits home hospital hostage hotel house how hurry hurt " +
    "hurting im in injured is it kidnapped kill killed knife leave leaving let locked look me more motel my need never no not now of " +
    "on out outside over pain please police quick quickly raped road room run sad safe save scared send she sick soon sorry sos station " +
    "stay still stop street stuck take taken thanks that the their them there they this threat tied to today tonight trapped trying " +
    "unsafe until up upset urgent wait want was watching watched we weapon what when where who why with wont work you your",
  es:
    "abran adentro afuera ahora amenaza aqui arma asustada asustado atada atrapada atrapado auxilio avenida ayuda ayudame ayudarme " +
    "ayudeme ayudenme ayuden baja busquenme calle casa cuarto cuchillo cuidado deprisa donde ella ellos emergencia encerrada encerrado " +
    "enferma enfermo es esconder escondida escondido esta estan estoy favor fuego fuera golpea golpes gracias ha habitacion hay herida " +
    "herido hospital hoy huir llamen llame llamar llega llegan llevan llevaron llevar lo manden mas mata matar me miedo mi muerte muerta " +
    "navaja necesito ninos no nos nunca para peligro pistola policia por porfavor porque presa pronto puedo quiere quiero rapido rescate " +
    "salgan salir salvenme sangre se secuestro secuestrada si sigue socorro sola solo su tengo tiene todavia tu ven venga vengan ver viene " +
    "vienen violencia vivo ya yo",
  fr:
    "ai aide aider aidez appelez arme arrive arrivent attachee attention avec bagarre besoin blesse blessee bruit ca cachee ce chambre " +
    "chez couteau coups danger dans dehors depeche depechez elle enferme enfermee en est feu frappe fuir fusil gendarmes gens hopital " +
    "ici il ils je jetais jen laissez ma maison mal malade menace mes moi mon mort morte ne nous ou oui par partir pas peur pistolet " +
    "piege police pompiers porte pour pourquoi pressez quand que qui rapidement rue sa samu sang sauvez secours seul seule sil sors " +
    "sortir stp suis svp tient toujours tout tue tuer un une urgence vas venez veut viens viol vite vont vous",
} as const;

/** Words in plain form that are no names. There are more of them than anybody can list. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  Object.values(SAID).flatMap((words) => words.split(" ")),
);
