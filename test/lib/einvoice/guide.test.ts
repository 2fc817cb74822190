import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	checkInvoice,
	FORMATS,
	parseInvoice,
	PRECEDENCE,
	RULES,
	UBL_FORMATS,
} from '../../../lib/einvoice';

const read = (file: string): string => readFileSync(join(__dirname, '../../../docs', file), 'utf8');

const guide = read('e-invoicing.md');

/** Cells of the rows of a table whose heading begins with this cell. */
function tableOf(first: string, text = guide): readonly (readonly string[])[] {
	const lines = text.split('\n');
	const heading = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\|`).test(line));
	const rows = lines.slice(heading + 2);
	const length = rows.findIndex((line) => !line.startsWith('|'));
	return rows.slice(0, length === -1 ? undefined : length).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

const WAYS: Readonly<Record<(typeof PRECEDENCE)[number]['channel'], string>> = {
	email: 'e-mail',
	autoInvoice: 'AutoInvoice',
	print: 'print',
	archive: 'archive',
	paper: 'print or archive',
};

const WAYS_NL: Readonly<Record<(typeof PRECEDENCE)[number]['channel'], string>> = {
	email: 'e-mail',
	autoInvoice: 'AutoInvoice',
	print: 'papier',
	archive: 'archief',
	paper: 'papier of archief',
};

describe('docs/facturen-versturen.md', () => {
	it('shows the table of precedence as it is', () => {
		expect(tableOf('wanneer', read('facturen-versturen.md'))).toEqual(
			PRECEDENCE.map(({ when, channel, attention, code }) => [
				when.nl,
				WAYS_NL[channel],
				attention ? 'ja' : '',
				`\`${code}\``,
			]),
		);
	});
});

describe('docs/e-invoicing.md', () => {
	it('shows the table of precedence as it is, in both languages', () => {
		expect(tableOf('when')).toEqual(
			PRECEDENCE.map(({ when, channel, attention, code }) => [
				when.en,
				when.nl,
				WAYS[channel],
				attention ? 'yes' : '',
				`\`${code}\``,
			]),
		);
	});

	it('lists every rule', () => {
		expect(tableOf('rule')).toEqual(
			RULES.map(({ id, answersTo, formats, severity, warningIn }) => [
				`\`${id}\``,
				answersTo.join(', '),
				formats.length === FORMATS.length ? 'everything' : formats.join(', '),
				`${severity}${warningIn === undefined ? '' : ' (PDF: warning)'}`,
			]),
		);
	});

	it('shows an invoice with which nothing is wrong', () => {
		const [, example = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
		const invoice = parseInvoice(JSON.parse(example));
		for (const format of ['pdf', ...UBL_FORMATS.filter((one) => one !== 'gaccount')] as const) {
			expect(checkInvoice(invoice, format)).toEqual([]);
		}
	});
});
