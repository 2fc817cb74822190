import { reasonsInWords } from '../../../../lib/einvoice/print/reasons';

describe('What a printer says of itself', () => {
	it('is put into words, in both languages, whatever the severity', () => {
		expect(reasonsInWords(['media-empty-error', 'cover-open', 'toner-low-report'])).toEqual({
			en: 'the paper has run out, a cover is open, there is little toner left',
			nl: 'het papier is op, er staat een klep open, de toner is bijna op',
		});
	});

	it('stays as it is where only its maker knows it, and is told once', () => {
		expect(
			reasonsInWords(['com.maker-odd-thing', 'job-incoming', 'job-data-insufficient']).en,
		).toBe('com.maker-odd-thing, the document is still on its way');
	});

	it('is nothing where there is nothing to tell', () => {
		expect(reasonsInWords(['none', 'job-printing'])).toEqual({ en: '', nl: '' });
	});
});
