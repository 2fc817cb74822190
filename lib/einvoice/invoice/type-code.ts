import type { Invoice } from './schema';

/**
 * What kind of document it is by UNCL 1001 (BT-3): 380 an invoice, 381 a credit note, 384 a corrected
 * invoice, 389 an invoice that the buyer has made out. Left out in an invoice it is an ordinary one.
 */
export function typeCode({ kind, typeCode: given }: Pick<Invoice, 'kind' | 'typeCode'>): string {
	if (given !== '') return given;
	return kind === 'creditNote' ? '381' : '380';
}
