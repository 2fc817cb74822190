import { accumulateIcp } from '../../../lib/tax/icp/accumulate';
import { draftIcp, type IcpExtras, type IcpStatement } from '../../../lib/tax/icp/statement';
import type { SupplyInput } from '../../../lib/tax/icp/supply';
import type { MessageInput } from '../../../lib/tax/message/message';
import { readPeriod } from '../../../lib/tax/periods/period';
import type { IcpContext, VatReturnContext } from '../../../lib/tax/rules/context';
import {
	draftFromRubrics,
	readRubricSums,
	type VatReturn,
} from '../../../lib/tax/vat-return/draft';
import { FILER, pagesOf } from './vat-return/books';

/** The return of the first quarter of 2026 that the public example shows. */
export const RUBRICS = {
	'1a': { turnover: 100_000, vat: 21_000 },
	'1b': { turnover: 20_000, vat: 1_800 },
	'2a': { turnover: 5_000, vat: 1_050 },
	'3a': { turnover: 7_500 },
	'3b': { turnover: 12_000 },
	'4b': { turnover: 4_000, vat: 840 },
	'5b': { vat: 9_311 },
};

export const SUPPLIES: readonly SupplyInput[] = [
	{ customer: 'customer 10', vatId: 'DE136695976', nature: 'goods', amount: 8_000 },
	{ customer: 'customer 20', vatId: 'FR83404833048', nature: 'goods', amount: 3_000 },
	{ customer: 'customer 20', vatId: 'FR83404833048', nature: 'services', amount: 1_500 },
	{ customer: 'customer 30', vatId: 'BE0428759497', nature: 'triangular', amount: -500 },
].map((one, at) => ({ ...one, record: `VRK ${at}`, date: '2026-02-01' }) as SupplyInput);

export const MESSAGE: MessageInput = {
	reference: 'OB-2026Q1-0001',
	createdAt: Date.UTC(2026, 3, 15, 8, 30),
	software: { vendorNumber: 'SWO00000', name: 'n8n-avtax', version: '1.0.0' },
	contact: { type: 'taxpayer', initials: 'A.B.', surname: 'Voorbeeld', phone: '0201234567' },
};

export const CONTEXT: VatReturnContext & IcpContext = {
	today: '2026-04-15',
	filings: [],
	replaces: '',
	statements: null,
	vatReturn: null,
	goods: null,
	yearly: 'notAllowed',
	fiscalEntity: 'none',
};

export function vatReturn(period = '2026-Q1', rubrics: unknown = RUBRICS): VatReturn {
	return draftFromRubrics(FILER, readPeriod(period), readRubricSums(rubrics));
}

/** A statement of these supplies, each dated in the period. */
export async function icp(
	period = '2026-Q1',
	supplies: readonly SupplyInput[] = SUPPLIES,
	extras: IcpExtras = {},
): Promise<IcpStatement> {
	const read = readPeriod(period);
	const dated = supplies.map((one) => ({ ...one, date: read.start }));
	return draftIcp(FILER, read, await accumulateIcp(pagesOf(dated), read), extras);
}
