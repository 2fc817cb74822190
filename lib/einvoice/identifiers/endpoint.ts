import type { Endpoint } from '../invoice/schema';
import { dutchVatProblem, kvkProblem, oinProblem, type Problem } from './dutch';
import {
	australianProblem,
	belgianProblem,
	danishProblem,
	danishUnitProblem,
	danishVatProblem,
	italianOfficeProblem,
	italianVatProblem,
	norwegianProblem,
	swedishProblem,
} from './foreign';
import { glnProblem } from './gln';

/** Schemes of electronic addresses (EAS) of which the shape is known here. */
const CHECKED: Readonly<Record<string, (id: string) => Problem>> = {
	'0007': swedishProblem,
	'0088': glnProblem,
	'0096': danishUnitProblem,
	'0106': kvkProblem,
	'0151': australianProblem,
	'0184': danishProblem,
	'0190': oinProblem,
	'0192': norwegianProblem,
	'0198': danishVatProblem,
	'0201': italianOfficeProblem,
	'0208': belgianProblem,
	'0211': italianVatProblem,
	'9944': dutchVatProblem,
};

/**
 * The other schemes of the EAS list of EN 16931 (BR-CL-25, version 17 of the code lists) that stand for a
 * number in a register.
 */
const OTHERS: ReadonlySet<string> = new Set(
	`0002 0009 0037 0060 0097 0130 0135 0142 0147 0154 0158 0170 0177 0183 0188 0191 0193 0194 0195
	0196 0199 0200 0202 0203 0204 0205 0209 0210 0212 0213 0215 0216 0217 0218 0221 0225
	0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926
	9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9945 9946 9947
	9948 9949 9950 9951 9952 9953 9957 9959`.split(/\s+/),
);

/** Those of them that Peppol BIS Billing does not take (PEPPOL-EN16931-CL008). */
const NOT_ON_PEPPOL: ReadonlySet<string> = new Set(
	'0037 0147 0154 0170 0177 0193 0194 0202 0203 0205 0212 0213 0215 0217'.split(' '),
);

/**
 * Reads `0106:12345678`, as it stands in the field of a customer; undefined when it is not of that shape.
 * The name that the Peppol network puts before it may be there.
 */
export function parseEndpoint(text: string): Endpoint | undefined {
	const [, scheme, id] = /^(?:iso6523-actorid-upis::)?(\w{2,4}):\s*(\S+)$/.exec(text.trim()) ?? [];
	return scheme === undefined || id === undefined ? undefined : { scheme, id };
}

/**
 * Address on an e-invoice network: a scheme that there is, and a number that fits it.
 *
 * @param network which schemes count: those of EN 16931, or the fewer of Peppol BIS Billing
 */
export function endpointProblem(
	{ scheme, id }: Endpoint,
	network: 'any' | 'peppol' = 'any',
): Problem {
	if (id === '') {
		return { nl: 'het elektronische adres is leeg', en: 'the electronic address is empty' };
	}
	if (id.includes('@')) {
		return {
			nl: 'een e-mailadres is geen adres op een e-factuurnetwerk',
			en: 'an e-mail address is no address on an e-invoice network',
		};
	}
	const check = CHECKED[scheme];
	if (check !== undefined) return check(id);
	if (network === 'peppol' && NOT_ON_PEPPOL.has(scheme)) {
		return {
			nl: `Peppol kent het schema "${scheme}" niet`,
			en: `Peppol does not know the scheme "${scheme}"`,
		};
	}
	if (OTHERS.has(scheme)) return null;
	return {
		nl: `het schema "${scheme}" staat niet in de EAS-lijst; voor KVK is het 0106, voor OIN 0190, voor btw 9944 en voor GLN 0088`,
		en: `the scheme "${scheme}" is not in the EAS list; it is 0106 for KVK, 0190 for OIN, 9944 for Dutch VAT and 0088 for GLN`,
	};
}
