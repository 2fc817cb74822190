import { readTemplate, type Look } from '../../../../lib/einvoice/pdf/look';
import { refusal } from '../samples';

describe('reading how invoices look', () => {
	it('takes nothing at all', () => {
		expect(readTemplate({})).toMatchObject({ fontSize: 9, colours: {}, shows: {} });
	});

	it('takes a colour, and lets that of the template go before it', () => {
		expect(readTemplate({ colour: '#123456' }).colours.accent).toBe('#123456');
		const template = { colours: { accent: '#abcdef' } };
		expect(readTemplate({ colour: '#123456', template }).colours.accent).toBe('#abcdef');
	});

	it('takes columns by name and with a width', () => {
		const template = { columns: ['description', { field: 'amount', width: 30 }] };
		expect(readTemplate({ template }).columns).toEqual([
			{ field: 'description' },
			{ field: 'amount', width: 30 },
		]);
	});

	it.each<[string, Look, RegExp]>([
		['a colour that is none', { colour: 'red' }, /"colour".*such as #1f4e79/],
		['a template that is no object', { template: 'x' }, /The template cannot be used/],
		['an unknown setting', { template: { script: 'x' } }, /Unrecognized key: "script"/],
		['an unknown column', { template: { columns: ['price'] } }, /"columns.0"/],
		[
			'a column twice',
			{ template: { columns: ['code', 'code'] } },
			/"columns".*has a column twice/,
		],
		['no columns', { template: { columns: [] } }, /"columns".*has no columns/],
		['letters that cannot be read', { template: { fontSize: 2 } }, /"fontSize"/],
		[
			'a place off the page',
			{ template: { places: { sender: { x: 400, y: 1, width: 50 } } } },
			/"places.sender.x"/,
		],
		[
			'an unknown label',
			{ template: { texts: { nl: { labels: { titel: 'x' } } } } },
			/"texts.nl.labels/,
		],
		[
			'a label that is no text',
			{ template: { texts: { nl: { labels: { invoice: 3 } } } } },
			/must be a text/,
		],
	])('refuses %s', (_, look, message) => {
		const error = refusal(() => readTemplate(look));
		expect(error.code).toBe('EINVOICE_LOOK_INVALID');
		expect(error.message).toMatch(message);
		expect(error.remedy).not.toBe('');
	});
});
