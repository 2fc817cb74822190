import { problemOfServiceAddress } from '../../ports/service-address';
import { VismaConnectorError } from './errors';

/**
 * Where a connector is, as the credential has it, without a slash at the end.
 *
 * @throws VismaConnectorError VISMA_UNREACHABLE
 */
export function readBaseUrl(given: string): string {
	const address = given.trim().replace(/\/+$/, '');
	const problem = problemOfServiceAddress(address);
	if (problem === null) return address;
	throw new VismaConnectorError({
		code: 'VISMA_UNREACHABLE',
		message: `The base URL in the credential for the Visma services cannot be used: ${problem}.`,
		remedy: 'Fill it in like https://registratie.partner.nl; your Visma partner knows it.',
		mayHaveArrived: false,
	});
}
