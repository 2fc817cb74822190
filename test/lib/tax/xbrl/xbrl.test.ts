import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessage, type MessageInput } from '../../../../lib/tax/message/message';
import { generationFor, GENERATIONS, readGenerations } from '../../../../lib/tax/xbrl/generations';
import { writeIcp, writeVatReturn } from '../../../../lib/tax/xbrl/write';
import type { SupplyInput } from '../../../../lib/tax/icp/supply';
import { readPeriod } from '../../../../lib/tax/periods/period';
import { refusal } from '../refusal';
import { icp, MESSAGE, SUPPLIES, vatReturn } from '../samples';
import { all, attribute, canonical } from './canonical';

function example(name: string): string {
	return readFileSync(join(__dirname, 'examples', `${name}.xbrl`), 'utf8');
}

function message(changes: Partial<MessageInput> = {}) {
	return readMessage({ ...MESSAGE, ...changes });
}

const INTERMEDIARY: Partial<MessageInput> = {
	contact: { ...MESSAGE.contact, type: 'intermediary', prefix: 'van der' },
	taxConsultant: '123456',
	association: 'NBA',
};

const CORRECTION: SupplyInput = {
	...(SUPPLIES[0] as SupplyInput),
	record: 'VRK 9',
	amount: -100,
	corrects: '2024-Q4',
};

describe('the published examples are written as they are', () => {
	it('a VAT return of NT20', () => {
		const { xml, fileName } = writeVatReturn(vatReturn(), { message: message() });
		expect(canonical(xml)).toEqual(canonical(example('vat-return-nt20')));
		expect(fileName).toBe('OB-2026Q1-0001.xbrl');
	});

	it('an ICP statement of NT20, in typed dimensions', async () => {
		const { xml } = writeIcp(await icp(), { message: message({ reference: 'ICP-2026Q1-0001' }) });
		expect(canonical(xml)).toEqual(canonical(example('icp-nt20')));
	});

	it('an ICP statement of NT19, in tuples', async () => {
		const { xml } = writeIcp(await icp('2025-Q1'), {
			message: message({ reference: 'ICP-2025Q1-0001', createdAt: Date.UTC(2025, 3, 15, 8, 30) }),
		});
		expect(canonical(xml)).toEqual(canonical(example('icp-nt19')));
	});
});

describe('a generation of the taxonomy', () => {
	it.each(GENERATIONS)('of $year is NT$nt', ({ year, nt, date }) => {
		const { xml } = writeVatReturn(vatReturn(`${year}-Q4`), { message: message() });
		const href = attribute(all(canonical(xml), 'schemaRef')[0], 'href');
		expect(href).toBe(
			`http://www.nltaxonomie.nl/nt${nt}/bd/${date}/entrypoints/bd-rpt-ob-aangifte-${year}.xsd`,
		);
	});

	it('that is not known is refused, and can be given', () => {
		expect(refusal(() => writeVatReturn(vatReturn('2027-Q1'), { message: message() })).code).toBe(
			'TAX_GENERATION_UNKNOWN',
		);
		const generations = readGenerations([{ year: 2027, nt: 21, date: '20261209' }]);
		const { xml } = writeVatReturn(vatReturn('2027-Q1'), { message: message(), generations });
		expect(xml).toContain('nt21/bd/20261209/dictionary/bd-data');
	});

	it('that is corrected in the course of a year replaces the known one', () => {
		const generations = readGenerations([{ year: 2026, nt: 20, date: '20260916' }]);
		expect(generationFor(readPeriod('2026-Q3'), generations).date).toBe('20260916');
		expect(generationFor(readPeriod('2025-Q3'), generations).nt).toBe(19);
	});

	it.each([
		[{}],
		[[{ year: 2027 }]],
		[[{ year: 2027, nt: 21, date: '9 December' }]],
		[[{ year: 2027, nt: 21, date: '20261309' }]],
	])('%j is refused', (given) => {
		expect(refusal(() => readGenerations(given)).code).toBe('TAX_GENERATIONS_INVALID');
	});
});

describe('who files', () => {
	it('is told, with the intermediary in a dimension of its own in NT20', () => {
		const root = canonical(writeVatReturn(vatReturn(), { message: message(INTERMEDIARY) }).xml);
		const texts = [
			'ContactType',
			'ContactPrefix',
			'TaxConsultantNumber',
			'ProfessionalAssociationForTaxServiceProvidersName',
		].map((name) => all(root, name)[0]?.text);
		expect(texts).toEqual(['INT', 'van der', '123456', 'NBA']);
		const member = all(root, 'typedMember')[0];
		expect(attribute(member, 'dimension')).toBe(
			'bd-axes:ProfessionalAssociationSerialNumberDimension',
		);
		expect(member?.children.map(({ text }) => text)).toEqual(['1']);
		expect(
			attribute(all(root, 'ProfessionalAssociationForTaxServiceProvidersName')[0], 'contextRef'),
		).toBe('Msg_PASN1');
	});

	it('is told in a tuple before NT20', () => {
		const root = canonical(
			writeVatReturn(vatReturn('2025-Q1'), { message: message(INTERMEDIARY) }).xml,
		);
		const tuple = all(root, 'ProfessionalAssociationForTaxServiceProvidersSpecification')[0];
		expect(tuple?.name).toContain('nt19/bd/20241211/dictionary/bd-tuples');
		expect(tuple?.children.map(({ text }) => text)).toEqual(['NBA']);
	});

	it('has no type of contact on an ICP statement, and names the company of a fiscal entity', async () => {
		const { xml } = writeIcp(await icp('2026-Q1', SUPPLIES, { division: 'NL123456794B01' }), {
			message: message(INTERMEDIARY),
		});
		expect(all(canonical(xml), 'ContactType')).toEqual([]);
		expect(all(canonical(xml), 'VATIdentificationNumberNLFiscalEntityDivision')[0]?.text).toBe(
			'123456794B01',
		);
	});

	it.each([
		[Date.UTC(2026, 0, 1, 23, 5), '202601020005'],
		[Date.UTC(2026, 6, 1, 23, 5), '202607020105'],
	])('made it at %p: %s in the Netherlands', (createdAt, expected) => {
		const { xml } = writeVatReturn(vatReturn(), { message: message({ createdAt }) });
		expect(all(canonical(xml), 'DateTimeCreation')[0]?.text).toBe(expected);
	});

	it('survives every character that SBR lets stand', () => {
		const surname = `A & B <C> "D" 'E' Müller € ]]>`;
		const { xml } = writeVatReturn(vatReturn(), {
			message: message({ contact: { ...MESSAGE.contact, surname } }),
		});
		expect(all(canonical(xml), 'ContactSurname')[0]?.text).toBe(surname);
		expect(xml).not.toContain(']]>');
	});
});

describe('what the taxonomy cannot say', () => {
	it.each([
		['2026-Q1', 'NT20'],
		['2025-Q1', 'NT19'],
	])('in %s a correction is refused: %s', async (period, nt) => {
		const draft = await icp(period, [...SUPPLIES, CORRECTION]);
		const error = refusal(() => writeIcp(draft, { message: message() }));
		expect(error).toMatchObject({ code: 'TAX_NOT_EXPRESSIBLE', record: 'customer 10' });
		expect(error.message).toContain(nt);
	});

	it('NT20 cannot, whatever the setting', async () => {
		const draft = await icp('2026-Q1', [CORRECTION]);
		expect(
			refusal(() => writeIcp(draft, { message: message(), corrections: 'context' })).code,
		).toBe('TAX_NOT_EXPRESSIBLE');
	});

	it('before NT20 a correction can stand in a context of the period that it corrects', async () => {
		const draft = await icp('2025-Q1', [...SUPPLIES, CORRECTION]);
		const root = canonical(writeIcp(draft, { message: message(), corrections: 'context' }).xml);
		const tuple = all(root, 'IntraCommunitySuppliesCorrection')[0];
		expect(tuple?.children.map(({ name, text }) => [name.split('}')[1], text])).toEqual([
			['CorrectionsSuppliesAmount', '-100'],
			['CountryCodeISO-EC', 'DE'],
			['VATIdentificationNumberNational', '136695976'],
		]);
		const context = all(root, 'context').find(
			(one) => attribute(one, 'id') === attribute(tuple?.children[0], 'contextRef'),
		);
		expect(all(context ?? root, 'startDate')[0]?.text).toBe('2024-10-01');
	});

	it('call-off stock stands in tuples, and is refused in NT20', async () => {
		const customer = { country: 'DE', number: '136695976' };
		const callOff = [
			{ movement: 'returned', customer } as const,
			{
				movement: 'changedAcquirer',
				original: customer,
				replacement: { country: 'BE', number: '0428759497' },
			} as const,
		];
		const root = canonical(
			writeIcp(await icp('2025-Q1', [], { callOff }), { message: message() }).xml,
		);
		expect(all(root, 'CallOffStocksTransfersReturnedPreviousPeriod')).toHaveLength(1);
		expect(
			all(root, 'CallOffStocksTransfersPreviousChangedAcquirer')[0]?.children.map(
				({ text }) => text,
			),
		).toEqual(['BE', 'DE', '0428759497', '136695976']);
		const newer = await icp('2026-Q1', SUPPLIES, { callOff });
		expect(refusal(() => writeIcp(newer, { message: message() })).code).toBe('TAX_NOT_EXPRESSIBLE');
	});
});

describe('nothing is written that breaks a rule', () => {
	it('a return under the public number of a sole trader', () => {
		const error = refusal(() =>
			writeVatReturn({ ...vatReturn(), obNumber: '123456789B13' }, { message: message() }),
		);
		expect(error).toMatchObject({
			code: 'TAX_RULE_BROKEN',
			record: 'Bakkerij De Hoek',
			details: { rule: 'TAX-OB-NUMBER' },
		});
	});

	it('a statement with a Dutch customer', async () => {
		const draft = await icp('2026-Q1', [
			{ ...(SUPPLIES[0] as SupplyInput), vatId: 'NL123456782B01' },
		]);
		expect(refusal(() => writeIcp(draft, { message: message() })).details).toMatchObject({
			rule: 'TAX-ICP-VAT-NUMBER',
		});
	});

	it('a telephone number that is too long', () => {
		const contact = { ...MESSAGE.contact, phone: '+31 (0)20 123 45 67' };
		expect(
			refusal(() => writeVatReturn(vatReturn(), { message: message({ contact }) })).message,
		).toContain('telephone');
	});

	it('many errors are told as the first three and a number', () => {
		const draft = { ...vatReturn(), obNumber: '1', corrections: 1e6 };
		draft.euros = { ...draft.euros, '5a.vat': 1, '5g.vat': 2, '1a.turnover': 1e10 };
		expect(refusal(() => writeVatReturn(draft, { message: message() })).message).toMatch(
			/And \d more\.$/,
		);
	});
});

it('the file name has the characters that SBR allows', () => {
	expect(
		writeVatReturn(vatReturn(), { message: message({ reference: 'OB 2026/1.é' }) }).fileName,
	).toBe('OB_2026_1__.xbrl');
});
