import type { IDataObject } from 'n8n-workflow';
import {
	accumulate,
	draftFromRubrics,
	draftVatReturn,
	formOf,
	previousPeriod,
	readPeriod,
	readRubricSums,
	roundToCents,
	type EarlierReturn,
	type Filer,
	type Period,
	type VatReturn,
} from '../../../../lib/tax';
import { checkDraft, returnBefore } from '../../../../lib/tax/filings';
import { findingsList, Pen, sourcesTable, vatTable } from '../../../../lib/tax/pages';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { flagOf, invalidParameter, numberOf, textOf } from '../../../shared/values';
import { transactionsOf, vatCodesOf } from '../../books/vat-books';
import { LABELS } from '../../labels';
import type { FilingSession } from '../../session';
import { filerOf, intentOf, objectIn, optionsOf, type Options } from '../draft-parameters';
import { draftRow } from '../draft-row';
import { languageOf } from '../language-parameter';
import { formRow } from '../rows';
import { prepareParameters } from './prepare-parameters';

export const description = showFor('vatReturn', ['prepare'], prepareParameters);

/** The return as a draft, as the form shows it, and what is to be said about it. */
export async function execute({
	session,
	parameters,
}: OperationCall<FilingSession>): Promise<IDataObject[]> {
	const options = optionsOf(parameters);
	const filer = filerOf(parameters);
	const period = readPeriod(parameters.text('period', LABELS.period));
	const draft = await draftOf(session, parameters, filer, period);
	const filings = await session.filings();
	const subject = { kind: 'vatReturn', draft, beside: { statements: null } } as const;
	const checked = await checkDraft(filings, subject, intentOf(options), session.ports);
	const earlier = await earlierReturn(session, parameters, draft);
	const lines = formOf(draft, earlier);
	const pen = new Pen(languageOf(parameters));
	return [
		{
			...draftRow(draft, checked, session.ports.clock.now()),
			total: draft.euros['5g.vat'],
			form: lines.map((line) => formRow(line, draft)),
			page: {
				form: vatTable(lines, pen).text,
				sources: sourcesTable(draft, pen)?.text ?? '',
				findings: findingsList(checked.findings, pen).text,
			},
		},
	];
}

async function draftOf(
	session: FilingSession,
	parameters: ItemParameters,
	filer: Filer,
	period: Period,
): Promise<VatReturn> {
	const source = parameters.text('source', LABELS.source);
	if (source === 'accountView') {
		return await draftFromBooks(session, optionsOf(parameters), filer, period);
	}
	const [rubrics, another] = parameters.objectsIfAny('rubrics', LABELS.rubrics);
	if (rubrics === undefined || another !== undefined) {
		throw invalidParameter(LABELS.rubrics, 'a set of rubrics', rubrics);
	}
	const corrections = numberOf(optionsOf(parameters)['corrections'] ?? 0, 'Corrections');
	return draftFromRubrics(filer, period, readRubricSums(rubrics), roundToCents(corrections));
}

async function draftFromBooks(
	session: FilingSession,
	options: Options,
	filer: Filer,
	period: Period,
): Promise<VatReturn> {
	const { client } = await session.accountView();
	const { deductShifted = true } = options;
	const codes = await vatCodesOf(client, {
		rubrics: objectIn(options['rubricsOfCodes'], 'Rubrics of VAT Codes') ?? {},
		deductsShifted: flagOf(deductShifted, 'Deduct Reverse-Charged VAT'),
	});
	const books = await accumulate(transactionsOf(client, period), {
		period,
		codes,
		periodBy: 'date',
	});
	return draftVatReturn(filer, period, books);
}

async function earlierReturn(
	session: FilingSession,
	parameters: ItemParameters,
	draft: VatReturn,
): Promise<EarlierReturn | undefined> {
	const options = optionsOf(parameters);
	const wanted = textOf(options['compareWith'] ?? 'filed', 'Compare With');
	const { administration, obNumber, period } = draft;
	if (wanted === 'nothing') return undefined;
	if (wanted === 'books') {
		const before = previousPeriod(period);
		return await draftFromBooks(session, options, { administration, obNumber }, before);
	}
	return await returnBefore(await session.filings(), { administration, period });
}
