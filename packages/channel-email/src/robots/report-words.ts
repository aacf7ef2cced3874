/** Subjects of reports that a mail could not be brought. */
export const FAILED =
  /(undeliver(ed|able)|delivery (status notification \(failure\)|failure|has failed|failed|problem|error)|error during delivery|(failure|failed) delivery|failure notice|failed mail|mail (failed|failure|error|not delivered)|returned mail|mail delivery (failed|failure)|delivery notification: delivery has failed|non-?deliver(able|y)|could not be delivered|user unknown|message you sent blocked|rejected:|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|unzustellbarkeit|non remis|non distribu|échec de (la )?(remise|livraison|distribution)|no se (ha podido|pudo|puede) entregar|error de entrega|fallo (de|en la) entrega|no entregado|correo devuelto|mancata consegna|não (pôde ser )?entregue|onbestelbaar|niedostarczon|nie (można )?dostarcz|не (может быть )?доставлен|недоставлен|kunde inte levereras|kunne ikke leveres|邮件传输失败|退信|无法投递|配信不能|配信エラー)/i;

/** Subjects of reports that it is still being tried. */
export const DELAYED =
  /(delivery (status notification \(delay\)|delayed|is delayed)|delayed mail|(could not send message for past)|warning: message .{0,80}delayed|not yet been delivered|still being (tried|retried)|verzögert|verzögerung|retard(é|ée)? de (la )?(remise|livraison|distribution)|remise retardée|entrega (retrasada|aplazada|demorada)|retraso en la entrega)/i;

export const DELIVERED =
  /^(delivered:|delivery status notification \(success\)|zugestellt:|remis\s?:|entregado:)|successful mail delivery report/i;

/** What such reports say first, when their subject says nothing that is known. */
export const SAYS_FAILED =
  /((could|can) ?not (be )?deliver|unable to deliver|not able to deliver|(could|was)n['’]t (be delivered|able to deliver)|not delivered|delivery failed|did not reach|undeliverable|has been returned|permanent (fatal )?(delivery )?(error|failure)|no such user|user unknown|failed recipient|nicht zugestellt werden|n['’]a pas pu (ê|e)tre (remis|d(é|e)livr)|no (se )?(ha podido|pudo) (ser )?entrega|не (может|могло) быть доставлен|无法(投递|送达|传递))/i;

/** That it is still being tried says more than a subject about failure. */
export const SAYS_DELAYED =
  /(not yet been delivered|(attempts|we) will (continue|keep trying)|continue to (try|attempt)|delivery .{0,80}has been (postponed|delayed))/i;
