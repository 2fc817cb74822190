import type { IDataObject } from 'n8n-workflow';
import type { OrderWrite } from '../../../../lib/accountview';

/** What became of an order, as a row. */
export function writtenRow({ outcome, record, descriptionShortened }: OrderWrite): IDataObject {
	return { outcome, ...record, ...(descriptionShortened && { descriptionShortened }) };
}
