import { EInvoiceError } from '../errors';

/** More of one name in one folder is a mistake somewhere. */
const MOST = 99;

/**
 * The next name to be tried: `Factuur 1.pdf`, `Factuur 1 (2).pdf`, `Factuur 1 (3).pdf`.
 *
 * @throws EInvoiceError EINVOICE_FILES_TOO_MANY
 */
export function numberedName(name: string): string {
	const [, stem = name, number = '1', extension = ''] =
		/^(.*?)(?: \((\d{1,3})\))?(\.[^.]*)?$/su.exec(name) ?? [];
	const next = Number(number) + 1;
	if (next <= MOST) return `${stem} (${next})${extension}`;
	throw new EInvoiceError({
		code: 'EINVOICE_FILES_TOO_MANY',
		message: `The folder holds ${MOST} files of the name ${stem}${extension} already, so this one was not stored.`,
		remedy: 'Let File Name tell documents apart, for example by {number}.',
	});
}
