import type { ArchivedDocument, Bilingual } from '../../../../lib/einvoice';
import { isAnother } from '../../../../lib/einvoice';
import type { RoutedDocument } from './document';

/** What a person has to look at besides the way that a document goes. */
export const LACKS_UBL: Bilingual = {
	nl: 'Er is geen UBL gemaakt; wat eraan mankeert, staat bij de bevindingen.',
	en: 'No UBL was made; what is wrong with it stands in the findings.',
};

export const AUTOINVOICE_LACKS_UBL: Bilingual = {
	nl: 'AutoInvoice neemt alleen UBL aan, en er is geen gekozen: het stuk wordt niet overgedragen. Kies bij UBL een formaat.',
	en: 'AutoInvoice takes UBL only, and none is chosen: the document is not handed over. Choose a format at UBL.',
};

/** Signs that no font of the PDF has. */
export function shownOtherwise(signs: readonly string[]): readonly Bilingual[] {
	if (signs.length === 0) return [];
	const list = listed(signs);
	return [
		{
			nl: `De PDF toont \u{FFFD} (U+FFFD) in de plaats van tekens die het lettertype niet heeft: ${list}. Schrijf dat in AccountView anders.`,
			en: `The PDF shows \u{FFFD} (U+FFFD) in the place of characters that its font does not have: ${list}. Write that otherwise in AccountView.`,
		},
	];
}

/** Signs of a name that the name of a file cannot have. */
export function leftOutOfName(signs: readonly string[]): readonly Bilingual[] {
	if (signs.length === 0) return [];
	const list = listed(signs);
	return [
		{
			nl: `In de bestandsnaam staat een streepje voor tekens die daar niet mogen: ${list}.`,
			en: `The name of the file has a hyphen for characters that it cannot have: ${list}.`,
		},
	];
}

/** Another document went by this number before, and has not gone out. */
export function takesPlace(
	document: RoutedDocument,
	before: ArchivedDocument | undefined,
): readonly Bilingual[] {
	if (before === undefined || !isAnother(before, document)) return [];
	const { number } = document;
	return [
		{
			nl: `Nummer ${number} is eerder gebruikt voor een stuk met een andere inhoud. Controleer of dit de verbetering daarvan is, of dat twee stukken dit nummer hebben.`,
			en: `Number ${number} was used before for a document with another content. Check whether this one corrects it, or whether two documents bear this number.`,
		},
	];
}

/** Sentences of both languages, one behind the other. */
export function joined(sentences: readonly Bilingual[]): Bilingual {
	return {
		nl: sentences.map(({ nl }) => nl).join(' '),
		en: sentences.map(({ en }) => en).join(' '),
	};
}

/** More would not be read. */
const SHOWN = 5;

/** `"ꙮ" (U+A66E)`; signs that nobody can see as their number alone. */
function listed(signs: readonly string[]): string {
	const shown = signs.slice(0, SHOWN).map((sign) => {
		const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
		return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign) ? `${sign} (${code})` : code;
	});
	return [...shown, ...(signs.length > SHOWN ? ['…'] : [])].join(', ');
}
