import { decodeResponse, IppFormatError } from '../../../../lib/einvoice/print/ipp/decode';
import { encodeRequest } from '../../../../lib/einvoice/print/ipp/encode';
import { OPERATIONS } from '../../../../lib/einvoice/print/ipp/tags';
import { attribute, bytesOf } from './bytes';

const CHARSET = attribute('47', 'attributes-charset', 'utf-8');
const LANGUAGE = attribute('48', 'attributes-natural-language', 'en-us');

describe('A request', () => {
	it('to print is that of RFC 8010, appendix A.1, byte by byte', () => {
		const request = encodeRequest({
			version: [1, 1],
			operation: OPERATIONS.printJob,
			requestId: 1,
			attributes: [
				{ name: 'attributes-charset', type: 'charset', values: ['utf-8'] },
				{ name: 'attributes-natural-language', type: 'naturalLanguage', values: ['en-us'] },
				{
					name: 'printer-uri',
					type: 'uri',
					values: ['ipp://printer.example.com/ipp/print/pinetree'],
				},
				{ name: 'job-name', type: 'name', values: ['foobar'] },
				{ name: 'ipp-attribute-fidelity', type: 'boolean', values: [true] },
			],
			job: [
				{ name: 'copies', type: 'integer', values: [20] },
				{ name: 'sides', type: 'keyword', values: ['two-sided-long-edge'] },
			],
		});

		expect(Buffer.from(request)).toEqual(
			bytesOf([
				...['0101', '0002', '00000001', '01'],
				...CHARSET,
				...LANGUAGE,
				...attribute('45', 'printer-uri', 'ipp://printer.example.com/ipp/print/pinetree'),
				...attribute('42', 'job-name', 'foobar'),
				...attribute('22', 'ipp-attribute-fidelity', { hex: '01' }),
				'02',
				...attribute('21', 'copies', { hex: '00000014' }),
				...attribute('44', 'sides', 'two-sided-long-edge'),
				'03',
			]),
		);
	});

	it('names an attribute once that has several values, and counts the bytes of a name', () => {
		const request = encodeRequest({
			version: [2, 0],
			operation: OPERATIONS.getJobs,
			requestId: 70_000,
			attributes: [
				{ name: 'requested-attributes', type: 'keyword', values: ['job-id', 'job-name'] },
				{ name: 'job-name', type: 'name', values: ['Ωμέγα 🛠'] },
			],
		});

		expect(Buffer.from(request)).toEqual(
			bytesOf([
				...['0200', '000a', '00011170', '01'],
				...attribute('44', 'requested-attributes', 'job-id'),
				...attribute('44', '', 'job-name'),
				...attribute('42', 'job-name', 'Ωμέγα 🛠'),
				'03',
			]),
		);
	});
});

describe('An answer', () => {
	it('with jobs is read as RFC 8010, appendix A.8 means it', () => {
		const { status, requestId, groups } = decodeResponse(
			bytesOf([
				...['0101', '0000', '0000007b', '01'],
				...CHARSET,
				...LANGUAGE,
				...attribute('41', 'status-message', 'successful-ok'),
				'02',
				...attribute('21', 'job-id', { hex: '00000093' }),
				...attribute('36', 'job-name', { hex: '000566722d63610003666f75' }),
				'02',
				'02',
				...attribute('21', 'job-id', { hex: '00000094' }),
				...attribute('36', 'job-name', { hex: '000564652d434800096973636820677565' + '74' }),
				'03',
			]),
		);

		expect({ status, requestId }).toEqual({ status: 0, requestId: 123 });
		expect(groups.map(({ tag, attributes }) => [tag, Object.fromEntries(attributes)])).toEqual([
			[
				1,
				{
					'attributes-charset': ['utf-8'],
					'attributes-natural-language': ['en-us'],
					'status-message': ['successful-ok'],
				},
			],
			[2, { 'job-id': [147], 'job-name': ['fou'] }],
			[2, {}],
			[2, { 'job-id': [148], 'job-name': ['isch guet'] }],
		]);
	});

	it('that refuses a print is read as RFC 8010, appendix A.3 means it', () => {
		const { status, groups } = decodeResponse(
			bytesOf([
				...['0101', '040b', '00000001', '01'],
				...CHARSET,
				...LANGUAGE,
				'05',
				...attribute('21', 'copies', { hex: '00000014' }),
				...attribute('10', 'sides', ''),
				'03',
			]),
		);

		expect(status).toBe(0x040b);
		expect(Object.fromEntries(groups[1]?.attributes ?? [])).toEqual({ copies: [20], sides: [] });
	});

	it('has values of every kind, and skips over what it does not know', () => {
		const { groups } = decodeResponse(
			bytesOf([
				...['0200', '0000', '00000001', '04'],
				...attribute('33', 'copies-supported', { hex: '00000001000003e7' }),
				...attribute('22', 'printer-is-accepting-jobs', { hex: '01' }),
				...attribute('31', 'printer-current-time', { hex: '07ea0b1d0a0b0c002b0100' }),
				...attribute('34', 'media-col', ''),
				...attribute('4a', '', 'media-size'),
				...attribute('34', '', ''),
				...attribute('4a', '', 'x-dimension'),
				...attribute('21', '', { hex: '00005208' }),
				...attribute('37', '', ''),
				...attribute('37', '', ''),
				...attribute('44', 'sides-supported', 'one-sided'),
				...attribute('44', '', 'two-sided-long-edge'),
				'03',
			]),
		);

		const attributes = groups[0]?.attributes;
		const size = attributes?.get('media-col')?.[0];
		expect(attributes?.get('copies-supported')).toEqual([{ lower: 1, upper: 999 }]);
		expect(attributes?.get('printer-is-accepting-jobs')).toEqual([true]);
		expect(attributes?.get('sides-supported')).toEqual(['one-sided', 'two-sided-long-edge']);
		expect(size).toEqual(new Map([['media-size', [new Map([['x-dimension', [21_000]]])]]]));
	});

	const whole = bytesOf([
		...['0200', '0000', '00000001', '01'],
		...CHARSET,
		'02',
		...attribute('21', 'job-id', { hex: '00000093' }),
		'03',
	]);

	it.each(Array.from({ length: whole.length }, (_, size) => size))(
		'that ends after %d bytes is none',
		(size) => {
			expect(() => decodeResponse(whole.subarray(0, size))).toThrow(IppFormatError);
		},
	);

	it.each([
		['a web page', Buffer.from('<!doctype html><title>Sign in</title>')],
		['an unknown version', bytesOf(['0900', '0000', '00000001', '03'])],
		['a value outside of a group', bytesOf(['0200', '0000', '00000001', '21'])],
		[
			'a value without a name',
			bytesOf([
				'0200',
				'0000',
				'00000001',
				'02',
				...attribute('21', '', { hex: '00000001' }),
				'03',
			]),
		],
		[
			'a collection without an end',
			bytesOf(['0200', '0000', '00000001', '02', ...attribute('34', 'media-col', ''), '03']),
		],
		[
			'collections without a bottom',
			bytesOf([
				...['0200', '0000', '00000001', '02'],
				...attribute('34', 'media-col', ''),
				...Array.from({ length: 10_000 }, () => attribute('34', '', '')).flat(),
				'03',
			]),
		],
	])('is not what %s is', (_, bytes) => {
		expect(() => decodeResponse(bytes)).toThrow(IppFormatError);
	});
});
