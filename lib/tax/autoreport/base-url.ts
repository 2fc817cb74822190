import { problemOfServiceAddress } from '../../ports/service-address';
import { AutoReportError } from './errors';

/**
 * Where the connector is, as the credential has it, without a slash at the end.
 *
 * @throws AutoReportError TAX_AUTOREPORT_UNREACHABLE
 */
export function readBaseUrl(given: string): string {
	const address = given.trim().replace(/\/+$/, '');
	const problem = problemOfServiceAddress(address);
	if (problem === null) return address;
	throw new AutoReportError({
		code: 'TAX_AUTOREPORT_UNREACHABLE',
		message: `The base URL in the credential for AutoReport cannot be used: ${problem}.`,
		remedy: 'Fill it in like https://autoreport.partner.nl; your Visma partner knows it.',
		mayHaveArrived: false,
	});
}
