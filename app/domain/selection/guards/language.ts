const marks = /[¿¡\u00c0-\u024f]/;
const word = /[a-z']+/g;
const otherScript = /[^\P{L}a-z]/gu;

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Frequent words of other languages, without accents, that are no English words. */
const foreign = wordSet(`
  donde esta estan pedido mi mis el los las que por para con una como cuando quiero necesito puedo hola gracias pero muy
  este paquete envio reembolso dinero devolver llegado llego todavia aun tarjeta cuenta quisiera ayuda numero compra
  je vous votre mon mes les une est pas ou quand commande colis livraison bonjour merci avec dans qui
  remboursement recu suis veux voudrais pourquoi toujours jamais argent
  ich nicht mein meine meinen ist der und wo wann bestellung paket lieferung bitte danke habe noch kein keine eine einen
  mit auf wurde geld zuruck wie lange warum ware
  dove mio mia il che sono ordine pacco spedizione grazie ciao arriva rimborso della quando qual quale perche soldi
  meu minha nao onde quero obrigado obrigada encomenda voce uma meus dinheiro ainda chegou
  mijn waar bestelling pakket ik heb niet het een wanneer geld terug
  moje moj gdzie jest zamowienie paczka nie kiedy siparisim nerede kargo iade
`);

const english = wordSet(`
  the is my to and you i it of for in have not please where when what how on with this that can want was are your me do
  get need has been be still they we if at from or an will would could did does but so no just am any our know help tell
  there here why who which check see order return money track
`);

/** The language is not one whose abstain rules we can check; only English is claimed. Short texts get the benefit of doubt. */
export function isUncheckedLanguage(original: string, folded: string): boolean {
  const others = folded.match(otherScript)?.length ?? 0;
  const words = folded.match(word) ?? [];
  const latin = words.reduce((sum, each) => sum + each.length, 0);
  if (others >= 3 && others > latin * 0.5) return true;
  const foreignWords = words.filter((each) => foreign.has(each)).length;
  if (foreignWords === 0) return false;
  const englishWords = words.filter((each) => english.has(each)).length;
  if (foreignWords >= 2) return foreignWords > englishWords;
  return englishWords === 0 && marks.test(original);
}
