import { parseInvoice, parseInvoiceInTurns, type InvoiceInput } from '../../../../lib/einvoice';
import { GIVEN } from '../samples';

/** An invoice of so many lines, each another one, with a null that is as good as left out. */
function givenWith(count: number, last: object = {}): unknown {
	const line = (at: number): object => ({
		id: String(at + 1),
		description: `Artikel ${at + 1}`,
		quantity: at + 1,
		unitPrice: '1.25',
		vat: { category: 'AE', rate: 0 },
		discount: null,
		...(at === count - 1 ? last : {}),
	});
	const lines = Array.from({ length: count }, (_, at) => line(at));
	return { ...GIVEN, lines: lines as InvoiceInput['lines'] };
}

async function read(given: unknown): Promise<{ invoice: unknown; turns: number }> {
	let turns = 0;
	const turn = (): Promise<void> => {
		turns += 1;
		return Promise.resolve();
	};
	return { invoice: await parseInvoiceInTurns(given, turn), turns };
}

describe('an invoice that is read in turns', () => {
	it.each([
		[1, 0],
		[200, 0],
		[201, 1],
		[400, 1],
		[2000, 9],
	])('of %d lines is the same, and lets others have their turn %d times', async (count, turns) => {
		const given = givenWith(count);

		expect(await read(given)).toEqual({ invoice: parseInvoice(given), turns });
	});

	it.each([
		['a line far below', givenWith(450, { unitPrice: '1,25' }), 'lines[449].unitPrice'],
		['the invoice', { ...Object(givenWith(450)), issueDate: 'vandaag' }, 'issueDate'],
		['its lines', { ...GIVEN, lines: 'geen' }, 'lines'],
		['nearly all', null, 'The invoice'],
	])('says what is wrong with %s as at once', async (_, given, field) => {
		const failure = await read(given).catch((error: unknown) => error);
		const told = (): unknown => parseInvoice(given);

		expect(failure).toMatchObject({ code: 'EINVOICE_INVALID' });
		expect(told).toThrow((failure as Error).message);
		expect((failure as Error).message).toContain(field);
	});
});
