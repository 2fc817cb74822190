import type { IDataObject } from 'n8n-workflow';
import {
	accumulateIcp,
	draftIcp,
	icpTotal,
	readCallOff,
	readPeriod,
	vatIdText,
	type IcpLine,
	type Period,
} from '../../../../lib/tax';
import { checkDraft } from '../../../../lib/tax/filings';
import { findingsList, icpTable, Pen } from '../../../../lib/tax/pages';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { textOf, textsOf } from '../../../shared/values';
import { suppliesOf } from '../../books/supply-books';
import { vatCodesOf } from '../../books/vat-books';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';
import { filerOf, intentOf, listOf, objectIn, optionsOf } from '../draft-parameters';
import { draftRow } from '../draft-row';
import { languageOf } from '../language-parameter';
import { prepareParameters } from './prepare-parameters';

const CENTS = 100;

export const description = showFor('icpStatement', ['prepare'], prepareParameters);

/** The statement as a draft, its lines, and what is to be said about it. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const options = optionsOf(parameters);
	const period = readPeriod(parameters.text('period', LABELS.period));
	const books = await accumulateIcp(await pagesOf(session, parameters, period), period);
	const draft = draftIcp(filerOf(parameters), period, books, {
		division: textOf(options['division'], 'Company in Fiscal Entity'),
		callOff: readCallOff(listOf(options['callOff'], 'Call-Off Stock')),
	});
	const filings = await session.filings();
	const beside = {
		vatReturn: null,
		goods: null,
		yearly: 'allowed',
		fiscalEntity: draft.division === '' ? 'none' : 'member',
	} as const;
	const subject = { kind: 'icp', draft, beside } as const;
	const checked = await checkDraft(filings, subject, intentOf(options), session.ports);
	const pen = new Pen(languageOf(parameters));
	return [
		{
			...draftRow(draft, checked, session.ports.clock.now()),
			total: icpTotal(draft) / CENTS,
			lines: draft.lines.map(lineRow),
			page: {
				form: icpTable(draft.lines, pen).text,
				sources: '',
				findings: findingsList(checked.findings, pen).text,
			},
		},
	];
}

/** Asynchronous either way, as the reading of a book is. */
async function pagesOf(
	session: FilingSession,
	parameters: ItemParameters,
	period: Period,
): Promise<AsyncIterable<readonly unknown[]>> {
	if (parameters.text('source', LABELS.source) !== 'accountView') {
		return onePage(parameters.objectsIfAny('supplies', LABELS.supplies));
	}
	const options = optionsOf(parameters);
	const books = await session.accountView();
	const codes = await vatCodesOf(books.client, {
		rubrics: objectIn(options['rubricsOfCodes'], 'Rubrics of VAT Codes') ?? {},
		deductsShifted: false,
	});
	return suppliesOf(books, period, codes, {
		services: textsOf(options['services'], 'VAT Codes of Services'),
		triangular: textsOf(options['triangular'], 'VAT Codes of Triangular Supplies'),
	});
}

async function* onePage(rows: readonly unknown[]): AsyncGenerator<readonly unknown[], void> {
	yield await Promise.resolve(rows);
}

function lineRow(line: IcpLine): IDataObject {
	return {
		customer: line.customer,
		vatId: vatIdText(line),
		country: line.country,
		nature: line.nature,
		corrects: line.corrects,
		euros: line.euros,
		amount: line.cents / CENTS,
		records: line.records,
	};
}
