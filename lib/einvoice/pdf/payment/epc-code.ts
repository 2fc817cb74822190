/** What a bank reads from the QR code of a SEPA credit transfer. */
export interface Transfer {
	readonly name: string;
	readonly iban: string;
	/** '' where it is not known: within the EEA the IBAN is enough. */
	readonly bic: string;
	readonly cents: number;
	/** Structured (ISO 11649, such as RF18539007547034) or free. */
	readonly reference: string;
}

const LONGEST_NAME = 70;
const LONGEST_REFERENCE = 140;
/** Version 13 at error correction level M. */
const MOST_BYTES = 331;
/** 999,999,999.99 euros. */
const MOST_CENTS = 99_999_999_999;
/** Bank code (ISO 9362). The code may do without, and with another word banking apps refuse it. */
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
const STRUCTURED = /^RF\d{2}[A-Z0-9]{1,21}$/;

/**
 * The payload of the QR code for a SEPA credit transfer, by EPC069-12 version 002 (UTF-8). Undefined
 * where there can be none: no amount above 0, no account or no name, or a text that is too long.
 */
export function epcPayload(transfer: Transfer): string | undefined {
	const name = oneLine(transfer.name);
	const reference = oneLine(transfer.reference);
	if (transfer.cents <= 0 || transfer.cents > MOST_CENTS) return undefined;
	if (name === '' || transfer.iban === '') return undefined;
	const isStructured = STRUCTURED.test(reference);
	const payload = [
		'BCD',
		'002',
		'1',
		'SCT',
		bicOf(transfer),
		cut(name, LONGEST_NAME),
		transfer.iban.replace(/\s/g, ''),
		`EUR${Math.floor(transfer.cents / 100)}.${String(transfer.cents % 100).padStart(2, '0')}`,
		'',
		isStructured ? reference : '',
		isStructured ? '' : cut(reference, LONGEST_REFERENCE),
	]
		.join('\n')
		.trimEnd();
	return Buffer.byteLength(payload) > MOST_BYTES ? undefined : payload;
}

/** '' for what cannot be one. */
function bicOf({ bic }: Transfer): string {
	const compact = bic.replace(/\s/g, '').toUpperCase();
	return BIC.test(compact) ? compact : '';
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function cut(text: string, length: number): string {
	return Array.from(text).slice(0, length).join('');
}
