import { bodyOf, faultIn } from '../../../../lib/tax/digipoort/responses';
import { refusedBy } from '../../../../lib/tax/digipoort/failures';

const NOW = Date.UTC(2026, 3, 15, 10);

/** What is made of a fault as it comes over the wire. */
function meaningOf(
	parts: { readonly faultcode: string; readonly faultstring: string; readonly own?: string },
	hasEffect = true,
) {
	const { faultcode, faultstring, own = '' } = parts;
	const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>${faultcode}</faultcode><faultstring>${faultstring}</faultstring><detail>${own}</detail></s:Fault></s:Body></s:Envelope>`;
	const fault = faultIn(bodyOf(body) ?? '');
	if (fault === null) throw new Error('there is no fault in it');
	return refusedBy(fault, { status: 500, headers: {}, body }, { now: NOW, hasEffect });
}

function ofDelivery(code: string, words: string): string {
	return `<aanleverFault><foutcode>${code}</foutcode><foutbeschrijving>${words}</foutbeschrijving></aanleverFault>`;
}

describe('a fault after a delivery', () => {
	it.each(['s:Server', 'Server', 'soapenv:Server.Timeout'])(
		'that a server calls its own (%s) does not prove that nothing arrived',
		(faultcode) => {
			const failure = meaningOf({ faultcode, faultstring: 'Internal error' });

			expect(failure).toMatchObject({ code: 'TAX_DIGIPOORT_BUSY', mayHaveArrived: true });
			expect(failure.message).toContain('Internal error');
		},
	);

	it('that lays the cause with the message proves that nothing arrived', () => {
		const fault = { faultcode: 's:Client', faultstring: 'Algemene fout' };

		expect(meaningOf({ ...fault, own: ofDelivery('ALS100', 'Geen geldig bericht') })).toMatchObject(
			{ code: 'TAX_DIGIPOORT_REFUSED', mayHaveArrived: false },
		);
	});

	it('of Digipoort by its code counts by that, whatever the transport says', () => {
		const fault = { faultcode: 's:Server', faultstring: 'Algemene fout' };

		expect(meaningOf({ ...fault, own: ofDelivery('ALS110', 'Onbekend kenmerk') })).toMatchObject({
			code: 'TAX_DIGIPOORT_REFUSED',
			mayHaveArrived: false,
		});
	});

	it('that is technical stays so when its words speak of a time that has run out', () => {
		const fault = { faultcode: 's:Client', faultstring: 'Algemene fout' };

		expect(
			meaningOf({ ...fault, own: ofDelivery('ALS400', 'De wachttijd is verlopen') }),
		).toMatchObject({ code: 'TAX_DIGIPOORT_BUSY', mayHaveArrived: true });
	});

	it('about an expired certificate names the certificate and not the clock', () => {
		const fault = { faultcode: 's:Client', faultstring: 'Algemene fout' };
		const failure = meaningOf({
			...fault,
			own: ofDelivery('ALS120', 'The certificate has expired'),
		});

		expect(failure).toMatchObject({ code: 'TAX_DIGIPOORT_REFUSED', mayHaveArrived: false });
		expect(failure.remedy).toContain('certificate of the credential');
	});

	it('about the time of the message names the clock', () => {
		const fault = { faultcode: 's:Client', faultstring: 'The message has expired' };

		expect(meaningOf(fault)).toMatchObject({ code: 'TAX_DIGIPOORT_CLOCK_OFF' });
	});
});

it('a technical fault after a question leaves nothing in doubt', () => {
	const fault = { faultcode: 's:Server', faultstring: 'Internal error' };

	expect(meaningOf(fault, false)).toMatchObject({
		code: 'TAX_DIGIPOORT_BUSY',
		mayHaveArrived: false,
	});
});
