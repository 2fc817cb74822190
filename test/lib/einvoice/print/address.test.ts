import { EInvoiceError } from '../../../../lib/einvoice';
import { printerAddress } from '../../../../lib/einvoice/print/ipp/address';

describe('The address of a printer', () => {
	it.each([
		[
			'ipp://printer.local/ipp/print',
			'ipp://printer.local:631/ipp/print',
			'http://printer.local:631/ipp/print',
		],
		[
			'IPPS://printer.local/ipp/print',
			'ipps://printer.local:631/ipp/print',
			'https://printer.local:631/ipp/print',
		],
		['ipp://printer.local:80/ipp', 'ipp://printer.local:80/ipp', 'http://printer.local:80/ipp'],
		['ipps://printer.local:443/', 'ipps://printer.local:443/', 'https://printer.local:443/'],
		[
			'http://cups.local:631/printers/A',
			'ipp://cups.local:631/printers/A',
			'http://cups.local:631/printers/A',
		],
		[
			'http://cups.local/printers/A',
			'ipp://cups.local:80/printers/A',
			'http://cups.local:80/printers/A',
		],
		[
			'https://cups.local/printers/A',
			'ipps://cups.local:443/printers/A',
			'https://cups.local:443/printers/A',
		],
		[' ipp://[fe80::1]:8631/ipp ', 'ipp://[fe80::1]:8631/ipp', 'http://[fe80::1]:8631/ipp'],
		['ipp://[::1]', 'ipp://[::1]:631/', 'http://[::1]:631/'],
	])('%s is that of %s', (text, uri, url) => {
		expect(printerAddress(text)).toMatchObject({ uri, url });
	});

	it.each([
		'',
		'printer.local',
		'lpd://printer.local/queue',
		'file:///etc/passwd',
		'ipp://',
		'ipp:///ipp/print',
		'ipp://printer.local:99999/ipp',
		'ipp://printer.local/ipp?waitjob=false',
		'ipp://printer.local/ipp#x',
	])('is not %p', (text) => {
		expect(() => printerAddress(text)).toThrow(
			expect.objectContaining({ code: 'EINVOICE_PRINTER_ADDRESS_INVALID' }) as Error,
		);
	});

	it('holds no password, and does not repeat one', () => {
		const read = (): unknown => printerAddress('ipp://anna:geheim@printer.local/ipp');

		expect(read).toThrow(EInvoiceError);
		expect(read).not.toThrow(/geheim/);
	});
});
